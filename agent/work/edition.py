"""The daily run on the queue: whoever asks for an edition has it made, by whichever worker."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, date, datetime

from pydantic import Field

from agent.daily.run import DailyRun
from agent.daily.telling import told
from agent.errors import FactbriefError
from agent.store import workers
from agent.store.holding import BusyError
from agent.store.store import Store
from agent.work import presence
from agent.work.once import Standing, ask_for, outcome, standing
from agent.work.queue import Queue
from agent.work.worker import Step, Task, TransientError, working
from schemas.base import Form

_LOOK = 0.1
"""Seconds between two looks at how far the edition is."""
_UNRECORDED = 100
"""Looks after which an edition that ended here counts as ended: a full disk takes no record."""


class Order(Form):
    """The edition `name` of `day`, with what the command line says of it: `since` when articles
    are taken in, and the settings that it gives."""

    name: str
    day: date
    since: datetime | None = None
    settings: dict[str, str | int | float] = Field(default_factory=dict)


class Told(Form):
    """What a run of an edition has to say: no lines where it was delivered before. `whole`: every
    target has it. `fault`: it was not made, and why."""

    order: Order
    lines: tuple[str, ...] = ()
    whole: bool = False
    fault: str = ""


Opening = Callable[[Order], AbstractAsyncContextManager[DailyRun]]
"""Opens what an edition is made with. Raises FactbriefError."""
Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


def task_of(name: str) -> str:
    """The task of making editions of this name: a worker takes those that it is set up for."""
    return f"edition.{name}"


def making(
    opening: Opening,
    clock: Clock = _now,
    heard: Callable[[Told], None] | None = None,
    ours: Order | None = None,
) -> Task:
    """The task; `heard` is handed what each run in this process has to say.

    `ours` is the order of this process: where it takes up the same edition after a run that was
    killed, what its own command line says counts, its budget above all.
    """

    async def make(text: str, step: Step) -> str:
        order = Order.model_validate_json(text)
        if ours and (ours.name, ours.day) == (order.name, order.day):
            order = ours

        async def part() -> str:
            made = await _made(order, opening, clock)
            if heard:
                heard(made)
            return made.model_dump_json()

        try:
            return await step("make", part)
        except TransientError as error:
            return Told(order=order, fault=str(error)).model_dump_json()

    return make


async def have_made(
    order: Order,
    store: Store,
    where: Queue,
    opening: Opening,
    *,
    waiting: Callable[[str], None],
    clock: Clock = _now,
) -> list[Told]:
    """Puts the edition on the queue and sees it made, here or by a worker that is quicker.

    What this process made besides, such as an edition that a killed run left, comes first in the
    answer. `waiting` is told who makes it where another does. Raises BusyError where
    somebody else has asked for the same edition and is at it.
    """
    own = presence.new_name()
    name = f"{order.name}/{order.day}"
    task = task_of(order.name)
    here: list[Told] = []
    async with presence.living(store, own):
        text = order.model_dump_json()
        now = asked = await ask_for(where, task, text, name=name, line=order.name, by=own)
        await _leave_to_others(asked, own, store, name, new=asked.new)
        tasks = {task: making(opening, clock, here.append, order)}
        async with working(store, where, tasks, at_once=1, name=own):
            unrecorded = 0
            while now.state != "ended" and unrecorded < _UNRECORDED:
                await asyncio.sleep(_LOOK)
                last, now = now, await standing(where, asked.number)
                await _leave_to_others(now, own, store, name, new=asked.new)
                if now != last and now.state == "under way" and now.worker != own:
                    waiting(f"the edition {name} is being made by {_shown(now.worker)}")
                unrecorded += any(one.order == order for one in here)
    if now.state == "ended":
        here.append(Told.model_validate_json(await outcome(where, asked.number)))
    ours = here[-1]
    return [*(one for one in here if one.order != ours.order), ours]


async def _leave_to_others(now: Standing, own: str, store: Store, name: str, *, new: bool) -> None:
    """Raises BusyError where the edition is not ours and whoever has it lives."""
    if new or now.state == "ended" or now.worker == own:
        return
    signs = await workers.last_seen(store)
    if not presence.is_dead(now.worker, signs.get(now.worker), _now()):
        raise BusyError(
            f"the edition {name} is being made by another run ({_shown(now.worker)}): "
            "let it finish; this one has done nothing"
        )


def _shown(worker: str) -> str:
    machine, process, _ = worker.rsplit("/", 2)
    here = " of this machine" if machine == socket.gethostname() else f" on {machine}"
    return f"process {process}{here}"


async def _made(order: Order, opening: Opening, clock: Clock) -> Told:
    try:
        async with opening(order) as run:
            outcomes = await run.finish(order.day, clock())
    except BusyError as error:
        # Its lease has not run out: a worker on another machine that may be dead.
        raise TransientError(str(error)) from error
    except FactbriefError as error:
        return Told(order=order, fault=str(error))
    whole = all(outcome.whole for outcome in outcomes)
    return Told(order=order, lines=tuple(told(outcomes)), whole=whole)
