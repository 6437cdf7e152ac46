"""The Bolt app: who may speak, and which listener hears what."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse

from agent.slack import buttons, home, slash, words
from agent.slack.clients import Clients
from agent.slack.config import SlackSettings
from agent.slack.desk import Desk
from agent.slack.installations import Installing

SCOPES = (
    "commands",
    "chat:write",
    "chat:write.public",
    "channels:history",
    "groups:history",
    "im:history",
    "mpim:history",
)
"""What the app asks of a workspace; docs/slack.md says what each is for."""

Next = Callable[[], Awaitable[BoltResponse]]


def make_app(desk: Desk, clients: Clients, installing: Installing | None) -> AsyncApp:
    """The app, which puts every request on `desk`.

    With `installing`, any workspace can install it and is served with its own token.
    """
    settings = desk.settings
    app = AsyncApp(
        name="factbrief",
        logger=logging.getLogger("agent.slack.bolt"),
        signing_secret=settings.signing_secret.get_secret_value(),
        client=clients.plain(settings.bot_token.get_secret_value() or None),
        oauth_settings=_oauth(settings, installing) if installing else None,
    )
    app.middleware(_only(settings))
    slash.listen(app, desk)
    buttons.listen(app, desk)
    home.listen(app, desk)
    return app


def _oauth(settings: SlackSettings, installing: Installing) -> AsyncOAuthSettings:
    return AsyncOAuthSettings(
        client_id=settings.client_id,
        client_secret=settings.client_secret.get_secret_value(),
        scopes=SCOPES,
        installation_store=installing.installations,
        state_store=installing.states,
        installation_store_bot_only=True,
    )


def _only(settings: SlackSettings) -> Callable[..., Awaitable[BoltResponse]]:
    """Lets through what comes from workspaces and channels that may use the app."""

    async def only(body: dict[str, Any], context: Any, next: Next) -> BoltResponse:
        if settings.teams and context.team_id not in settings.teams:
            return _turned_away(body, "workspace")
        channel = context.channel_id
        if settings.channels and channel and channel not in settings.channels:
            return _turned_away(body, "channel")
        return await next()

    return only


def _turned_away(body: dict[str, Any], place: str) -> BoltResponse:
    if "command" not in body:
        return BoltResponse(status=200, body="")
    told = {"response_type": "ephemeral", "text": words.NOWHERE.format(place=place)}
    return BoltResponse(status=200, body=told)
