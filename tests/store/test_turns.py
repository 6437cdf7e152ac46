"""Whoever shares a store shares the rate at which an endpoint may be asked."""

import asyncio
import os
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import insert

from agent.store import tables
from agent.store.store import Store
from agent.store.turns import take_turn
from tests.store.turns_program import PER_MINUTE

ROOT = Path(__file__).parent.parent.parent


async def test_turns_are_as_far_apart_as_the_rate_has_it(store: Store) -> None:
    turns = await asyncio.gather(*(take_turn(store, "e", 60) for _ in range(20)))
    began = time.monotonic()
    assert min(turns) == 0
    later = await take_turn(store, "e", 60) + (time.monotonic() - began)
    assert later > max(turns)
    gaps = [after - before for before, after in pairwise(sorted(turns))]
    # Each was told from its own moment on: what the ones before it took is in its wait.
    assert min(gaps) > 0
    assert sum(gaps) == pytest.approx(19 * 1.02, abs=5)


async def test_endpoints_do_not_wait_for_each_other(store: Store) -> None:
    assert await take_turn(store, "one", 1) == 0
    assert await take_turn(store, "other", 1) == 0
    assert await take_turn(store, "one", 1) > 50


async def test_a_turn_that_nobody_took_is_not_saved_up(store: Store) -> None:
    async with store.transaction() as connection:
        await connection.execute(insert(tables.turns), {"endpoint": "e", "free": time.time() - 99})
    assert await take_turn(store, "e", 60) == 0
    assert await take_turn(store, "e", 60) > 0.5


async def test_two_processes_together_keep_the_rate(where: Path | str) -> None:
    begin = time.time() + 5
    async with Store.open(where) as store, store.transaction() as connection:
        await connection.execute(insert(tables.turns), {"endpoint": "e", "free": begin})
    lines = await asyncio.gather(_program(where, 15), _program(where, 15))
    came = sorted(float(line) for told in lines for line in told.split())
    assert len(came) == 30
    # However late a turn is taken, the next one does not come before its time.
    early = [began - begin - n * 60 / PER_MINUTE for n, began in enumerate(came)]
    assert min(early) > -0.05


async def _program(where: Path | str, times: int) -> str:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.store.turns_program", str(where), "e", str(times)),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate()
    return told.decode()
