"""The App Home: a person's subscriptions and recent briefings."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from agent.slack import views, words
from agent.slack.desk import Desk
from agent.slack.triggers import team_of
from agent.store import requests, subscriptions
from agent.store.briefings import briefing
from agent.store.store import Store

_RECENT = 10


def listen(app: AsyncApp, desk: Desk) -> None:
    """Has the Home shown whenever it is opened."""

    @app.event("app_home_opened")
    async def opened(event: dict[str, Any], context: Any, client: AsyncWebClient) -> None:
        if event.get("tab") == "home":
            await _publish(desk.store, client, context.team_id, event["user"])

    @app.action(views.UNSUBSCRIBE)
    async def end(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        team, user, channel = team_of(body), body["user"]["id"], body["actions"][0]["value"]
        own = await subscriptions.of_user(desk.store, team, user)
        if channel in (one.channel for one in own):
            await subscriptions.unsubscribe(desk.store, team, channel)
        await ack()
        await _publish(desk.store, client, team, user)


async def _publish(store: Store, client: AsyncWebClient, team: str, user: str) -> None:
    recent = []
    for standing in await requests.recent(store, team, user, _RECENT):
        kept = await briefing(store, standing.briefing) if standing.briefing else None
        asked = words.asked_for(standing.request.kind, standing.request.words)
        recent.append((standing, kept.briefing.headline if kept else asked))
    own = await subscriptions.of_user(store, team, user)
    await client.views_publish(user_id=user, view=views.home_view(own, recent))
