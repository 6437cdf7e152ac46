"""`python -m evals.benchmarks.start_up`: how long `factbrief --help` takes.

Every command pays this before it begins. One run first fills the disk's cache and is not counted.
Writes out/benchmarks/start_up.json and ends with code 1 where the bound is missed.
"""

import os
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import Annotated, NamedTuple

import typer

from evals.benchmarks.bounds import Bound, report, this_machine

_BOUND = 0.4


class Start(NamedTuple):
    """Seconds that one start took: by the clock, and of processor time."""

    wall: float
    processor: float


def main(runs: Annotated[int, typer.Option(help="How many starts.")] = 10) -> None:
    """Start the program again and again; the medians count."""
    _start()
    starts = [_start() for _ in range(runs)]
    wall = statistics.median(start.wall for start in starts)
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "runs": runs,
        "seconds": round(wall, 3),
        "slowest_seconds": round(max(start.wall for start in starts), 3),
        "processor_seconds": round(statistics.median(start.processor for start in starts), 3),
    }
    raise typer.Exit(report("start_up", figures, [Bound("seconds to --help", wall, _BOUND)]))


def _start() -> Start:
    before, clock = os.times(), time.monotonic()
    subprocess.run([sys.executable, "-m", "agent", "--help"], check=True, capture_output=True)
    wall, after = time.monotonic() - clock, os.times()
    used = after.children_user + after.children_system
    return Start(wall, used - before.children_user - before.children_system)


if __name__ == "__main__":
    typer.run(main)
