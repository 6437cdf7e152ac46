"""`python -m evals.benchmarks.warm [ARTICLE…]`: what a second run on the same articles takes.

The first run may ask the model, in the state folder that is set; those after it must not. Without
ARTICLES, the sample story. Writes out/benchmarks/warm.json and ends with code 1 where a bound is
missed.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from evals.benchmarks.bounds import Bound, report, this_machine
from evals.sample import write_sample

_SECONDS_BOUND = 2


class Run(NamedTuple):
    """Seconds by the clock and of processor time, and the calls that were made."""

    wall: float
    processor: float
    calls: int


def main(
    articles: Annotated[list[str] | None, typer.Argument(help="Default: the sample story.")] = None,
    runs: Annotated[int, typer.Option(help="How many runs after the first.", min=1)] = 5,
) -> None:
    """Brief ARTICLES again and again; the medians of the runs after the first count."""
    with tempfile.TemporaryDirectory(prefix="factbrief-warm-") as name:
        folder = Path(name)
        given = articles or [str(file) for file in write_sample(folder / "sample")]
        first, *again = (_run(folder / "briefing.json", given) for _ in range(1 + runs))
    wall = statistics.median(run.wall for run in again)
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "articles": len(given),
        "first_run_seconds": round(first.wall, 2),
        "first_run_calls": first.calls,
        "seconds": round(wall, 2),
        "slowest_seconds": round(max(run.wall for run in again), 2),
        "processor_seconds": round(statistics.median(run.processor for run in again), 2),
    }
    bounds = [
        Bound("calls of a second run", max(run.calls for run in again), 0),
        Bound("seconds of a second run", wall, _SECONDS_BOUND),
    ]
    raise typer.Exit(report("warm", figures, bounds))


def _run(output: Path, articles: list[str]) -> Run:
    command = [sys.executable, "-m", "agent", "brief", "--quiet", "--output", str(output)]
    before, clock = os.times(), time.monotonic()
    subprocess.run([*command, *articles], check=True)  # noqa: S603 - our own program
    wall, after = time.monotonic() - clock, os.times()
    used = after.children_user + after.children_system
    usage = json.loads(output.read_text(encoding="utf-8"))["usage"]
    return Run(wall, used - before.children_user - before.children_system, usage["calls"])


if __name__ == "__main__":
    typer.run(main)
