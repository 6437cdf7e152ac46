"""The editions of the daily briefing: one a name and day, however often its run is begun."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from sqlalchemy import Select, select, update

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting
from schemas.edition import DailyEdition

State = Literal["open", "made", "delivered"]
"""open: being read and briefed. made: its briefing is kept. delivered: nothing is left to do."""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition; `id` is "<name>/<day>". `opened` is when its run was first begun, `articles` the
    ids of what it was made from."""

    id: str
    name: str
    day: date
    state: State
    opened: datetime
    articles: frozenset[str]


async def open_edition(store: Store, name: str, day: date) -> Edition:
    """The edition of this name and day, created where there is none yet."""
    id_ = f"{name}/{day.isoformat()}"
    row = {"id": id_, "name": name, "day": day, "state": "open", "opened": datetime.now(UTC)}
    async with store.transaction() as connection:
        created = inserting(connection, tables.editions).on_conflict_do_nothing()
        await connection.execute(created, row)
    (edition,) = await _read(store, _editions().where(tables.editions.c.id == id_))
    return edition


async def add_articles(store: Store, edition: str, articles: Iterable[str]) -> None:
    """Counts these article ids as the edition's; those that it has stay."""
    if not (rows := [{"edition": edition, "article": one} for one in articles]):
        return
    async with store.transaction() as connection:
        added = inserting(connection, tables.edition_articles).on_conflict_do_nothing()
        await connection.execute(added, rows)


async def set_state(store: Store, edition: str, state: State) -> None:
    """How far the edition with this id has come."""
    table = tables.editions
    async with store.transaction() as connection:
        await connection.execute(update(table).where(table.c.id == edition).values(state=state))


async def keep_made(store: Store, edition: str, made: DailyEdition) -> None:
    """Keeps the edition as it is to be delivered: its state is "made" from then on."""
    values = {"state": "made", "json": made.model_dump_json()}
    table = tables.editions
    async with store.transaction() as connection:
        await connection.execute(update(table).where(table.c.id == edition).values(values))


async def made_edition(store: Store, edition: str) -> DailyEdition | None:
    """The edition with this id as it is delivered, None until it is made."""
    query = select(tables.editions.c.json).where(tables.editions.c.id == edition)
    async with store.reading() as connection:
        text = (await connection.execute(query)).scalar_one_or_none()
    return DailyEdition.model_validate_json(text) if text else None


async def editions(
    store: Store, *, name: str | None = None, since: date | None = None
) -> list[Edition]:
    """The editions, oldest first: of one name, of the day `since` or later."""
    query = _editions()
    if name is not None:
        query = query.where(tables.editions.c.name == name)
    if since is not None:
        query = query.where(tables.editions.c.day >= since)
    return await _read(store, query)


def _editions() -> Select[Any]:
    return select(tables.editions).order_by(tables.editions.c.day, tables.editions.c.name)


async def _read(store: Store, query: Select[Any]) -> list[Edition]:
    members = tables.edition_articles.c
    async with store.reading() as connection:
        rows = (await connection.execute(query)).all()
        articles: dict[str, set[str]] = {row.id: set() for row in rows}
        belonging = select(members.edition, members.article)
        chosen = belonging.where(members.edition.in_(list(articles)))
        for edition, article in (await connection.execute(chosen)).all():
            articles[edition].add(article)
    return [
        Edition(
            row.id,
            row.name,
            row.day,
            row.state,
            row.opened or datetime.combine(row.day, time(), UTC),  # older programs kept none
            frozenset(articles[row.id]),
        )
        for row in rows
    ]
