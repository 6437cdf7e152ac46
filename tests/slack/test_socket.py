"""The app on its socket: acknowledged at once, once, and only where it may be used."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.errors import ConfigError
from agent.slack.serving import over_socket
from agent.store import requests
from tests.slack.newsroom import APP_TOKEN, BOT_TOKEN, Newsroom, newsroom, slack_settings, until


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with newsroom(tmp_path) as opened:
        yield opened


async def waiting(room: Newsroom, channel: str = "C1") -> int:
    return len(await requests.waiting(room.store, "T1", channel))


async def test_a_request_is_kept_when_it_is_acknowledged(room: Newsroom) -> None:
    await room.brief("https://a.example/1")
    (standing,) = await requests.waiting(room.store, "T1", "C1")
    assert standing.request.words == ("https://a.example/1",)
    assert standing.request.user == "U1"


async def test_the_same_trigger_is_one_request(room: Newsroom) -> None:
    body = room.command("https://a.example/1")
    told = [await room.slack.send("slash_commands", body) for _ in range(3)]
    assert told[1]["text"] == told[2]["text"] == "That is asked for already."
    assert await waiting(room) == 1


async def test_the_same_trigger_at_the_same_time_is_one_request(room: Newsroom) -> None:
    body = room.command("https://a.example/1")
    await asyncio.gather(*(room.slack.send("slash_commands", body) for _ in range(8)))
    assert await waiting(room) == 1


async def test_help_is_answered_at_once_and_to_the_person_alone(room: Newsroom) -> None:
    begun = time.monotonic()
    assert "/brief subscribe daily" in await room.brief("help")
    assert time.monotonic() - begun < 1
    assert room.slack.called("chat.postMessage") == []


async def test_status_says_what_is_under_way_and_what_is_left(room: Newsroom) -> None:
    await room.brief("https://a.example/1 https://a.example/2")
    await room.brief("rail *strike*")
    assert await room.brief("status") == (
        "*Under way here:* 2 requests\n• 2 pages\n• “rail ∗strike∗”\n"
        "*Left today:* 19 for you, 59 for this channel\n*Newest edition:* none yet"
    )


async def test_a_channel_subscribes_and_unsubscribes(room: Newsroom) -> None:
    told = await room.brief("subscribe daily 07:30 Europe/London")
    assert told.startswith("The edition will come to this channel daily at 07:30 (Europe/London)")
    assert await room.brief("unsubscribe") == "This channel gets the edition no longer."
    assert await room.brief("unsubscribe") == "This channel has no subscription."
    assert "is no time zone" in await room.brief("subscribe daily 07:30 <!channel>")


async def test_a_person_reaches_their_budget(tmp_path: Path) -> None:
    async with newsroom(tmp_path, user_a_day=2) as room:
        for number in range(2):
            assert "Reading" in await room.brief(f"https://a.example/{number}")
        refused = await room.brief("https://a.example/3")
        assert refused.startswith("You had 2 briefings in the last 24 hours")
        assert await waiting(room) == 2
        assert "Fetching the edition" in await room.brief("")
        assert "Reading" in await room.brief("https://a.example/4", user_id="U2")


async def test_a_channel_reaches_its_budget(tmp_path: Path) -> None:
    async with newsroom(tmp_path, channel_a_day=1) as room:
        await room.brief("https://a.example/1", user_id="U2")
        assert "This channel had 1 briefing" in await room.brief("https://a.example/2")
        assert "Reading" in await room.brief("https://a.example/2", channel_id="C2")


async def test_only_allowed_places_are_served(tmp_path: Path) -> None:
    async with newsroom(tmp_path, teams=("T1",), channels=("C1",)) as room:
        assert "Reading" in await room.brief("https://a.example/1")
        assert "add this channel" in await room.brief("https://a.example/1", channel_id="C2")
        assert "add this workspace" in await room.brief("https://a.example/1", team_id="T2")
        assert await waiting(room, "C2") == 0


async def test_a_message_without_a_link_is_said_to_have_none(room: Newsroom) -> None:
    body = {
        "type": "message_action",
        "callback_id": "brief_link",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "trigger_id": "t",
        "response_url": room.slack.response_url("m"),
        "message": {"ts": "16.1", "text": "nothing here"},
    }
    await room.slack.send("interactive", body)
    await until(lambda: room.slack.answers)
    assert room.slack.answers[0]["text"] == "There is no web address in this message."
    assert await waiting(room) == 0


async def test_a_button_of_a_briefing_that_is_gone_says_so(room: Newsroom) -> None:
    await room.press("evidence", "no-such-request")
    await until(lambda: room.slack.views)
    assert "no longer kept" in str(room.slack.views[0]["view"])


async def test_no_token_gets_into_the_logs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with newsroom(tmp_path) as room:
        await room.brief("https://a.example/1")
        await room.brief("nothing of this")
        await room.press("evidence", "no-such-request")
    assert caplog.records
    assert BOT_TOKEN not in caplog.text
    assert APP_TOKEN not in caplog.text


async def test_without_an_app_token_the_way_out_is_told(room: Newsroom) -> None:
    from pydantic import SecretStr

    settings = slack_settings(room.slack, app_token=SecretStr(""))
    with pytest.raises(ConfigError, match="SLACK_APP_TOKEN is not set: make one"):
        await over_socket(room.app, settings)
