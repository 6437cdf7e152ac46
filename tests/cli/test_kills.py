"""The kills, few: a run killed at a random moment and run again ends as if nobody had killed it."""

from pathlib import Path

from evals.benchmarks.kills import killed


async def test_a_killed_run_ends_in_the_same_briefing(tmp_path: Path) -> None:
    _, bounds = await killed(tmp_path, kills=3, seed=7)
    assert [bound.what for bound in bounds if not bound.kept] == []
