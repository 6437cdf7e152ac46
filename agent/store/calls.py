"""The record of calls: every attempt, and the answers that serve the same request again."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select

from agent.store import tables
from agent.store.store import Store
from schemas.call import Call, Outcome

_FINAL = ("ok", "invalid", "truncated", "refused")
"""Outcomes that hold an answer of the model's, good or bad: asking again would bring it again."""

# Made once: to put a statement together takes as long as to carry it out.
_INSERT = insert(tables.calls)
_COLUMNS = tables.calls.c
_NEWEST = (
    select(_COLUMNS.outcome, _COLUMNS.answer)
    .where(
        _COLUMNS.key == bindparam("wanted"),
        _COLUMNS.outcome.in_(_FINAL),
        _COLUMNS.answer.is_not(None),
    )
    .order_by(_COLUMNS.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a model once answered to the very same request."""

    outcome: Outcome
    text: str


async def record(store: Store, call: Call, key: str = "", answer: str | None = None) -> None:
    """Writes one attempt down. With `key`, its `answer` serves the same request next time."""
    row = call.model_dump() | {"key": key, "answer": answer}
    await store.execute(_INSERT, row)


async def record_reuse(store: Store, calls: Sequence[Call]) -> None:
    """Writes down, at once, calls that kept answers served."""
    rows = [call.model_dump() | {"key": "", "answer": None} for call in calls]
    await store.execute(_INSERT, rows)


async def answer_for(store: Store, key: str) -> KeptAnswer | None:
    """The newest finished answer to the request with this key."""
    rows = await store.execute(_NEWEST, {"wanted": key})
    return KeptAnswer(outcome=rows[0].outcome, text=rows[0].answer) if rows else None


async def calls(store: Store, run: str | None = None) -> list[Call]:
    """Every recorded attempt, oldest first; of one run where one is named."""
    columns = [tables.calls.c[name] for name in Call.model_fields]
    query = select(*columns).order_by(tables.calls.c.id)
    if run is not None:
        query = query.where(tables.calls.c.run == run)
    async with store.reading() as connection:
        rows = (await connection.execute(query)).mappings().all()
    return [Call.model_validate(dict(row)) for row in rows]
