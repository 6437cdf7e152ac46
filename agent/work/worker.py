"""Takes work off the queue and does it; what a dead worker left half done is done from there on."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from dbos import DBOS, DBOSConfig, StepOptions
from dbos import error as engine_errors

from agent.store.store import Store
from agent.work import presence
from agent.work.queue import APPLICATION, WORKFLOW, Queue, queue_of

Result = TypeVar("Result")

VERSION = "1"
"""Raised when the steps of a task change their order or meaning: work begun under another version
is left to workers of that version."""

_TRIES = 12
"""Of one step, with pauses of 1, 2, 4, … seconds between them: half an hour in all."""


class TransientError(Exception):
    """A step failed in a way that may pass: it is tried again after a pause."""


class Step(Protocol):
    """Does a part of a task and writes down what it returned, so that it is not done again."""

    async def __call__(self, name: str, part: Callable[[], Awaitable[Result]]) -> Result:
        """What `part` returns; from the record where an earlier run of this task got so far.

        While `part` raises TransientError it is tried again, for half an hour; then the error is
        raised here. Its other errors are raised at once; all are recorded too.
        """
        ...


Task = Callable[[str, Step], Awaitable[str | None]]
"""Something to do with a subject, in steps; what it returns is kept. It may be cut off anywhere and
run anew from its start, on another machine: steps already done then return what they returned."""


@dataclass
class _Shift:
    """What this process works at. There is one at most: the engine knows one worker a process."""

    tasks: Mapping[str, Task]
    under_way: set[asyncio.Task[Any]] = field(default_factory=set)


_shift: _Shift | None = None


@DBOS.workflow(name=WORKFLOW, max_recovery_attempts=1_000)
async def _work(task: str, subject: str) -> str | None:
    own = asyncio.current_task()
    if _shift is None or own is None:
        raise asyncio.CancelledError  # the worker is closing: the next one takes it up
    _shift.under_way.add(own)
    own.add_done_callback(_shift.under_way.discard)
    return await _shift.tasks[task](subject, _step)


async def _step(name: str, part: Callable[[], Awaitable[Result]]) -> Result:
    async def run() -> Result:
        return await part()

    options: StepOptions = {
        "name": name,
        "retries_allowed": True,
        "max_attempts": _TRIES,
        "should_retry": lambda error: isinstance(error, TransientError),
    }
    try:
        return await DBOS.run_step_async(options, run)
    except engine_errors.DBOSMaxStepRetriesExceeded as error:
        raise TransientError(
            f"{name}: given up after {_TRIES} tries: {error.errors[-1]}"
        ) from error


@asynccontextmanager
async def working(
    store: Store, queue: Queue, tasks: Mapping[str, Task], *, at_once: int, name: str = ""
) -> AsyncIterator[None]:
    """Works at `tasks` for as long as the context lasts, at each no more than `at_once` times at a
    time, and at nothing else that stands on the queue.

    What is under way at the end is cut off and taken up by the next worker, as after a crash.
    `name` is the worker's, where whoever starts it needs to know it.
    """
    global _shift  # noqa: PLW0603  # the engine's own worker is global as well
    name = name or presence.new_name()
    config: DBOSConfig = {
        "name": APPLICATION,
        "system_database_url": queue.url,
        "executor_id": name,
        "application_version": VERSION,
        "log_level": "WARNING",
        "enable_otlp": False,
        "notification_listener_polling_interval_sec": 0.2,  # how long its thread may take to end
    }
    for task in tasks:
        await queue.limit(task, at_once)
    # Before there is work under this name: without a sign it would be taken for a dead worker's.
    async with presence.living(store, name):
        shift = _shift = _Shift(tasks)
        DBOS(config=config)
        DBOS.listen_queues([queue_of(task) for task in tasks])
        DBOS.launch()  # in this task, so that work runs on this event loop
        beating = asyncio.create_task(presence.keep(store, name))
        try:
            yield
        finally:
            _shift = None
            # The next worker's configuration sets it anew; what we cut off is no news to anybody.
            logging.getLogger("dbos").setLevel(logging.ERROR)
            cut_off = [beating, *shift.under_way]
            for running in cut_off:
                running.cancel()
            await asyncio.gather(*cut_off, return_exceptions=True)
            await asyncio.to_thread(DBOS.destroy)
            # The engine lent the loop its own threads, which are gone now.
            asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor())
