"""Slots: how many calls run at once, and how that number falls and recovers."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from agent.llm.concurrency import Slots


async def take(slots: Slots, times: int = 1) -> None:
    for _ in range(times):
        async with slots:
            await asyncio.sleep(0)


async def refused(slots: Slots, *, beside: int) -> None:
    """A call is refused while so many others are with the endpoint."""
    async with AsyncExitStack() as calls:
        for _ in range(beside + 1):
            await calls.enter_async_context(slots)
        slots.slow_down(slots.limit)
        calls.pop_all()  # none of them has been answered
        for _ in range(beside + 1):
            await slots.__aexit__(RuntimeError, None, None)


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


async def test_a_refusal_leaves_as_many_as_the_endpoint_has_taken_on() -> None:
    slots = Slots(8)
    await refused(slots, beside=5)
    assert slots.limit == 5


async def test_a_call_that_waits_to_be_sent_again_is_not_with_the_endpoint() -> None:
    slots = Slots(8)
    async with slots, slots, slots:
        waiting = asyncio.create_task(slots.pause(60))
        await asyncio.sleep(0)
        slots.slow_down(slots.limit)
        assert slots.limit == 1  # of three, one waits and one is refused
        waiting.cancel()


async def test_a_call_that_waits_to_be_sent_again_keeps_its_slot() -> None:
    slots = Slots(1)
    async with slots:
        late = asyncio.create_task(take(slots))
        await slots.pause(0.01)
        assert not late.done()
    await asyncio.wait_for(late, timeout=1)


async def test_the_limit_never_falls_below_one() -> None:
    slots = Slots(8)
    for _ in range(3):
        await refused(slots, beside=0)
    assert slots.limit == 1


async def test_the_limit_recovers_fast_far_from_the_last_refusal_and_slowly_close_to_it() -> None:
    slots = Slots(64)
    await refused(slots, beside=16)
    await take(slots, times=17)
    assert 30 < slots.limit < 45  # half of the way back, in a round of answers
    at = slots.limit
    await refused(slots, beside=int(at) - 1)
    at = slots.limit
    await take(slots, times=int(at))
    assert slots.limit == pytest.approx(at + 1, abs=0.15)


async def test_the_limit_recovers_to_where_it_began() -> None:
    slots = Slots(8)
    await refused(slots, beside=0)
    await take(slots, times=100)
    assert slots.limit == 8


async def test_a_failed_call_frees_its_slot_and_raises_nothing() -> None:
    slots = Slots(2)
    await refused(slots, beside=0)
    with pytest.raises(RuntimeError):
        async with slots:
            raise RuntimeError
    assert slots.limit == 1
    await asyncio.wait_for(take(slots), timeout=1)
