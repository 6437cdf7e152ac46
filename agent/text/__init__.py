"""What code can read in a sentence, shared by the rooms."""
