"""When each worker last showed a sign of life."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting


async def seen(store: Store, name: str, now: datetime) -> None:
    """Writes a sign of life down."""
    async with store.transaction() as connection:
        sign = inserting(connection, tables.workers)
        sign = sign.on_conflict_do_update(index_elements=["name"], set_={"seen": now})
        await connection.execute(sign, {"name": name, "seen": now})


async def last_seen(store: Store) -> dict[str, datetime]:
    """The last sign of every worker that is not forgotten."""
    async with store.reading() as connection:
        rows = (await connection.execute(select(tables.workers))).all()
    return {row.name: row.seen for row in rows}


async def forget(store: Store, names: Iterable[str]) -> None:
    """Drops workers that are gone."""
    table = tables.workers
    async with store.transaction() as connection:
        await connection.execute(delete(table).where(table.c.name.in_(list(names))))
