"""One day's run as a process of its own, whose feeds and targets are on this machine.

    python -m evals.benchmarks.fortnight_day DAY

What `factbrief daily` does, with the day given, and with loopback addresses open.
"""

import asyncio
import secrets
import sys
from datetime import UTC, date, datetime, time

from agent.daily.config import load_config
from agent.daily.run import DailyRun
from agent.ingest.fetch import Fetcher
from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.pipeline import Silence
from agent.settings import load_settings
from agent.store.store import Store

_WAITS = (0.05, 0.1)
"""Seconds before a delivery is tried again: nobody waits for a scripted server."""


async def _run(day: date) -> bool:
    settings, config = load_settings(), load_config("daily")
    async with (
        Store.open(settings.store) as store,
        connect(settings, Ledger(store, secrets.token_hex(4))) as gateway,
        Fetcher(pause=0, allow_loopback=True) as fetcher,
    ):
        run = DailyRun(
            name="daily",
            config=config,
            at_once=settings.articles_at_once,
            store=store,
            gateway=gateway,
            watcher=Silence(),
            fetcher=fetcher,
            waits=_WAITS,
        )
        outcomes = await run.today(datetime.combine(day, time(7), UTC))
    for one in (one for outcome in outcomes for one in outcome.deliveries):
        if one.outcome == "failed":
            print(one.target, one.detail, file=sys.stderr)
    return all(outcome.whole for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(not asyncio.run(_run(date.fromisoformat(sys.argv[1]))))
