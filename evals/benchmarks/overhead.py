"""`python -m evals.benchmarks.overhead`: the program's own share of the time and its memory.

A server on this machine answers each call after a fixed delay; whatever the program takes beyond
the delays is its own. Five seconds is a quick answer for the thousand and more tokens that twenty
facts take. Writes out/benchmarks/overhead.json and prints a table; ends with code 1
where a bound is missed. The articles are made up, each of a story of its own.
"""

import asyncio
import math
import os
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from evals.benchmarks.bounds import Bound, report, this_machine
from tests.support.model_server import ModelServer
from tests.support.reader import reader

_SECONDS_BOUND = 1.15
_MEMORY_BOUND = 300
_PLACES = ("Arlen", "Talby", "Senna", "Corvin", "Hessel", "Orrin", "Marlo", "Quist")
_THINGS = ("bridge", "ferry", "school", "market", "tunnel", "harbour", "library", "stadium")


def main(
    articles: Annotated[int, typer.Option(help="How many articles, one call each.")] = 200,
    concurrency: Annotated[int, typer.Option(help="Calls at once.")] = 32,
    delay: Annotated[float, typer.Option(help="Seconds that each answer takes.")] = 5.0,
) -> None:
    """Extract the facts of many articles against a server of known slowness."""
    seconds, calls = asyncio.run(_run(articles, concurrency, delay))
    ideal = math.ceil(calls / concurrency) * delay
    program = resource.getrusage(resource.RUSAGE_CHILDREN)  # our only child
    memory = program.ru_maxrss / 1000  # Linux counts in kB
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "articles": articles,
        "calls": calls,
        "concurrency": concurrency,
        "delay": delay,
        "seconds": round(seconds, 2),
        "ideal_seconds": ideal,
        "processor_seconds": round(program.ru_utime + program.ru_stime, 1),
        "memory_mb": round(memory),
    }
    bounds = [
        Bound("seconds ÷ ideal seconds", seconds / ideal, _SECONDS_BOUND),
        Bound("memory, MB", memory, _MEMORY_BOUND),
    ]
    raise typer.Exit(report("overhead", figures, bounds))


async def _run(articles: int, concurrency: int, delay: float) -> tuple[float, int]:
    """Seconds from the program's start to its end, and the calls that it made."""
    with tempfile.TemporaryDirectory(prefix="factbrief-overhead-") as name:
        folder = Path(name)
        _write(folder / "articles", articles)
        async with ModelServer(reader(delay=delay)) as server:
            environment = os.environ | {
                "FACTBRIEF_HOME": str(folder / "state"),
                "FACTBRIEF_CONCURRENCY": str(concurrency),
                "FACTBRIEF_MODEL": "scripted",
                "FACTBRIEF_PROFILE": "full",
                "OPENAI_API_KEY": "none",
                "OPENAI_BASE_URL": server.base_url,
            }
            command = (sys.executable, "-m", "agent", "facts", "--quiet", str(folder / "articles"))
            started = time.monotonic()
            program = await asyncio.create_subprocess_exec(
                *command, env=environment, stdout=asyncio.subprocess.DEVNULL
            )
            if await program.wait():
                raise SystemExit("the program failed: see above")
            return time.monotonic() - started, len(server.requests)


def _write(folder: Path, articles: int) -> None:
    folder.mkdir()
    for number in range(articles):
        place = _PLACES[number % len(_PLACES)]
        thing = _THINGS[number // len(_PLACES) % len(_THINGS)]
        sentences = [
            f"The {place} {thing} number {number} will close on day {line} of the year for repairs "
            f"that cost {number + line} million euros, the {place} council said."
            for line in range(1, 21)
        ]
        (folder / f"{number:03}.txt").write_text("\n\n".join(sentences), encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
