"""Runs factbrief as a program of its own against a scripted model."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.model_server import ModelServer

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 300
"""Seconds: only a program that hangs takes as long, however busy the machine is."""

PROGRAM = (sys.executable, "-m", "agent")

HASTY = """
import agent.llm.connect
from agent.cli import main
from agent.llm.endpoint import Patience
agent.llm.connect.connect.__wrapped__.__defaults__ = (None, Patience(tries=1, total=1))
main()
"""
"""The program with no patience for an endpoint in trouble: by default it tries for minutes."""

BRIDGE = """The Arlen bridge will close on Monday for repairs, the Talby council said.

The work on the Arlen bridge will cost 3 million euros and take 11 weeks.
"""
FERRY = """A ferry hit the pier at Port Senna on Tuesday and two passengers were hurt.

The ferry company Norvik stopped all sailings to Port Senna until Friday.
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended and what it said."""

    code: int | None
    out: str
    err: str


@asynccontextmanager
async def started(
    home: Path,
    server: ModelServer | str,
    *arguments: str,
    program: tuple[str, ...] = PROGRAM,
    key: str = "k-1",
    **options: Any,
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The program under way in `home`'s folder; killed at the end if it still runs."""
    endpoint = server if isinstance(server, str) else server.base_url
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "FACTBRIEF_HOME": str(home / "state"),
        "FACTBRIEF_CONCURRENCY": "1",
        "FACTBRIEF_MODEL": "scripted",
        "OPENAI_API_KEY": key,
        "OPENAI_BASE_URL": endpoint,
    }
    pipes = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.PIPE}
    process = await asyncio.create_subprocess_exec(
        *program, *arguments, cwd=home, env=environment, **(pipes | options)
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def factbrief(
    home: Path, server: ModelServer | str, *arguments: str, **options: Any
) -> Ended:
    """Runs the program to its end. No run may show a traceback, whatever it was given."""
    async with started(home, server, *arguments, **options) as process:
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    ended = Ended(process.returncode, (out or b"").decode(), err.decode())
    assert "Traceback" not in ended.err, ended.err
    return ended


def line_about(ended: Ended, *words: str) -> str:
    """The one line of stderr that holds all of `words`."""
    (line,) = (line for line in ended.err.splitlines() if all(word in line for word in words))
    return line
