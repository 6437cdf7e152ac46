"""What a worker does for Slack: answers what is on the queue, and serves the subscriptions."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from types import MappingProxyType

from agent.slack.answering import TASK, Answering, Make
from agent.slack.clients import Clients
from agent.slack.config import SlackSettings
from agent.slack.desk import Desk
from agent.slack.installations import Installing
from agent.slack.subscribers import keep_serving
from agent.store.store import Store
from agent.work.queue import Queue
from agent.work.worker import Task, working


@asynccontextmanager
async def answering(
    settings: SlackSettings,
    store: Store,
    where: Path | str,
    make: Make,
    *,
    at_once: int,
    others: Mapping[str, Task] = MappingProxyType({}),
) -> AsyncIterator[None]:
    """Works for as long as the context lasts, at no more than `at_once` requests at a time.

    `where` is where `store` was opened; `others` are tasks that this worker does as well.
    """
    installing = await Installing.open(settings, store)
    installations = installing.installations if installing else None
    async with Queue.open(where) as queue, Clients.open(settings, installations) as clients:
        task = Answering(store, clients, make)
        async with working(store, queue, {TASK: task.answer, **others}, at_once=at_once):
            serving = asyncio.create_task(keep_serving(Desk(store, queue, settings)))
            try:
                yield
            finally:
                serving.cancel()
                await asyncio.gather(serving, return_exceptions=True)
