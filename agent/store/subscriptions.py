"""Which channels are brought the edition every day, and when next."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from agent.store import tables
from agent.store.store import Store
from schemas.base import Form


class Subscription(Form):
    """One channel's. `at` is a time of day in the time zone `zone`; `due` is when it comes next."""

    team: str
    enterprise: str = ""
    channel: str
    user: str
    at: time
    zone: str
    due: datetime


def next_due(at: time, zone: str, after: datetime) -> datetime:
    """The first moment later than `after` at which clocks in `zone` show `at`, in UTC.

    A time that the clocks leap over comes as much later as they leap.
    """
    place = ZoneInfo(zone)
    day = after.astimezone(place).date()
    while True:
        moment = datetime.combine(day, at, place).astimezone(UTC)
        if moment > after:
            return moment
        day += timedelta(days=1)


async def subscribe(store: Store, subscription: Subscription) -> None:
    """Sets the channel's subscription; one it had is replaced."""
    table = tables.slack_subscriptions
    async with store.transaction() as connection:
        await connection.execute(delete(table).where(*_channel(subscription)))
        row = subscription.model_dump() | {"at": f"{subscription.at:%H:%M}"}
        await connection.execute(insert(table).values(row))


async def unsubscribe(store: Store, team: str, channel: str) -> bool:
    """Ends the channel's subscription; False where it had none."""
    table = tables.slack_subscriptions
    where = (table.c.team == team, table.c.channel == channel)
    async with store.transaction() as connection:
        return bool((await connection.execute(delete(table).where(*where))).rowcount)


async def of_user(store: Store, team: str, user: str) -> list[Subscription]:
    """Those that a person has made, by channel."""
    table = tables.slack_subscriptions
    query = select(table).where(table.c.team == team, table.c.user == user)
    async with store.reading() as connection:
        rows = (await connection.execute(query.order_by(table.c.channel))).mappings().all()
    return [Subscription.model_validate(dict(row)) for row in rows]


async def due(store: Store, now: datetime) -> list[Subscription]:
    """Those whose time has come, longest due first."""
    table = tables.slack_subscriptions
    query = select(table).where(table.c.due <= now).order_by(table.c.due)
    async with store.reading() as connection:
        rows = (await connection.execute(query)).mappings().all()
    return [Subscription.model_validate(dict(row)) for row in rows]


async def move_on(connection: AsyncConnection, served: Subscription, now: datetime) -> bool:
    """Sets the time after `now`; False where another worker has done so for this one."""
    table = tables.slack_subscriptions
    later = next_due(served.at, served.zone, now)
    statement = update(table).where(*_channel(served), table.c.due == served.due)
    return bool((await connection.execute(statement.values(due=later))).rowcount)


def _channel(of: Subscription) -> tuple[ColumnElement[bool], ...]:
    column = tables.slack_subscriptions.c
    return (column.team == of.team, column.channel == of.channel)
