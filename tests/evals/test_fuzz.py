"""The fuzzing itself: a few inputs for every parser, and a planted fault is found."""

import time

import pytest

from evals.fuzz import engines
from evals.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_no_parser_breaks_on_a_few_inputs(name: str) -> None:
    timed = engines.Timed(TARGETS[name])
    engines.by_marks(name, 40, timed)
    assert timed.inputs >= 40


def test_a_fault_is_found() -> None:
    def target(data: bytes) -> None:
        if b"bn" in data:
            raise KeyError("bn")

    with pytest.raises(KeyError):
        engines.by_marks("quantities", 2_000, target)


def test_a_slow_input_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def target(data: bytes) -> None:
        started = time.process_time()
        while len(data) > 40 and time.process_time() < started + 0.02:
            pass

    monkeypatch.setattr(engines, "LONGEST", 0.01)
    with pytest.raises(AssertionError, match="took"):
        engines.by_marks("dates", 2_000, engines.Timed(target))
