"""Runs a command's work to its end, or to Ctrl-C."""

from collections.abc import Coroutine
from typing import Any, TypeVar

import typer

T = TypeVar("T")
INTERRUPTED = 130


def run(work: Coroutine[Any, Any, T]) -> T:
    """What `work` returns. Ctrl-C cancels it and ends the program with code 130."""
    import asyncio

    try:
        return asyncio.run(work)
    except KeyboardInterrupt:
        said = "factbrief: stopped; what is finished is kept, the same command goes on from here"
        typer.echo(said, err=True)
        raise typer.Exit(INTERRUPTED) from None
