"""Who is at work on an edition: one run at a time, and no longer than that run lives."""

import asyncio
import os
import platform
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from sqlalchemy import select, update

from agent.errors import ConfigError, FactbriefError
from agent.store import tables
from agent.store.store import Store

LEASE = timedelta(minutes=5)
"""How long a holder is believed without a sign of life; it gives one three times as often."""


class BusyError(FactbriefError):
    """Another run is at work on the same edition."""


@asynccontextmanager
async def holding(store: Store, edition: str, lease: timedelta = LEASE) -> AsyncIterator[None]:
    """Works on the edition with this id alone.

    Raises BusyError where another run does already: it is told at once, and nothing is waited for.
    A run on this machine that was killed counts as gone at once, one on another machine after
    `lease`. Where this run itself was silent for so long that another took over, what it is at is
    cancelled and BusyError raised.
    """
    holder = f"{_machine()} {os.getpid()} {token_hex(4)}"
    await _take(store, edition, holder, lease)
    try:
        async with asyncio.timeout(None) as until:
            beat = asyncio.create_task(_keep(store, edition, holder, lease, until))
            try:
                yield
            finally:
                beat.cancel()
                with suppress(asyncio.CancelledError):
                    await beat
    except TimeoutError as error:
        if until.expired():
            raise BusyError(f"the edition {edition} was taken over by another run") from error
        raise
    finally:
        await _update(store, edition, holder, {"holder": "", "held_until": None})


async def _take(store: Store, edition: str, holder: str, lease: timedelta) -> None:
    editions = tables.editions
    query = select(editions.c.holder, editions.c.held_until).where(editions.c.id == edition)
    async with store.transaction() as connection:
        before = (await connection.execute(query.with_for_update())).one()
        now = datetime.now(UTC)
        if before.holder and before.held_until > now and not _gone(before.holder):
            machine, process, _ = before.holder.rsplit(" ", 2)
            raise BusyError(
                f"the edition {edition} is being made by another run (process {process} on "
                f"{machine.partition('#')[0]}): let it finish; this one has done nothing"
            )
        change = update(editions).where(editions.c.id == edition)
        await connection.execute(change.values(holder=holder, held_until=now + lease))


async def _keep(
    store: Store, edition: str, holder: str, lease: timedelta, until: asyncio.Timeout
) -> None:
    """Gives signs of life; ends the work where the edition is no longer ours."""
    while True:
        await asyncio.sleep(lease.total_seconds() / 3)
        # A database that is away for a moment may be back for the next sign of life.
        with suppress(ConfigError):
            longer = {"held_until": datetime.now(UTC) + lease}
            if not await _update(store, edition, holder, longer):
                until.reschedule(asyncio.get_running_loop().time())
                return


async def _update(store: Store, edition: str, holder: str, values: Mapping[str, object]) -> bool:
    """Changes the edition while `holder` holds it; whether it still does."""
    editions = tables.editions.c
    ours = (editions.id == edition) & (editions.holder == holder)
    async with store.transaction() as connection:
        change = update(tables.editions).where(ours).values(values)
        return bool((await connection.execute(change)).rowcount)


def _machine() -> str:
    """This machine, and where containers share its name, the room in which process ids count."""
    try:
        room = os.readlink("/proc/self/ns/pid")
    except OSError:
        room = ""
    return f"{platform.node()}#{room}"


def _gone(holder: str) -> bool:
    """Whether that process ran on this machine and does not any more."""
    machine, process, _ = holder.rsplit(" ", 2)
    if machine != _machine():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
