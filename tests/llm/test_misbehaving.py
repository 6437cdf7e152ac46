"""The soak, small: every fault of a model server ends in facts or a named reason."""

from pathlib import Path

import pytest

from evals.benchmarks.soak import soak
from tests.support.faults import FAULTS


@pytest.mark.parametrize("seed", [1])
async def test_every_fault_ends_in_facts_or_a_reason(seed: int, tmp_path: Path) -> None:
    figures, bounds = await soak(tmp_path, 3 * len(FAULTS), seed)
    assert [bound.what for bound in bounds if not bound.kept] == []
    assert set(FAULTS) <= set(figures["faults"])  # type: ignore[call-overload]  # a JSON object
