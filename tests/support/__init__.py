"""Servers and helpers that several rooms' tests share."""
