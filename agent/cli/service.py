"""What the commands that run until they are stopped have in common: their end, and their log."""

import asyncio
import logging
import signal
import sys
from collections.abc import Iterable
from importlib.util import find_spec

from agent.errors import ConfigError


def need_slack() -> None:
    """Raises ConfigError where the libraries for Slack are not installed."""
    if find_spec("slack_bolt") is None or find_spec("aiohttp") is None:
        raise ConfigError(
            "Slack needs libraries not installed here: pip install 'factbrief[slack]'"
        )


async def ended() -> None:
    """Waits for SIGTERM or Ctrl-C: a service that is told to end has done its work."""
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    try:
        await end.wait()
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


def logging_without(secrets: Iterable[str]) -> None:
    """Sends what is worth knowing to standard error, with `secrets` and Slack's tokens hidden."""
    from agent.slack.redaction import Redaction

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Redaction(filter(None, secrets)))
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for chatty in ("httpx", "httpx2", "alembic", "aiosqlite", "slack_bolt", "slack_sdk"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # The queue's engine brings a handler of its own, which would write without the filter.
    engine = logging.getLogger("dbos")
    engine.addHandler(handler)
    engine.propagate = False
