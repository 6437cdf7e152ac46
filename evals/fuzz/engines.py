"""The two ways of making inputs: from marks that mean something (Hypothesis), and by mutation
that follows which lines of the program were reached (atheris, Python 3.11 to 3.13)."""

import subprocess
import sys
import time
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from evals.fuzz.pieces import PIECES
from evals.fuzz.targets import TARGETS, Target

LONGEST = 1.0
"""Processor seconds that one input may take."""


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


def by_marks(name: str, inputs: int) -> Timed:
    """Feeds `inputs` inputs made of the target's marks and raises what the target raised."""
    timed = Timed(TARGETS[name])
    pieces = st.sampled_from(PIECES[name]) | st.text(max_size=6)
    words = st.lists(pieces, max_size=30).map(lambda parts: "".join(parts).encode("utf-8"))

    @settings(
        max_examples=inputs,
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(words | st.binary(max_size=200))
    def feed(data: bytes) -> None:
        timed(data)

    feed()
    return timed


def by_reach(name: str, inputs: int) -> tuple[bool, str]:
    """Lets atheris feed `inputs` inputs; whether all went well, and the last lines that it told."""
    done = subprocess.run(  # noqa: S603 - our own module, in a process of its own as it never returns
        [sys.executable, "-m", "evals.fuzz.guided", name, f"-runs={inputs}"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode == 0, "\n".join(done.stderr.strip().splitlines()[-12:])
