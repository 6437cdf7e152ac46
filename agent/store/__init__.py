"""What outlives a run: the record of calls with their answers, and the briefings."""
