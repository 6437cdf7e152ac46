"""Brings a rendered briefing to where it is read."""
