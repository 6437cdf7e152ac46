"""The listeners of the buttons under a briefing, and of the form that says what is wrong."""

from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from agent.errors import BudgetError
from agent.render.slack import Part
from agent.slack import views, words
from agent.slack.command import Pages
from agent.slack.desk import Desk
from agent.slack.found import shown_briefing
from agent.slack.triggers import from_refresh, team_of
from agent.store import requests
from agent.store.feedback import Feedback, give
from agent.store.store import Store


def listen(app: AsyncApp, desk: Desk) -> None:
    """Has every button answered."""
    for part in views.PARTS:
        app.action(part)(_opening(desk.store, part))

    @app.action(views.WRONG_FACT)
    async def ask_what_is_wrong(
        ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient
    ) -> None:
        await ack()
        number = _pressed(body)
        shown = await shown_briefing(desk.store, number)
        fitting = shown is not None and bool(shown.facts)
        view = (
            views.wrong_fact_view(shown, number)
            if shown and fitting
            else views.note_view(words.GONE)
        )
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    @app.view(views.WRONG_FACT)
    async def keep_what_is_wrong(ack: AsyncAck, body: dict[str, Any]) -> None:
        kept = await _kept(desk.store, body)
        await ack(response_action="update", view=views.note_view(kept))

    @app.action(views.REFRESH)
    async def refresh(ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond) -> None:
        text = await _refreshed(desk, body)
        await ack()
        await respond(text, replace_original=False, response_type="ephemeral")


def _opening(store: Store, part: Part) -> Any:
    async def show(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        shown = await shown_briefing(store, _pressed(body))
        view = views.part_view(shown, part) if shown else views.note_view(words.GONE)
        await client.views_open(trigger_id=body["trigger_id"], view=view)

    return show


async def _refreshed(desk: Desk, body: dict[str, Any]) -> str:
    before = await requests.standing(desk.store, _pressed(body))
    if before is None:
        return words.GONE
    try:
        taken = await desk.take(from_refresh(body, before))
    except BudgetError as error:
        return str(error)
    return words.accepted(Pages(before.request.words), 0) if taken else words.ALREADY


async def _kept(store: Store, body: dict[str, Any]) -> str:
    view = body["view"]
    given = view["state"]["values"]
    shown = await shown_briefing(store, view["private_metadata"])
    chosen = given["fact"]["fact"]["selected_option"]["value"]
    fact = next((fact for fact in shown.facts if fact.id == chosen), None) if shown else None
    if shown is None or fact is None:
        return words.GONE
    sources = {evidence.article for evidence in fact.evidence}
    feedback = Feedback(
        number=f"{team_of(body)}/{view['id']}",
        team=team_of(body),
        user=body["user"]["id"],
        words=given["words"]["words"]["value"] or "",
        given=datetime.now(UTC),
        fact=fact,
        articles=tuple(article for article in shown.articles if article.id in sources),
    )
    await give(store, feedback)
    return words.THANKS


def _pressed(body: dict[str, Any]) -> str:
    return str(body["actions"][0]["value"])
