"""The fortnight, short: two editions, of which the second is killed five times."""

from pathlib import Path

from evals.benchmarks.fortnight import fortnight


async def test_killed_runs_tell_nothing_twice_and_deliver_once(tmp_path: Path) -> None:
    figures, bounds = await fortnight(tmp_path, days=2, kills=5, seed=3, most=2)
    assert [bound.what for bound in bounds if not bound.kept] == []
    assert figures["facts_told_as_new"]
