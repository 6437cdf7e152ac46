"""`python -m evals.benchmarks.kills`: `factbrief brief` killed at random moments and run again.

Each round starts from nothing and is killed (SIGKILL) once at a random moment; the database is
checked, and the same command is run to its end. Its briefing must equal that of a whole run,
apart from when it was made and what it used; no call that was recorded may be made again. Writes
out/benchmarks/kills.json and ends with code 1 where one of them fails.
"""

import asyncio
import json
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import track

from evals.benchmarks.bounds import Bound, report, this_machine
from tests.support.model_server import ModelServer
from tests.support.reader import reader
from tests.support.state import calls_repeated, is_sound

_DELAY = 0.1
"""Seconds that each answer takes: long enough to be killed in the middle of one."""


def main(
    kills: Annotated[int, typer.Option(help="How many rounds, one kill each.")] = 200,
    seed: Annotated[int, typer.Option(help="Which moments.")] = 1,
) -> None:
    """Kill a run again and again and see what is left."""
    with tempfile.TemporaryDirectory(prefix="factbrief-kills-") as name:
        figures, bounds = asyncio.run(killed(Path(name), kills, seed))
    raise typer.Exit(report("kills", {"machine": this_machine()} | figures, bounds))


async def killed(folder: Path, kills: int, seed: int) -> tuple[dict[str, object], list[Bound]]:
    """The figures of so many rounds in `folder`, and the promises as bounds of 0."""
    _write(folder)
    moments = random.Random(seed)  # noqa: S311 - which moment is no secret
    faults: Counter[str] = Counter(differs=0, repeated=0, corrupt=0)
    struck: Counter[str] = Counter()
    under_way = 0
    async with ModelServer(reader(delay=_DELAY)) as server:
        started = time.monotonic()
        whole = await _run(folder, "whole", server, kill_after=None)
        seconds = time.monotonic() - started
        for number in track(range(kills), description="kills"):
            home = f"round-{number}"
            told = await _run(folder, home, server, kill_after=moments.uniform(0, seconds))
            under_way += not told
            file = folder / home / "factbrief.db"
            struck[_reached(file)] += 1
            faults["corrupt"] += not is_sound(file)
            again = await _run(folder, home, server, kill_after=None)
            faults["differs"] += again != whole
            faults["repeated"] += calls_repeated(file)
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "kills": kills,
        "kills_of_a_run_under_way": under_way,
        "seconds_of_an_unkilled_run": round(seconds, 2),
        "calls_recorded_at_the_kill": dict(sorted(struck.items())),
    }
    return figures, [
        Bound("briefings that differ", faults["differs"], 0),
        Bound("recorded calls made again", faults["repeated"], 0),
        Bound("databases that fail their check", faults["corrupt"], 0),
    ]


async def _run(
    folder: Path, home: str, server: ModelServer, kill_after: float | None
) -> dict[str, Any]:
    """The briefing that the run wrote, {} where it was killed before."""
    environment = os.environ | {
        "FACTBRIEF_HOME": str(folder / home),
        "FACTBRIEF_MODEL": "scripted",
        "FACTBRIEF_CONCURRENCY": "2",
        "OPENAI_API_KEY": "none",
        "OPENAI_BASE_URL": server.base_url,
    }
    output = folder / f"{home}.json"
    command = (sys.executable, "-m", "agent", "brief", "--quiet", "-o", str(output))
    program = await asyncio.create_subprocess_exec(
        *command, str(folder / "articles"), env=environment
    )
    try:
        await asyncio.wait_for(program.wait(), kill_after)
    except TimeoutError:
        with suppress(ProcessLookupError):  # it ended by itself at this very moment
            program.kill()
        await program.wait()
        return {}
    briefing = json.loads(output.read_bytes())
    return {name: value for name, value in briefing.items() if name not in ("generated", "usage")}


def _reached(file: Path) -> str:
    if not file.exists():
        return "no database yet"
    with closing(sqlite3.connect(file)) as connection:
        try:
            count = connection.execute("SELECT count(*) FROM calls").fetchone()[0]
        except sqlite3.OperationalError:
            return "no tables yet"
    return f"{count} calls"


def _write(folder: Path) -> None:
    (folder / "articles").mkdir(parents=True)
    for number in range(6):
        (folder / "articles" / f"{number}.txt").write_text(
            f"The Velby bridge will close on {number + 3} May, the council said on Monday.\n\n"
            f"Repairs will cost {number // 2 + 2} million euros and take eleven weeks.\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    typer.run(main)
