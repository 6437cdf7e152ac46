from collections.abc import AsyncIterator

import pytest

from agent.deliver.slack import Channel, post_messages
from agent.errors import ConfigError, DeliveryError
from tests.support.slack_server import Mood, SlackServer

MESSAGES = [
    {
        "text": f"part {part}",
        "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": f"{part}"}}],
    }
    for part in range(3)
]


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        yield server


def channel(slack: SlackServer) -> Channel:
    return Channel("C1", "xoxb-1", slack.api)


async def test_the_first_goes_to_the_channel_and_the_rest_into_its_thread(
    slack: SlackServer,
) -> None:
    await post_messages(MESSAGES, channel(slack), "k1", again=False)
    (first,) = slack.shown("C1")
    assert first["text"] == "part 0"
    assert [one["text"] for one in slack.shown("C1", first["ts"])] == ["part 1", "part 2"]
    assert not slack.called("conversations.history")


async def test_a_second_attempt_posts_what_is_missing(slack: SlackServer) -> None:
    slack.moods["chat.postMessage"] = [Mood(status=500, done=True)]
    with pytest.raises(DeliveryError):
        await post_messages(MESSAGES, channel(slack), "k1", again=False)
    await post_messages(MESSAGES, channel(slack), "k1", again=True)
    (first,) = slack.shown("C1")
    assert [one["text"] for one in slack.shown("C1", first["ts"])] == ["part 1", "part 2"]


async def test_another_edition_is_no_earlier_attempt(slack: SlackServer) -> None:
    await post_messages(MESSAGES[:1], channel(slack), "k1", again=False)
    await post_messages(MESSAGES[:1], channel(slack), "k2", again=True)
    assert len(slack.shown("C1")) == 2


async def test_a_refusal_names_the_channel(slack: SlackServer) -> None:
    slack.closed.add("C1")
    with pytest.raises(ConfigError, match="C1"):
        await post_messages(MESSAGES, channel(slack), "k1", again=False)
