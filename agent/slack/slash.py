"""The listeners of /brief and of "Brief this link": take the request, then acknowledge it."""

from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from agent.errors import BudgetError, InputError
from agent.slack import words
from agent.slack.command import (
    Command,
    Edition,
    Help,
    Pages,
    Status,
    Subscribe,
    Topic,
    Unsubscribe,
    addresses,
    read_command,
)
from agent.slack.desk import Desk
from agent.slack.found import newest_edition
from agent.slack.triggers import from_command, from_shortcut
from agent.store import requests
from agent.store.subscriptions import Subscription, next_due, subscribe, unsubscribe

COMMAND = "/brief"
SHORTCUT = "brief_link"


def listen(app: AsyncApp, desk: Desk) -> None:
    """Has the command and the shortcut answered."""

    @app.command(COMMAND)
    async def command(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(await _told(desk, body))

    @app.shortcut(SHORTCUT)
    async def shortcut(ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond) -> None:
        text = await _briefed_link(desk, body)
        await ack()
        await respond(text)


async def _told(desk: Desk, body: dict[str, Any]) -> str:
    """Does what the command says, as far as it can be done at once; what to tell the person."""
    try:
        return await _done(desk, body, read_command(str(body.get("text") or "")))
    except InputError as error:
        return words.refused(str(error))
    except BudgetError as error:
        return str(error)


async def _done(desk: Desk, body: dict[str, Any], command: Command) -> str:
    match command:
        case Help():
            return words.HELP
        case Status():
            return await _status(desk, body)
        case Subscribe():
            return await _subscribed(desk, body, command)
        case Unsubscribe():
            ended = await unsubscribe(desk.store, body["team_id"], body["channel_id"])
            return words.UNSUBSCRIBED if ended else words.NOT_SUBSCRIBED
        case Pages() | Topic() | Edition():
            return await _taken(desk, body, command)


async def _taken(desk: Desk, body: dict[str, Any], command: Pages | Topic | Edition) -> str:
    request = from_command(body, command)
    before = await requests.waiting(desk.store, request.team, request.channel)
    if not await desk.take(request):
        return words.ALREADY
    return words.accepted(command, len(before))


async def _status(desk: Desk, body: dict[str, Any]) -> str:
    team, channel, user = body["team_id"], body["channel_id"], body["user_id"]
    waiting = await requests.waiting(desk.store, team, channel)
    edition = await newest_edition(desk.store)
    left = await desk.left(team, channel, user)
    lines = [words.asked_for(one.request.kind, one.request.words) for one in waiting]
    named = edition[0] if edition else ""
    return words.status(lines, *left, named)


async def _subscribed(desk: Desk, body: dict[str, Any], command: Subscribe) -> str:
    due = next_due(command.at, command.zone, datetime.now(UTC))
    subscription = Subscription(
        team=body["team_id"],
        enterprise=str(body.get("enterprise_id") or ""),
        channel=body["channel_id"],
        user=body["user_id"],
        at=command.at,
        zone=command.zone,
        due=due,
    )
    await subscribe(desk.store, subscription)
    return words.subscribed(f"{command.at:%H:%M}", command.zone, due)


async def _briefed_link(desk: Desk, body: dict[str, Any]) -> str:
    try:
        found = addresses(str(body["message"].get("text") or ""))
        if not found:
            return words.NO_LINK
        taken = await desk.take(from_shortcut(body, found))
    except (InputError, BudgetError) as error:
        return str(error)
    return words.accepted(Pages(found), 0) if taken else words.ALREADY
