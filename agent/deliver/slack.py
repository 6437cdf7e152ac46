"""Posts messages into a Slack channel: the first in the channel, the others in its thread.

Every message carries a mark in its metadata. An attempt after the first looks for these marks in
the channel and posts only what is missing.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from agent.errors import ConfigError, DeliveryError

MARK = "factbrief_edition"
"""The type of the metadata: {"key": …, "part": …}."""

_LOOKED_THROUGH = 200
"""Messages of the channel, newest first, among which an earlier attempt's are looked for."""
_PASSING = frozenset(
    ("fatal_error", "internal_error", "ratelimited", "request_timeout", "service_unavailable")
)


@dataclass(frozen=True)
class Channel:
    """A channel by its id, and the bot's token for it."""

    id: str
    token: str = field(repr=False)
    api_url: str = "https://slack.com/api/"


async def post_messages(
    messages: Sequence[Mapping[str, Any]], channel: Channel, key: str, *, again: bool
) -> None:
    """Posts each of `messages` ("text" and "blocks") once. `key` is the delivery's, `again` says
    that it was attempted before.

    Raises ConfigError for a refusal that will not change by itself, else DeliveryError.
    """
    client = AsyncWebClient(
        channel.token,
        base_url=channel.api_url,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=3)],
    )
    async with _explained(channel):
        posted = await _posted(client, channel, key) if again else {}
        for part, message in enumerate(messages):
            if part in posted:
                continue
            sent = await client.chat_postMessage(
                channel=channel.id,
                thread_ts=posted.get(0),
                text=message["text"],
                blocks=message["blocks"],
                metadata={"event_type": MARK, "event_payload": {"key": key, "part": part}},
                unfurl_links=False,
                unfurl_media=False,
            )
            posted[part] = sent["ts"]


async def _posted(client: AsyncWebClient, channel: Channel, key: str) -> dict[int, str]:
    """The parts that stand in the channel already, with their time stamps."""
    asked: dict[str, Any] = {"channel": channel.id, "include_all_metadata": True}
    try:
        history = await client.conversations_history(limit=_LOOKED_THROUGH, **asked)
        found = _marked(history.get("messages", []), key)
        if 0 in found:
            replies = await client.conversations_replies(ts=found[0], limit=1000, **asked)
            found |= _marked(replies.get("messages", []), key)
    except SlackApiError as error:
        # Without the right to read the channel the messages are posted again: rather that than not.
        if error.response.get("error") in ("missing_scope", "not_in_channel"):
            return {}
        raise
    return found


def _marked(messages: Sequence[Mapping[str, Any]], key: str) -> dict[int, str]:
    found = {}
    for message in messages:
        metadata = message.get("metadata") or {}
        payload = metadata.get("event_payload") or {}
        if metadata.get("event_type") == MARK and payload.get("key") == key:
            found[int(payload["part"])] = str(message["ts"])
    return found


@asynccontextmanager
async def _explained(channel: Channel) -> AsyncIterator[None]:
    try:
        yield
    except SlackApiError as error:
        status = error.response.status_code
        fault = str(error.response.get("error") or f"status {status}")
        line = f"Slack refused to post to {channel.id}: {fault}"
        if fault in _PASSING or status >= 500:
            raise DeliveryError(line) from error
        raise ConfigError(f"{line}; check the channel's id, the token and its scopes") from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise DeliveryError(f"Slack cannot be reached: {error}") from error
