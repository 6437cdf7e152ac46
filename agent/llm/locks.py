"""A lock between programs, held through a file and freed by the system when its holder ends."""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

_LOOK_AGAIN = 0.1
"""Seconds between two tries; waiting inside the system call could not be cancelled."""


@asynccontextmanager
async def locked(path: Path) -> AsyncIterator[None]:
    """Holds the lock at `path`, waiting for whoever has it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await asyncio.sleep(_LOOK_AGAIN)
        yield
