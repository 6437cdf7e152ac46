"""Work on the queue is done once, in order, whoever dies on the way; on both databases."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.store.store import Store
from agent.work import presence, worker
from agent.work.queue import Queue
from agent.work.worker import Step, Task, TransientError, working


async def put(store: Store, queue: Queue, *subjects: str, line: str = "l") -> None:
    for subject in subjects:
        async with store.transaction() as connection:
            await queue.put(connection, "note", subject, line=line)


def noting(done: list[str]) -> Task:
    """A task that notes its subject."""

    async def note(subject: str, step: Step) -> None:
        async def part() -> str:
            done.append(subject)
            return subject

        assert await step("note", part) == subject

    return note


async def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        await asyncio.sleep(0.02)


async def test_what_was_put_before_any_worker_came_is_done_in_order(where: Path | str) -> None:
    done: list[str] = []
    async with Store.open(where) as store, Queue.open(where) as queue:
        await put(store, queue, *"abcdef")
        async with working(store, queue, {"note": noting(done)}, at_once=4):
            await until(lambda: len(done) == 6)
            await put(store, queue, "g")
            await until(lambda: len(done) == 7)
    assert done == list("abcdefg")


async def test_what_a_transaction_takes_back_is_never_done(where: Path | str) -> None:
    done: list[str] = []
    async with Store.open(where) as store, Queue.open(where) as queue:
        with pytest.raises(ZeroDivisionError):
            await _put_and_fail(store, queue)
        await put(store, queue, "b")
        async with working(store, queue, {"note": noting(done)}, at_once=4):
            await until(lambda: done == ["b"])


async def _put_and_fail(store: Store, queue: Queue) -> None:
    async with store.transaction() as connection:
        await queue.put(connection, "note", "a", line="l")
        raise ZeroDivisionError


async def test_lines_do_not_wait_for_each_other(where: Path | str) -> None:
    released = asyncio.Event()
    done: list[str] = []

    async def note(subject: str, step: Step) -> None:
        del step
        if subject == "slow":
            await released.wait()
        done.append(subject)

    async with Store.open(where) as store, Queue.open(where) as queue:
        await put(store, queue, "slow", "after", line="one")
        await put(store, queue, "other", line="two")
        async with working(store, queue, {"note": note}, at_once=4):
            await until(lambda: done == ["other"])
            released.set()
            await until(lambda: done == ["other", "slow", "after"])


async def test_what_is_cut_off_goes_on_after_its_last_step(where: Path | str) -> None:
    begun: list[str] = []

    def task(second: Callable[[], Awaitable[str]]) -> Task:
        async def do(subject: str, step: Step) -> None:
            async def first() -> str:
                begun.append(f"first of {subject}")
                return "x"

            assert await step("first", first) == "x"
            await step("second", second)

        return do

    async def hang() -> str:
        begun.append("hangs")
        await asyncio.Event().wait()
        return ""

    async def end() -> str:
        begun.append("ends")
        return ""

    async with Store.open(where) as store, Queue.open(where) as queue:
        await put(store, queue, "a")
        async with working(store, queue, {"note": task(hang)}, at_once=4):
            await until(lambda: "hangs" in begun)
        async with working(store, queue, {"note": task(end)}, at_once=4):
            await until(lambda: "ends" in begun)
    assert begun == ["first of a", "hangs", "ends"]


async def test_what_may_pass_is_tried_again_and_what_may_not_is_not(where: Path | str) -> None:
    tries: list[str] = []

    async def note(subject: str, step: Step) -> None:
        async def part() -> str:
            tries.append(subject)
            if subject == "never":
                raise ValueError(subject)
            if tries.count(subject) == 1:
                raise TransientError(subject)
            return ""

        await step("part", part)
        tries.append("done")

    async with Store.open(where) as store, Queue.open(where) as queue:
        await put(store, queue, "never", "later")
        async with working(store, queue, {"note": note}, at_once=4):
            await until(lambda: "done" in tries)
    assert tries == ["never", "later", "later", "done"]


async def test_what_never_passes_is_given_up_with_its_last_reason(
    where: Path | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_TRIES", 2)
    told: list[str] = []

    async def note(subject: str, step: Step) -> None:
        async def part() -> str:
            raise TransientError(f"{subject} is away")

        try:
            await step("part", part)
        except TransientError as error:
            told.append(str(error))

    async with Store.open(where) as store, Queue.open(where) as queue:
        await put(store, queue, "Slack")
        async with working(store, queue, {"note": note}, at_once=4):
            await until(lambda: bool(told))
    assert told == ["part: given up after 2 tries: Slack is away"]


def test_the_dead_are_told_from_the_living() -> None:
    now = datetime.now(UTC)
    old, fresh = now - timedelta(minutes=5), now - timedelta(seconds=5)
    here = presence.new_name()
    machine = here.split("/")[0]
    assert not presence.is_dead(here, fresh, now)
    assert presence.is_dead(here, old, now)
    assert presence.is_dead(f"{machine}/4194305/aa", fresh, now)
    assert not presence.is_dead("elsewhere/4194305/aa", fresh, now)
    assert presence.is_dead("elsewhere/4194305/aa", old, now)
    assert presence.is_dead("elsewhere/1/aa", None, now)
