"""The daily edition through the queue: asked for once, made by whoever comes, told to who asked."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent.daily.run import DailyRun
from agent.store import workers
from agent.store.editions import open_edition
from agent.store.holding import BusyError
from agent.store.store import Store
from agent.work.edition import Order, Told, have_made, task_of
from agent.work.once import ask_for, standing
from agent.work.queue import Queue
from tests.daily.material import MONDAY, Newsroom, newsroom, page
from tests.support.model_server import fault
from tests.support.reader import reader

QUAY = "The harbour board of Vell closed the north quay on Monday after a crane began to lean."
BUDGET = "Parliament in Arlen passed a budget of 41.2 billion crowns on Monday by nine votes."
DEAD = f"{socket.gethostname()}/4194305/aa"
ALIVE = "elsewhere/1/aa"


@pytest.fixture
async def room(
    where: Path | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Newsroom]:
    monkeypatch.chdir(tmp_path)
    async with newsroom(tmp_path, where, reader()) as opened:
        opened.web.answers |= {"/quay": page("Quay closed", QUAY), "/sum": page("Budget", BUDGET)}
        opened.feed("/quay")
        yield opened


def order(days: int = 0) -> Order:
    return Order(name="daily", day=(MONDAY + timedelta(days=days)).date())


async def asked(
    room: Newsroom, days: int = 0, settings: dict[str, str | int | float] | None = None
) -> list[Told]:
    """What `factbrief daily` does on the morning `days` after Monday, with these settings."""

    @asynccontextmanager
    async def opening(given: Order) -> AsyncIterator[DailyRun]:
        assert given.name == "daily"
        async with room.ready() as run:
            yield run

    async with Store.open(room.where) as store, Queue.open(room.where) as queue:
        return await have_made(
            order(days).model_copy(update={"settings": settings or {}}),
            store,
            queue,
            opening,
            waiting=print,
            clock=lambda: MONDAY + timedelta(days=days),
        )


async def left_behind(room: Newsroom, by: str) -> str:
    """Monday's edition, asked for by somebody who did not get to it; its number on the queue."""
    async with Store.open(room.where), Queue.open(room.where) as queue:
        text = order().model_dump_json()
        left = await ask_for(
            queue, task_of("daily"), text, name="daily/2025-03-10", line="daily", by=by
        )
        return left.number


async def test_the_edition_goes_through_the_queue_and_a_finished_one_is_left(
    room: Newsroom,
) -> None:
    (made,) = await asked(room)
    assert made.whole
    assert any("sent" in line for line in made.lines)
    (again,) = await asked(room)
    assert again.whole
    assert again.lines == ()
    assert room.web.asked.count("/quay") == 1
    async with Store.open(room.where) as store, Queue.open(room.where) as queue:
        for number in (1, 2):
            assert (await standing(queue, f"daily/2025-03-10/{number}")).state == "ended"
        assert await workers.last_seen(store) == {}, "whoever has ended leaves no sign"


async def test_what_a_dead_run_asked_for_is_made_once(room: Newsroom) -> None:
    number = await left_behind(room, DEAD)
    (made,) = await asked(room)
    assert made.whole
    async with Store.open(room.where), Queue.open(room.where) as queue:
        assert (await standing(queue, number)).state == "ended"
    assert number == "daily/2025-03-10/1"


async def test_who_takes_up_a_dead_runs_edition_has_its_own_settings(room: Newsroom) -> None:
    await left_behind(room, DEAD)
    (made,) = await asked(room, settings={"max_tokens": 7})
    assert made.whole
    assert made.order.settings == {"max_tokens": 7}


async def test_what_somebody_else_is_at_is_left_to_them(room: Newsroom) -> None:
    await left_behind(room, ALIVE)
    async with Store.open(room.where) as store:
        await workers.seen(store, ALIVE, datetime.now(UTC))
    with pytest.raises(BusyError, match=r"daily/2025-03-10 .*process 1 on elsewhere"):
        await asked(room)
    assert room.web.asked == []


async def test_yesterdays_is_finished_first_and_takes_in_nothing_of_today(room: Newsroom) -> None:
    async with room.store() as store:
        await open_edition(store, "daily", MONDAY.date())
    await left_behind(room, DEAD)
    told = await asked(room, days=1)
    assert [one.order.day.day for one in told] == [10, 11]
    assert "Quay closed" not in (room.folder / "out" / "2025-03-10.md").read_text()
    assert "north quay" in (room.folder / "out" / "2025-03-11.md").read_text()


async def test_why_there_is_none_is_told_and_it_is_asked_for_again(
    where: Path | str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with newsroom(tmp_path, where, lambda _: fault(401)) as room:
        room.web.answers["/quay"] = page("Quay closed", QUAY)
        room.feed("/quay")
        for _ in range(2):
            (told,) = await asked(room)
            assert "401" in told.fault or "key" in told.fault
            assert not told.whole
        async with Store.open(where), Queue.open(where) as queue:
            assert (await standing(queue, "daily/2025-03-10/2")).state == "ended"
