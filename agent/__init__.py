"""factbrief: from the day's articles to one briefing in which every line is a fact."""
