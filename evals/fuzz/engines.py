"""The two ways of making inputs: from marks that mean something (Hypothesis), and by mutation
that follows which lines of the program were reached (atheris, Python 3.11 to 3.13)."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from evals.fuzz.dice import Dice
from evals.fuzz.pieces import PIECES
from evals.fuzz.targets import Target
from evals.fuzz.wholes import WHOLES

LONGEST = 1.0
"""Processor seconds that one input may take."""

_SEEDS = 300
_FED = re.compile(r"number_of_executed_units: (\d+)")


@dataclass
class Timed:
    """A target that counts its inputs and fails where one takes too long."""

    target: Target
    inputs: int = 0
    slowest: float = 0.0

    def __call__(self, data: bytes) -> None:
        """Feeds `data` to the target. Raises AssertionError where it took longer than LONGEST."""
        taken = self._seconds(data)
        if taken > LONGEST:
            # A garbage collection in a long run takes as long; it does not come three times.
            taken = min(taken, self._seconds(data), self._seconds(data))
        self.inputs += 1
        self.slowest = max(self.slowest, taken)
        if taken > LONGEST:
            raise AssertionError(f"{len(data)} bytes took {taken:.1f} s")

    def _seconds(self, data: bytes) -> float:
        started = time.process_time()
        self.target(data)
        return time.process_time() - started


def by_marks(name: str, inputs: int, target: Target) -> None:
    """Feeds `target` with `inputs` inputs made of the marks of `name`; raises what it raises."""

    @settings(
        max_examples=-(-inputs // len(_inputs(name, b"\x00", ""))),
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.binary(min_size=30, max_size=120), st.text(max_size=6))
    def feed(numbers: bytes, odd: str) -> None:
        for data in _inputs(name, numbers, odd):
            note(repr(data))
            target(data)

    feed()


def _inputs(name: str, numbers: bytes, odd: str) -> list[bytes]:
    """Plain bytes, marks thrown together, and a sound document that holds them.

    All from one draw, which takes Hypothesis as long as a parser takes to read them.
    """
    dice = Dice(PIECES[name], numbers, odd)
    texts = [dice.words(dice.number(16))]
    if name in WHOLES:
        texts.append(WHOLES[name](Dice(PIECES[name], numbers, odd)))
    return [numbers[1 : numbers[0]], *(text.encode("utf-8", "replace") for text in texts)]


def by_reach(name: str, inputs: int) -> tuple[int, str]:
    """Lets atheris feed `inputs` inputs; how many it fed, and what it found ("" for nothing).

    It starts from _SEEDS of the other engine's inputs and knows the target's marks.
    """
    with tempfile.TemporaryDirectory(prefix="factbrief-fuzz-") as folder:
        seeds = Path(folder) / "seeds"
        seeds.mkdir()
        by_marks(name, _SEEDS, lambda data: _keep(seeds, data))
        marks = Path(folder) / "marks"
        marks.write_text("".join(map(_entry, PIECES[name])), encoding="ascii")
        done = subprocess.run(  # noqa: S603 - our own module; of its own, as it never returns
            [
                *(sys.executable, "-m", "evals.fuzz.guided", name),
                *(f"-runs={inputs}", f"-dict={marks}", f"-artifact_prefix={folder}/"),
                *("-len_control=0", "-print_final_stats=1", str(seeds)),
            ],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"TMPDIR": folder},  # it ends without clearing up
        )
    fed = _FED.search(done.stderr)
    # The program's traceback goes to one stream, the input that led to it to the other.
    told = (*done.stdout.strip().splitlines()[-12:], *done.stderr.strip().splitlines()[-12:])
    return int(fed[1]) if fed else 0, "\n".join(told) if done.returncode else ""


def _keep(folder: Path, data: bytes) -> None:
    (folder / hashlib.sha256(data).hexdigest()).write_bytes(data)


def _entry(mark: str) -> str:
    """A line of libFuzzer's dictionary."""
    escaped = "".join(f"\\x{byte:02x}" for byte in mark.encode())
    return f'"{escaped}"\n'
