"""The briefings that were made, with the decisions that they rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Select, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from agent.store import tables
from agent.store.search import fact_rows
from agent.store.store import Store
from schemas.briefing import Briefing
from schemas.decision import Decision

_Decisions: TypeAdapter[tuple[Decision, ...]] = TypeAdapter(tuple[Decision, ...])


@dataclass(frozen=True, slots=True)
class KeptBriefing:
    """A briefing with its number in the store; `story` and `edition` are ids, "" for none."""

    id: int
    story: str
    edition: str
    briefing: Briefing


@dataclass(frozen=True, slots=True)
class Headline:
    """A kept briefing as a list shows it."""

    id: int
    story: str
    edition: str
    headline: str
    generated: datetime


async def save_briefing(
    store: Store,
    briefing: Briefing,
    *,
    story: str = "",
    edition: str = "",
    decisions: Sequence[Decision] = (),
) -> int:
    """Keeps a briefing and returns its number. Its facts can be searched from then on.

    An edition has one briefing of a story: made again, it takes the place of the one before.
    """
    row = {
        "generated": briefing.generated,
        "json": briefing.model_dump_json(),
        "headline": briefing.headline,
        "story": story,
        "edition": edition,
        "decisions": _Decisions.dump_json(tuple(decisions)).decode(),
    }
    async with store.transaction() as connection:
        number = await _replaced(connection, row) if edition else None
        if number is None:
            made = insert(tables.briefings).returning(tables.briefings.c.id)
            number = (await connection.execute(made, row)).scalar_one()
        if rows := fact_rows(number, briefing):
            await connection.execute(insert(tables.facts), rows)
    return number


async def briefing(store: Store, id_: int) -> KeptBriefing | None:
    """The briefing with this number."""
    kept = await _read(store, _whole().where(tables.briefings.c.id == id_))
    return kept[0] if kept else None


async def briefings(
    store: Store,
    *,
    story: str | None = None,
    edition: str | None = None,
    since: datetime | None = None,
) -> list[KeptBriefing]:
    """The kept briefings, oldest first: of a story, of an edition, made at `since` or later."""
    return await _read(store, _among(_whole(), story, edition, since))


async def headlines(
    store: Store,
    *,
    story: str | None = None,
    edition: str | None = None,
    since: datetime | None = None,
) -> list[Headline]:
    """As `briefings`, without reading them whole."""
    briefings = tables.briefings.c
    query = select(
        briefings.id, briefings.story, briefings.edition, briefings.headline, briefings.generated
    )
    async with store.reading() as connection:
        rows = (await connection.execute(_among(query, story, edition, since))).all()
    return [Headline(*row) for row in rows]


async def decisions_of(store: Store, id_: int) -> tuple[Decision, ...]:
    """The decisions that the briefing with this number rests on."""
    query = select(tables.briefings.c.decisions).where(tables.briefings.c.id == id_)
    async with store.reading() as connection:
        text = (await connection.execute(query)).scalar_one_or_none()
    return _Decisions.validate_json(text) if text else ()


async def _replaced(connection: AsyncConnection, row: dict[str, Any]) -> int | None:
    """The number of the edition's briefing of this story, now holding `row`; None without one."""
    briefings = tables.briefings.c
    same = (briefings.edition == row["edition"]) & (briefings.story == row["story"])
    change = update(tables.briefings).where(same).values(row).returning(briefings.id)
    number: int | None = (await connection.execute(change)).scalar_one_or_none()
    if number is not None:
        await connection.execute(delete(tables.facts).where(tables.facts.c.briefing == number))
    return number


def _whole() -> Select[Any]:
    briefings = tables.briefings.c
    return select(briefings.id, briefings.story, briefings.edition, briefings.json)


def _among(
    query: Select[Any], story: str | None, edition: str | None, since: datetime | None
) -> Select[Any]:
    briefings = tables.briefings.c
    if story is not None:
        query = query.where(briefings.story == story)
    if edition is not None:
        query = query.where(briefings.edition == edition)
    if since is not None:
        query = query.where(briefings.generated >= since)
    return query.order_by(briefings.id)


async def _read(store: Store, query: Select[Any]) -> list[KeptBriefing]:
    async with store.reading() as connection:
        rows = (await connection.execute(query)).all()
    return [
        KeptBriefing(row.id, row.story, row.edition, Briefing.model_validate_json(row.json))
        for row in rows
    ]
