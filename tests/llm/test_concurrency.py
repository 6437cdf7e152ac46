"""Slots: how many calls run at once, and how that number falls and recovers."""

import asyncio

import pytest

from agent.llm.concurrency import Slots


async def take(slots: Slots, times: int = 1) -> None:
    for _ in range(times):
        async with slots:
            await asyncio.sleep(0)


async def test_no_more_run_at_once_than_allowed() -> None:
    slots, busy, most = Slots(3), 0, 0

    async def call() -> None:
        nonlocal busy, most
        async with slots:
            busy += 1
            most = max(most, busy)
            await asyncio.sleep(0.001)
            busy -= 1

    await asyncio.gather(*(call() for _ in range(20)))
    assert most == 3


def test_a_refusal_halves_the_limit() -> None:
    slots = Slots(8)
    slots.slow_down(slots.limit)
    assert slots.limit == 4


def test_one_burst_of_refusals_counts_once() -> None:
    slots = Slots(8)
    seen = slots.limit
    for _ in range(8):
        slots.slow_down(seen)
    assert slots.limit == 4


def test_the_limit_never_falls_below_one() -> None:
    slots = Slots(8)
    for _ in range(10):
        slots.slow_down(slots.limit)
    assert slots.limit == 1


async def test_the_limit_recovers_by_one_for_each_round_of_answers() -> None:
    slots = Slots(8)
    slots.slow_down(slots.limit)
    await take(slots, times=4)
    assert slots.limit == pytest.approx(5, abs=0.15)
    await take(slots, times=100)
    assert slots.limit == 8


async def test_a_failed_call_frees_its_slot_and_raises_nothing() -> None:
    slots = Slots(2)
    slots.slow_down(slots.limit)
    with pytest.raises(RuntimeError):
        async with slots:
            raise RuntimeError
    assert slots.limit == 1
    await asyncio.wait_for(take(slots), timeout=1)
