"""Which workers live, and taking up the work of those that do not."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

from dbos import DBOS

from agent.errors import ConfigError
from agent.store import workers
from agent.store.store import Store

BEAT = 2.0
"""Seconds between two signs of life, and between two looks for the dead."""

SILENCE = timedelta(seconds=60)
"""After so long without a sign, a worker on another machine counts as dead."""

_log = logging.getLogger(__name__)


def new_name() -> str:
    """This worker's name: machine, process, and a random part, because process ids come again."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


@asynccontextmanager
async def living(store: Store, name: str) -> AsyncIterator[None]:
    """For as long as the context lasts the worker is known, which has it believed to live; a sign
    now and then is `keep`'s."""
    await workers.seen(store, name, datetime.now(UTC))
    try:
        yield
    finally:
        # Where the database is away, silence will tell.
        with suppress(ConfigError):
            await workers.forget(store, [name])


async def keep(store: Store, name: str) -> None:
    """Shows signs of life and takes up the work of the dead, until it is cancelled."""
    while True:
        try:
            await workers.seen(store, name, datetime.now(UTC))
            await take_up(store, name)
        except Exception:
            # A worker that fell silent for ever would have its work done twice.
            _log.exception("no sign of life could be given; trying again")
        await asyncio.sleep(BEAT)


async def take_up(store: Store, own: str) -> None:
    """Puts what dead workers had begun back into its place in the queue."""
    begun = await DBOS.list_workflows_async(status="PENDING", load_input=False, load_output=False)
    holders = {work.executor_id for work in begun if work.executor_id} - {own}
    if not holders:
        return
    signs = await workers.last_seen(store)
    now = datetime.now(UTC)
    dead = [holder for holder in holders if is_dead(holder, signs.get(holder), now)]
    if dead:
        # The public way, resume_workflow, would move the work out of its line in the queue.
        await asyncio.to_thread(DBOS._recover_pending_workflows, dead)
        await workers.forget(store, dead)


def is_dead(name: str, seen: datetime | None, now: datetime) -> bool:
    """Whether a worker that was last `seen` then has ended: a process of this machine at once,
    any other after SILENCE."""
    machine, _, rest = name.partition("/")
    process = rest.partition("/")[0]
    if machine == socket.gethostname() and process.isdecimal() and not _runs(int(process)):
        return True
    return seen is None or now - seen > SILENCE


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
