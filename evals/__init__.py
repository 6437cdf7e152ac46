"""Evals: the gold corpus, the graders, and what runs, records, compares and gates with them."""
