"""Puts messages into Slack once each, though the program may die at any moment.

What is about to be posted is noted first, and where Slack put it afterwards. Who finds the first
note without the second looks in the channel for the message, by the mark that it carries, before
posting it again. That needs the right to read the channel; without it the message is posted again:
rather twice than never. Changes of a message need no such care: they can be made twice.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from agent.render.slack import Message
from agent.slack.clients import passing, refusal
from agent.store import requests
from agent.store.requests import Post, Request
from agent.store.store import Store

MARK = "factbrief_part"
"""The type of the metadata that every message carries: {"number": …, "part": …}."""

_MARGIN = 120
"""Seconds by which Slack's clock may be behind ours."""


@dataclass(frozen=True)
class Posting:
    """Posts the parts of one request's answer. `client` is its workspace's."""

    store: Store
    client: AsyncWebClient
    request: Request

    async def post(self, part: int, channel: str, message: Message, thread: str = "") -> Post:
        """Where the part stands, which is posted unless it stands there already.

        Raises TransientError where trying again may help, else SlackApiError.
        """
        known = await requests.intend(self.store, self.request.number, part, channel)
        if known and known.stamp:
            return known
        async with passing():
            found = await self._found(part, channel, thread) if known else None
            post = found or await self._send(part, channel, message, thread)
        await requests.posted(self.store, self.request.number, post)
        return post

    async def change(self, post: Post, message: Message) -> None:
        """Puts `message` in the place of what stands there."""
        async with passing():
            await self.client.chat_update(channel=post.channel, ts=post.stamp, **_shown(message))

    async def _send(self, part: int, channel: str, message: Message, thread: str) -> Post:
        mark = {
            "event_type": MARK,
            "event_payload": {"number": self.request.number, "part": part},
        }
        sent = await self.client.chat_postMessage(
            channel=channel,
            thread_ts=thread or None,
            metadata=mark,
            unfurl_links=False,
            unfurl_media=False,
            **_shown(message),
        )
        return Post(part=part, channel=sent["channel"], stamp=sent["ts"])

    async def _found(self, part: int, channel: str, thread: str) -> Post | None:
        oldest = f"{self.request.asked.timestamp() - _MARGIN:.6f}"
        asked: dict[str, Any] = {
            "channel": channel,
            "oldest": oldest,
            "limit": 200,
            "include_all_metadata": True,
        }
        try:
            if thread:
                read = await self.client.conversations_replies(ts=thread, **asked)
            else:
                read = await self.client.conversations_history(**asked)
        except SlackApiError as error:
            if _may_not_read(error):
                return None
            raise
        stamp = _marked(read.get("messages") or [], self.request.number, part)
        return Post(part=part, channel=channel, stamp=stamp) if stamp else None


def _may_not_read(error: SlackApiError) -> bool:
    return refusal(error) in (
        "missing_scope",
        "not_in_channel",
        "channel_not_found",
        "no_permission",
    )


def _marked(messages: Sequence[dict[str, Any]], number: str, part: int) -> str:
    wanted = {"number": number, "part": part}
    for message in messages:
        metadata = message.get("metadata") or {}
        if metadata.get("event_type") == MARK and metadata.get("event_payload") == wanted:
            return str(message["ts"])
    return ""


def _shown(message: Message) -> dict[str, Any]:
    return {"text": message["text"], "blocks": message["blocks"]}
