"""Takes requests: written down, within the budgets, and on the queue, all in one transaction."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from agent.errors import BudgetError
from agent.slack import words
from agent.slack.answering import TASK
from agent.slack.config import SlackSettings
from agent.store import requests
from agent.store.requests import Request
from agent.store.store import Store
from agent.work.queue import Queue

_DAY = timedelta(hours=24)


@dataclass(frozen=True)
class Desk:
    """Where requests are taken."""

    store: Store
    queue: Queue
    settings: SlackSettings

    async def take(self, request: Request) -> bool:
        """Takes a request; False where the same one was taken before, which is then left as it is.

        When this returns the request outlives any crash. Raises BudgetError, for the person who
        asked, where nothing is taken.
        """
        async with self.store.transaction() as connection:
            return await self.take_with(connection, request)

    async def take_with(self, connection: AsyncConnection, request: Request) -> bool:
        """As `take`, as a part of a larger transaction."""
        if not await requests.add(connection, request):
            return False
        if request.kind == "pages":
            user_left, channel_left = await self._left(connection, request)
            if user_left < 0:
                raise BudgetError(words.over_budget("You", self.settings.user_a_day))
            if channel_left < 0:
                raise BudgetError(words.over_budget("This channel", self.settings.channel_a_day))
        line = f"{request.team}/{request.channel}"
        await self.queue.put(connection, TASK, request.number, line=line)
        return True

    async def left(self, team: str, channel: str, user: str) -> tuple[int, int]:
        """How many briefings the person and the channel may still ask for today."""
        now = datetime.now(UTC)
        asking = Request(number="", kind="pages", team=team, channel=channel, user=user, asked=now)
        async with self.store.reading() as connection:
            user_left, channel_left = await self._left(connection, asking)
        return max(0, user_left), max(0, channel_left)

    async def _left(self, connection: AsyncConnection, request: Request) -> tuple[int, int]:
        since = request.asked - _DAY
        team = request.team
        by_user = await requests.asked_since(connection, since, team, user=request.user)
        in_channel = await requests.asked_since(connection, since, team, channel=request.channel)
        return self.settings.user_a_day - by_user, self.settings.channel_a_day - in_channel


def number_of(*parts: str) -> str:
    """The number of the request that this trigger stands for: the same for the same trigger."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
