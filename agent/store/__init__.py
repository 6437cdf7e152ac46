"""What outlives a run: calls with their answers, articles, stories, briefings, editions."""
