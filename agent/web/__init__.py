"""Past briefings in a browser: on this machine alone, and read-only."""
