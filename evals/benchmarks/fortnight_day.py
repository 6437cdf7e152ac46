"""One day's run as a process of its own, whose feeds and targets are on this machine.

    python -m evals.benchmarks.fortnight_day DAY

What `factbrief daily` does, with the day given, and with loopback addresses open.
"""

import asyncio
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time

from agent.daily.config import load_config
from agent.daily.run import DailyRun
from agent.ingest.fetch import Fetcher
from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.pipeline import Silence
from agent.settings import load_settings
from agent.store.store import Store
from agent.work.edition import Order, have_made
from agent.work.queue import Queue

_WAITS = (0.05, 0.1)
"""Seconds before a delivery is tried again: nobody waits for a scripted server."""


@asynccontextmanager
async def _opening(order: Order) -> AsyncIterator[DailyRun]:
    settings = load_settings()
    async with (
        Store.open(settings.store) as store,
        connect(settings, Ledger(store, secrets.token_hex(4))) as gateway,
        Fetcher(pause=0, allow_loopback=True) as fetcher,
    ):
        yield DailyRun(
            name=order.name,
            config=load_config(order.name),
            at_once=settings.articles_at_once,
            store=store,
            gateway=gateway,
            watcher=Silence(),
            fetcher=fetcher,
            waits=_WAITS,
        )


async def _run(day: date) -> bool:
    where = load_settings().store
    async with Store.open(where) as store, Queue.open(where) as queue:
        told = await have_made(
            Order(name="daily", day=day),
            store,
            queue,
            _opening,
            waiting=print,
            clock=lambda: datetime.combine(day, time(7), UTC),
        )
    if not told[-1].whole:
        print(*told[-1].lines, told[-1].fault, sep="\n", file=sys.stderr)
    return told[-1].whole


if __name__ == "__main__":
    sys.exit(not asyncio.run(_run(date.fromisoformat(sys.argv[1]))))
