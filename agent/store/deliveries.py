"""The deliveries: an edition reaches a target once, and every attempt is on record.

An attempt is written down before anything is sent and again when its outcome is known. A run that
is killed in between leaves an attempt without outcome: what it sent may have arrived.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import token_hex
from typing import Literal

from sqlalchemy import insert, select, update

from agent.store import tables
from agent.store.store import Store

Outcome = Literal["sent", "failed"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to bring an edition to a target; `attempt` counts from 1.

    `key` is the same for every attempt of this edition at this target, for a target that knows by
    it what it already has. `outcome` is None for an attempt under way or cut off.
    """

    edition: str
    target: str
    attempt: int
    key: str
    begun: datetime
    ended: datetime | None = None
    outcome: Outcome | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """An attempt to make now. `in_doubt`: an earlier one was cut off and may have arrived."""

    delivery: Delivery
    in_doubt: bool


async def begin_delivery(store: Store, edition: str, target: str) -> Begun | None:
    """Writes down that an attempt begins; None where the target has this edition already."""
    now = datetime.now(UTC)
    async with store.transaction() as connection:
        table = tables.deliveries
        ours = (table.c.edition == edition) & (table.c.target == target)
        query = select(table).where(ours).order_by(table.c.attempt)
        before = [Delivery(**row) for row in (await connection.execute(query)).mappings()]
        if any(one.outcome == "sent" for one in before):
            return None
        key = before[0].key if before else token_hex(16)
        row = {"edition": edition, "target": target, "key": key, "begun": now}
        # Two that begin at once get the same number, and the second is refused.
        await connection.execute(insert(table), row | {"attempt": len(before) + 1})
    begun = Delivery(edition, target, len(before) + 1, key, now)
    return Begun(begun, in_doubt=any(one.outcome is None for one in before))


async def end_delivery(
    store: Store, delivery: Delivery, outcome: Outcome, detail: str = ""
) -> None:
    """Writes down how the attempt ended; `detail` says why it failed, or what the target said."""
    table = tables.deliveries
    this = (
        (table.c.edition == delivery.edition)
        & (table.c.target == delivery.target)
        & (table.c.attempt == delivery.attempt)
    )
    values = {"outcome": outcome, "detail": detail, "ended": datetime.now(UTC)}
    async with store.transaction() as connection:
        await connection.execute(update(table).where(this).values(values))


async def deliveries(store: Store, edition: str) -> list[Delivery]:
    """Every attempt for an edition, by target, oldest first."""
    table = tables.deliveries
    query = select(table).where(table.c.edition == edition)
    async with store.reading() as connection:
        ordered = query.order_by(table.c.target, table.c.attempt)
        rows = (await connection.execute(ordered)).mappings().all()
    return [Delivery(**row) for row in rows]
