"""From what Slack sends to the request that it stands for. Pure but for the clock."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from agent.slack.command import Edition, Pages, Topic
from agent.slack.desk import number_of
from agent.store.requests import Request, Standing
from agent.store.subscriptions import Subscription

Body = Mapping[str, Any]


def from_command(body: Body, command: Pages | Topic | Edition) -> Request:
    """Someone typed /brief. Slack names the typing by its trigger id, however often it tells it."""
    team, trigger = str(body["team_id"]), str(body["trigger_id"])
    match command:
        case Pages(addresses):
            asked: dict[str, Any] = {"kind": "pages", "words": addresses}
        case Topic(topic):
            asked = {"kind": "topic", "words": (topic,)}
        case Edition():
            asked = {"kind": "edition"}
    return Request(
        number=number_of("command", team, trigger),
        team=team,
        enterprise=str(body.get("enterprise_id") or ""),
        channel=str(body["channel_id"]),
        user=str(body["user_id"]),
        response_url=str(body.get("response_url") or ""),
        asked=datetime.now(UTC),
        **asked,
    )


def from_shortcut(body: Body, addresses: tuple[str, ...]) -> Request:
    """Someone chose "Brief this link" on a message; once a message, whoever chooses it again."""
    team, channel, stamp = team_of(body), str(body["channel"]["id"]), str(body["message"]["ts"])
    return Request(
        number=number_of("shortcut", team, channel, stamp),
        kind="pages",
        words=addresses,
        thread=str(body["message"].get("thread_ts") or stamp),
        team=team,
        enterprise=enterprise_of(body),
        channel=channel,
        user=str(body["user"]["id"]),
        response_url=str(body.get("response_url") or ""),
        asked=datetime.now(UTC),
    )


def from_refresh(body: Body, before: Standing) -> Request:
    """Someone pressed Refresh under a briefing; once a briefing: the new one has its own button."""
    asked = before.request
    return asked.model_copy(
        update={
            "number": number_of("refresh", asked.number),
            "user": str(body["user"]["id"]),
            "earlier": asked.number,
            "response_url": str(body.get("response_url") or ""),
            "asked": datetime.now(UTC),
        }
    )


def from_subscription(due: Subscription, now: datetime) -> Request:
    """The time of a subscription has come."""
    return Request(
        number=number_of("subscription", due.team, due.channel, due.due.isoformat()),
        kind="edition",
        team=due.team,
        enterprise=due.enterprise,
        channel=due.channel,
        user=due.user,
        asked=now,
    )


def team_of(body: Body) -> str:
    """The workspace's id in a payload of a button, shortcut or form."""
    return str((body.get("team") or {}).get("id") or body["user"].get("team_id") or "")


def enterprise_of(body: Body) -> str:
    """The Grid organisation's id, "" outside of one."""
    return str((body.get("enterprise") or {}).get("id") or "")
