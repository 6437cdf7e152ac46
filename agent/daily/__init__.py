"""The edition of the day: what is new, read, grouped into stories, briefed, ranked, delivered."""
