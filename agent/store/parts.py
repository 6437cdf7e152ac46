"""Parts of answers: what a model said on one of several questions that went to it together."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting

_AT_ONCE = 500
"""Keys in one query: databases bound the number of its parameters."""


async def parts(store: Store, keys: Sequence[str]) -> dict[str, str]:
    """The parts that are kept under `keys`, by key."""
    column = tables.parts.c
    found: dict[str, str] = {}
    async with store.reading() as connection:
        for start in range(0, len(keys), _AT_ONCE):
            some = column.key.in_(keys[start : start + _AT_ONCE])
            rows = await connection.execute(select(column.key, column.answer).where(some))
            found |= {row.key: row.answer for row in rows}
    return found


async def keep_parts(store: Store, answers: Mapping[str, str], now: datetime) -> None:
    """Keeps each of `answers` under its key; a later one takes the place of an earlier one."""
    async with store.transaction() as connection:
        for key, answer in sorted(answers.items()):  # two writers meet in one order and never cross
            row = {"answer": answer, "kept": now}
            insert = inserting(connection, tables.parts).values(key=key, **row)
            await connection.execute(insert.on_conflict_do_update(index_elements=["key"], set_=row))
