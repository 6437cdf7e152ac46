"""What a run of the daily edition is opened with, by whoever asked for it and by a worker."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from agent.cli.session import session
from agent.daily.config import load_config
from agent.daily.run import DailyRun
from agent.ingest.fetch import Fetcher
from agent.work.edition import Opening, Order


def opening(*, quiet: bool) -> Opening:
    """Opens an order as factbrief.toml here, the environment and its own settings have it."""

    @asynccontextmanager
    async def opened(order: Order) -> AsyncIterator[DailyRun]:
        config = load_config(order.name)
        async with (
            session(quiet=quiet, **order.settings) as session_,
            Fetcher(pause=config.pause) as fetcher,
        ):
            yield DailyRun(
                name=order.name,
                config=config,
                at_once=session_.settings.articles_at_once,
                store=session_.store,
                gateway=session_.gateway,
                watcher=session_.watcher,
                fetcher=fetcher,
                aliases=session_.aliases,
                since=order.since and order.since.replace(tzinfo=ZoneInfo(config.zone)),
            )

    return opened
