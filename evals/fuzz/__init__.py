"""Inputs made to break the parsers: what is fed to which, and what must hold of what comes out."""
