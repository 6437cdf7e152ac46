"""What was asked in Slack, how far it is, and the messages that answer it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting
from schemas.base import Form

Kind = Literal["pages", "topic", "edition"]
State = Literal["waiting", "answered", "failed"]


class Request(Form):
    """One thing that somebody asked for in Slack.

    `number` identifies it, and the work that it is. `words` are addresses, a topic, or the
    edition's id once one is found; `thread` is the
    message under which the answer belongs, `earlier` the request whose briefing is refreshed.
    """

    number: str
    kind: Kind
    team: str
    enterprise: str = ""
    channel: str
    user: str
    words: tuple[str, ...] = ()
    thread: str = ""
    earlier: str = ""
    response_url: str = ""
    asked: datetime


class Standing(Form):
    """How a request stands. `briefing` is the briefing's id, None as long as there is none.

    `facts` are the ids of those of its facts that were asked for, all where empty.
    """

    request: Request
    state: State
    briefing: int | None = None
    facts: tuple[str, ...] = ()
    fault: str = ""


class Post(Form):
    """A message of the answer. `stamp` is Slack's name for it, "" until Slack has told it."""

    part: int
    channel: str
    stamp: str = ""


async def add(connection: AsyncConnection, request: Request) -> bool:
    """Writes a request down; False where it is there already."""
    row = request.model_dump() | {"words": list(request.words), "facts": []}
    new = inserting(connection, tables.slack_requests).on_conflict_do_nothing()
    return bool((await connection.execute(new, row | {"state": "waiting"})).rowcount)


async def asked_since(connection: AsyncConnection, since: datetime, team: str, **where: str) -> int:
    """How many briefings of pages were asked for; `where` names a `user` or a `channel`."""
    column = tables.slack_requests.c
    query = select(func.count()).where(
        column.team == team,
        column.asked >= since,
        column.kind == "pages",
        *(column[name] == value for name, value in where.items()),
    )
    return int((await connection.execute(query)).scalar_one())


async def standing(store: Store, number: str) -> Standing | None:
    """The request with this number."""
    table = tables.slack_requests
    found = await _standings(store, select(table).where(table.c.number == number))
    return found[0] if found else None


async def waiting(store: Store, team: str, channel: str) -> list[Standing]:
    """What is not yet answered in a channel, in the order asked."""
    column = tables.slack_requests.c
    query = select(tables.slack_requests).where(
        column.team == team, column.channel == channel, column.state == "waiting"
    )
    return await _standings(store, query.order_by(column.asked, column.number))


async def recent(store: Store, team: str, user: str, most: int) -> list[Standing]:
    """What a person was answered last, newest first."""
    column = tables.slack_requests.c
    query = select(tables.slack_requests).where(
        column.team == team, column.user == user, column.state == "answered"
    )
    return await _standings(store, query.order_by(column.asked.desc()).limit(most))


async def found(store: Store, number: str, briefing: int, facts: Iterable[str] = ()) -> None:
    """The briefing that answers a request is kept."""
    await _change(store, number, briefing=briefing, facts=list(facts))


async def found_edition(store: Store, number: str, edition: str) -> None:
    """The edition that answers a request is this one."""
    await _change(store, number, words=[edition])


async def conclude(store: Store, number: str, state: State, fault: str = "") -> None:
    """The request is answered, or has failed for the reason `fault`; its answer address goes."""
    await _change(store, number, state=state, fault=fault, response_url="")


async def intend(store: Store, number: str, part: int, channel: str) -> Post | None:
    """Notes that a message is about to be posted; None the first time, then what is known of it."""
    table = tables.slack_posts
    row = {"number": number, "part": part, "channel": channel, "stamp": ""}
    query = select(table).where(table.c.number == number, table.c.part == part)
    async with store.transaction() as connection:
        new = inserting(connection, table).on_conflict_do_nothing()
        if (await connection.execute(new, row)).rowcount:
            return None
        known = (await connection.execute(query)).one()
    return Post(part=known.part, channel=known.channel, stamp=known.stamp)


async def posted(store: Store, number: str, post: Post) -> None:
    """Notes where Slack has put a message."""
    table = tables.slack_posts
    change = update(table).where(table.c.number == number, table.c.part == post.part)
    async with store.transaction() as connection:
        await connection.execute(change.values(channel=post.channel, stamp=post.stamp))


async def _change(store: Store, number: str, **values: Any) -> None:
    table = tables.slack_requests
    async with store.transaction() as connection:
        await connection.execute(update(table).where(table.c.number == number).values(**values))


async def _standings(store: Store, query: Select[Any]) -> list[Standing]:
    async with store.reading() as connection:
        rows = (await connection.execute(query)).mappings().all()
    return [_standing(dict(row)) for row in rows]


def _standing(row: dict[str, Any]) -> Standing:
    request = Request.model_validate({name: row[name] for name in Request.model_fields})
    rest = {name: row[name] for name in ("state", "briefing", "facts", "fault")}
    return Standing(request=request, **rest)
