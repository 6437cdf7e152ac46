"""The command line: one thin file a command. Commands import their rooms when they run."""

from agent.cli.main import main

__all__ = ["main"]
