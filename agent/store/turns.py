"""Turns at an endpoint, one rate for all processes of this store (GCRA, without bursts)."""

import time

from sqlalchemy import Double, bindparam, case, cast, extract, func
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import ColumnElement

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting

_SLACK = 1.02
"""By so much turns are further apart than they need be: what is late on its way by a second in
a minute does not crowd those after it."""


async def take_turn(store: Store, endpoint: str, per_minute: int) -> float:
    """Seconds until the caller's request may go to `endpoint`, which takes `per_minute`.

    The turn is the caller's alone, used or not. Raises ConfigError where the store fails.
    """
    gap = 60 / per_minute * _SLACK
    turns = tables.turns
    async with store.transaction() as connection:
        now = _now(connection)
        begin = case((turns.c.free > now, turns.c.free), else_=now)
        taken = (
            inserting(connection, turns)
            .values(endpoint=endpoint, free=now + gap)
            .on_conflict_do_update(index_elements=["endpoint"], set_={"free": begin + gap})
            .returning(turns.c.free - gap - now)
        )
        wait: float = (await connection.execute(taken)).scalar_one()
    return max(0.0, wait)


def _now(connection: AsyncConnection) -> ColumnElement[float]:
    """Seconds since 1970 by the one clock that all processes share: the database's, or that of the
    machine on which they all are."""
    if connection.dialect.name == "sqlite":
        return bindparam("now", time.time(), Double)
    return cast(extract("epoch", func.clock_timestamp()), Double)
