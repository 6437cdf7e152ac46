"""The two ways in which Slack reaches the app: a socket that the app opens, or signed HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from agent.errors import ConfigError
from agent.slack.app import make_app
from agent.slack.clients import Clients
from agent.slack.config import SlackSettings
from agent.slack.desk import Desk
from agent.slack.installations import Installing
from agent.store.store import Store
from agent.work.queue import Queue

EVENTS_PATH = "/slack/events"


@asynccontextmanager
async def opened(
    settings: SlackSettings, store: Store, queue: Queue
) -> AsyncIterator[tuple[AsyncApp, Desk, Clients]]:
    """The app with what it stands on."""
    installing = await Installing.open(settings, store)
    installations = installing.installations if installing else None
    async with Clients.open(settings, installations) as clients:
        desk = Desk(store, queue, settings)
        yield make_app(desk, clients, installing), desk, clients


async def over_socket(app: AsyncApp, settings: SlackSettings) -> None:
    """Listens on a socket that needs no public address, until it is cancelled.

    Raises ConfigError without an app token.
    """
    token = settings.app_token.get_secret_value()
    if not token:
        raise ConfigError(
            "SLACK_APP_TOKEN is not set: make one with the scope connections:write, or serve HTTP "
            "with --http (docs/slack.md, step 4)"
        )
    handler = AsyncSocketModeHandler(app, token)
    try:
        await handler.connect_async()  # type: ignore[no-untyped-call]  # the library leaves it so
        await asyncio.Event().wait()
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # the same


def asgi(app: AsyncApp, settings: SlackSettings) -> AsyncSlackRequestHandler:
    """The app as ASGI, at EVENTS_PATH; a request whose signature is wrong or older than five
    minutes gets 401. Raises ConfigError without a signing secret.
    """
    if not settings.signing_secret.get_secret_value():
        raise ConfigError(
            "SLACK_SIGNING_SECRET is not set: copy it from the app's Basic Information page "
            "(docs/slack.md, step 4)"
        )
    return AsyncSlackRequestHandler(app, path=EVENTS_PATH)
