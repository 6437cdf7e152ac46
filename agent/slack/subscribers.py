"""Brings the edition to the channels that subscribe to it, when their time has come."""

import asyncio
import logging
from datetime import UTC, datetime

from agent.errors import FactbriefError
from agent.slack.desk import Desk
from agent.slack.triggers import from_subscription
from agent.store import subscriptions

_PAUSE = 20.0
"""Seconds between two looks at who is due."""

_log = logging.getLogger(__name__)


async def keep_serving(desk: Desk) -> None:
    """Serves whoever is due, until it is cancelled."""
    while True:
        try:
            await serve_due(desk, datetime.now(UTC))
        except FactbriefError as error:
            _log.error("subscriptions are not served; trying again: %s", error)
        await asyncio.sleep(_PAUSE)


async def serve_due(desk: Desk, now: datetime) -> None:
    """Takes a request for each subscription that is due.

    However many workers look at once, each time is served by one; what came due while none was
    running is served once.
    """
    for due in await subscriptions.due(desk.store, now):
        async with desk.store.transaction() as connection:
            if await subscriptions.move_on(connection, due, now):
                await desk.take_with(connection, from_subscription(due, now))
