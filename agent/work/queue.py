"""Puts work on the durable queue, in the same transaction as whatever asks for it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from dbos import DBOS, DBOSClient, EnqueueOptions
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncConnection

from agent.store.faults import explained

APPLICATION = "factbrief"
WORKFLOW = "factbrief.work"

_POLL = 0.25
"""Seconds between two looks at the queue."""


def queue_of(task: str) -> str:
    """The queue of a task: each has its own, so that a worker takes what it knows how to do."""
    return f"{APPLICATION}.{task}"


def database(where: Path | str) -> str:
    """The address of the store's database as the queue's engine takes it."""
    if isinstance(where, Path):
        return f"sqlite:///{where / 'factbrief.db'}"
    return make_url(where).set(drivername="postgresql").render_as_string(hide_password=False)


class Queue:
    """Where work is put; made by `Queue.open`."""

    def __init__(self, where: Path | str, client: DBOSClient) -> None:
        self.where = where
        self.url = database(where)
        self.client = client

    @classmethod
    @asynccontextmanager
    async def open(cls, where: Path | str) -> AsyncIterator["Queue"]:
        """The queue beside the store at `where`, which is open already."""
        url = database(where)
        # The engine prints a line for each of its own migrations.
        logging.getLogger("dbos").setLevel(logging.WARNING)
        with explained(where):
            await asyncio.to_thread(DBOS.migrate, url)
            client = await asyncio.to_thread(
                lambda: DBOSClient(system_database_url=url, application_name=APPLICATION)
            )
        try:
            yield cls(where, client)
        finally:
            await asyncio.to_thread(client.destroy)

    async def limit(self, task: str, at_once: int) -> None:
        """Lets no worker do `task` more than `at_once` times at a time, from now on."""
        await self.client.register_queue_async(
            queue_of(task),
            worker_concurrency=at_once,
            partition_concurrency=1,
            polling_interval_sec=_POLL,
        )

    async def put(self, connection: AsyncConnection, task: str, subject: str, *, line: str) -> None:
        """Has `task` done with `subject` once the transaction of `connection` is committed.

        What stands in one `line` is done one after the other, in the order put. Whoever puts work
        twice has it done twice: a row of the same transaction is the place to say it is new.
        """
        # The engine's clock ticks in seconds on SQLite; within one it goes by these ids.
        number = f"{time.time_ns():020d}-{subject}"
        options: EnqueueOptions = {
            "workflow_name": WORKFLOW,
            "queue_name": queue_of(task),
            "workflow_id": number,
            "queue_partition_key": line,
        }
        await connection.run_sync(
            lambda opened: self.client.enqueue_in_transaction(opened, options, task, subject)
        )
