"""From a command to the briefing in the channel, with a worker behind the app."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.errors import ProviderError
from agent.pipeline import Decided, Watcher
from agent.slack.posting import Posting
from agent.slack.progress import showing
from agent.slack.subscribers import serve_due
from agent.slack.words import note
from agent.store import requests, subscriptions
from agent.store.briefings import briefings, decisions_of, save_briefing
from agent.store.feedback import all_feedback
from agent.store.requests import Request
from schemas.briefing import Briefing
from tests.render.material import bridge_briefing
from tests.slack.newsroom import (
    PAGES,
    Newsroom,
    an_edition,
    at_work,
    is_answered,
    newsroom,
    told,
    until,
)
from tests.support.slack_server import Mood

BRIDGE, FERRY = PAGES


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with newsroom(tmp_path) as opened:
        yield opened


async def the_bridge(
    addresses: tuple[str, ...],
    watcher: Watcher,
    earlier: Briefing | None,
    run: str,
    decided: Decided,
) -> Briefing:
    """A maker that needs no model: always the same briefing, which says what it was made of."""
    del watcher, run, decided
    summary = () if earlier else bridge_briefing().summary
    return bridge_briefing().model_copy(update={"headline": addresses[0], "summary": summary})


async def answers(room: Newsroom, number: int, channel: str = "C1") -> None:
    """Waits until so many messages of a channel are answers and nothing is under way."""
    await until(lambda: len([m for m in room.slack.shown(channel) if is_answered(m)]) >= number)
    for _ in range(500):
        if not await requests.waiting(room.store, "T1", channel):
            return
        await asyncio.sleep(0.02)
    raise AssertionError("something is under way for ever")


async def test_pages_become_a_briefing_where_they_were_asked_for(room: Newsroom) -> None:
    async with at_work(room) as model:
        assert await room.brief(f"<{BRIDGE}> {FERRY}") == (
            "Reading 2 pages. The briefing will stand here in the channel."
        )
        await answers(room, 1)
        (message,) = room.slack.shown("C1")
        assert "cost 3 million euros" in told(message)
        (below,) = room.slack.shown("C1", message["ts"])
        assert "> “The ferry company Norvik stopped all sailings" in told(below)
        first = room.slack.called("chat.postMessage")[0]
        assert first["text"] == ":hourglass_flowing_sand: Reading 2 pages for <@U1> …"
        assert model.requests
    (kept,) = await briefings(room.store)
    assert kept.briefing.headline == message["text"]
    assert await decisions_of(room.store, kept.id), "what `factbrief explain` tells from"


async def test_a_request_that_finds_no_worker_waits_for_one(room: Newsroom) -> None:
    await room.brief(BRIDGE)
    assert "1 page" in await room.brief("status")
    assert room.slack.shown("C1") == []
    async with at_work(room, the_bridge):
        await answers(room, 1)


async def test_requests_of_a_channel_are_answered_in_order(room: Newsroom) -> None:
    asked = [f"https://paper.example/{n}" for n in range(6)]
    for address in asked:
        await room.brief(address)
    assert "6 requests in this channel before it" in await room.brief("https://paper.example/6")
    async with at_work(room, the_bridge):
        await answers(room, 7)
    shown = [message["text"] for message in room.slack.shown("C1")]
    assert shown == [*asked, "https://paper.example/6"]


async def test_what_cannot_be_briefed_is_said_in_its_place(room: Newsroom) -> None:
    async with at_work(room):
        await room.brief("https://nowhere.example/gone")
        await answers(room, 1)
    (message,) = room.slack.shown("C1")
    assert message["text"].startswith(":warning: No briefing: ")
    assert "there is no such file" in message["text"]


async def test_a_fault_of_our_own_is_owned_up_to(room: Newsroom) -> None:
    async def broken(*given: object) -> Briefing:
        raise ZeroDivisionError(given)

    async with at_work(room, broken):
        await room.brief(BRIDGE)
        await answers(room, 1)
    assert "Something went wrong here" in room.slack.shown("C1")[0]["text"]


async def test_progress_is_shown_and_is_over_when_it_says_so(room: Newsroom) -> None:
    request = Request(
        number="n", kind="pages", team="T1", channel="C1", user="U1", asked=datetime.now(UTC)
    )
    posting = Posting(room.store, room.app.client, request)
    post = await posting.post(0, "C1", note("waiting"))
    room.slack.delay = 0.2
    async with showing(posting, post, every=0.05) as progress:
        progress.stage("extracting", 2)
        await until(lambda: room.slack.called("chat.update"))
        progress.stage("composing", 2)
        await asyncio.sleep(0.35)  # the second change is on its way
    told_before = len(room.slack.called("chat.update"))
    assert room.slack.shown("C1")[0]["text"] == (
        ":hourglass_flowing_sand: Writing the headline and the summary …"
    )
    await asyncio.sleep(0.3)
    lines = [update["text"] for update in room.slack.called("chat.update")]
    assert lines[0] == ":hourglass_flowing_sand: Read 0 of 2 pages, 0 facts so far …"
    assert len(lines) == told_before == 2


async def test_a_long_briefing_is_split_and_stays_in_order(room: Newsroom) -> None:
    async def long(*given: object) -> Briefing:
        del given
        facts = tuple(
            fact.model_copy(update={"id": f"f{n}", "claim": f"{n}. {fact.claim * 3}"})
            for n, fact in enumerate(bridge_briefing().facts * 12, start=1)
        )
        return bridge_briefing().model_copy(update={"facts": facts})

    async with at_work(room, long):
        await room.brief(BRIDGE)
        await answers(room, 1)
    (message,) = room.slack.shown("C1")
    parts = room.slack.shown("C1", message["ts"])
    assert len(parts) > 4
    numbers = [part["metadata"]["event_payload"]["part"] for part in parts]
    assert numbers == list(range(1, len(parts) + 1))


async def test_where_the_app_is_no_member_the_answer_goes_to_the_person(room: Newsroom) -> None:
    room.slack.closed.add("C1")
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await until(lambda: room.slack.shown("D1"))
        await answers(room, 1, "D1")
    assert told(room.slack.shown("D1")[0]).startswith(BRIDGE)
    (notice,) = room.slack.answers
    assert "Invite me there" in notice["text"]


async def test_an_answer_address_that_has_expired_is_done_without(room: Newsroom) -> None:
    room.slack.closed.add("C1")
    room.slack.expired = True
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 2, "D1")
    assert [m for m in room.slack.shown("D1") if "Invite me there" in m["text"]]


async def test_the_edition_comes_from_the_store(room: Newsroom) -> None:
    async with at_work(room):
        await room.brief("")
        await answers(room, 1)
        assert "There is no edition yet" in room.slack.shown("C1")[0]["text"]
        title = await an_edition(room.store)
        await room.brief("")
        await answers(room, 2)
        shown = room.slack.shown("C1")[1]
        assert shown["text"] == title
        (story,) = room.slack.shown("C1", shown["ts"])
        assert "Norrland Rail has suspended every night train" in told(story)
        labels = [one["text"]["text"] for one in story["blocks"][-1]["elements"]]
        assert labels == ["Evidence", "Conflicts", "Sources", "Wrong fact"]
        await room.press("evidence", story["blocks"][-1]["elements"][0]["value"])
        await until(lambda: room.slack.views)
    assert "> “14 cracks were found in the Orm bridge”" in told(room.slack.views[0]["view"])


async def test_a_topic_is_looked_for_in_what_everybody_may_read(room: Newsroom) -> None:
    secret = bridge_briefing().model_copy(update={"headline": "Asked for in private"})
    await save_briefing(room.store, secret)
    async with at_work(room):
        await room.brief("cracks bridge")
        await answers(room, 1)
        assert "No story in the store says anything" in room.slack.shown("C1")[0]["text"]
        await an_edition(room.store)
        await room.brief("cracks bridge")
        await answers(room, 2)
        found = room.slack.shown("C1")[1]
        assert "Inspectors found 14 cracks" in told(found)
        assert "Jonna Sund" not in told(found)
        await room.press("evidence", room.pressable())
        await until(lambda: room.slack.views)
    assert "demands an inquiry" not in told(room.slack.views[0]["view"])


async def test_each_button_shows_its_part(room: Newsroom) -> None:
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 1)
        value = room.pressable()
        for part, words in (
            ("evidence", "> “14 cracks were found in the Orm bridge” _The Daily Beacon_"),
            ("conflicts", "30 million crowns against 36 million crowns"),
            ("sources", "*NNA* <https://a0.example/orm-bridge|"),
        ):
            room.slack.views.clear()
            await room.press(part, value)
            await until(lambda: room.slack.views)
            assert words in told(room.slack.views[0]["view"])


async def test_refresh_reads_again_once_and_against_the_first(room: Newsroom) -> None:
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 1)
        value = room.pressable()
        await asyncio.gather(*(room.press("refresh", value) for _ in range(3)))
        await answers(room, 2)
        await until(lambda: len(room.slack.answers) == 3)
    first, second = room.slack.shown("C1")
    assert "Norrland Rail has suspended every night train to Kestrel Bay after" in told(first)
    assert "Norrland Rail has suspended every night train to Kestrel Bay after" not in told(second)
    texts = sorted(answer["text"] for answer in room.slack.answers)
    assert texts[0].startswith("Reading 1 page.")
    assert texts[1:] == ["That is asked for already."] * 2


async def test_a_wrong_fact_is_kept_with_its_words(room: Newsroom) -> None:
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 1)
        await room.press("wrong_fact", room.pressable())
        await until(lambda: room.slack.views)
    view = room.slack.views[0]["view"]
    options = view["blocks"][0]["element"]["options"]
    assert len(options) == len(bridge_briefing().facts)
    assert all(len(option["text"]["text"]) <= 75 for option in options)
    chosen = {"fact": {"fact": {"selected_option": options[1]}}}
    state = {"values": chosen | {"words": {"words": {"value": "It was 13."}}}}
    body = {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "U1"}}
    for _ in range(2):
        told_back = await room.slack.send(
            "interactive", body | {"view": view | {"id": "V1", "state": state}}
        )
    assert told_back["response_action"] == "update"
    (kept,) = await all_feedback(room.store)
    assert (kept.words, kept.fact.id) == ("It was 13.", "f2")
    assert {article.id for article in kept.articles} == {"c0", "b0"}


async def test_a_subscription_brings_each_edition_once(room: Newsroom) -> None:
    await room.brief("subscribe daily 07:30 Europe/London")
    (one,) = await subscriptions.of_user(room.store, "T1", "U1")
    title = await an_edition(room.store)
    async with at_work(room):
        await asyncio.gather(*(serve_due(room.desk, one.due) for _ in range(3)))
        await answers(room, 1)
        await asyncio.sleep(0.3)
    assert [message["text"] for message in room.slack.shown("C1")] == [title]
    (later,) = await subscriptions.of_user(room.store, "T1", "U1")
    assert later.due > one.due > datetime.now(UTC)


async def test_a_message_with_a_link_is_answered_under_it(room: Newsroom) -> None:
    message = {"ts": "16.000100", "text": f"Look: <{BRIDGE}|the bridge> &amp; more"}
    body = {
        "type": "message_action",
        "callback_id": "brief_link",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "channel": {"id": "C1"},
        "trigger_id": "t",
        "response_url": room.slack.response_url("m"),
    }
    async with at_work(room, the_bridge):
        await room.slack.send("interactive", body | {"message": message})
        await room.slack.send("interactive", body | {"message": message})
        await until(lambda: len(room.slack.answers) == 2)
        await until(lambda: any(map(is_answered, room.slack.shown("C1", "16.000100"))))
        await until(lambda: len(room.slack.shown("C1", "16.000100")) == 2)
    texts = [answer["text"] for answer in room.slack.answers]
    assert texts == [
        "Reading 1 page. The briefing will stand here in the channel.",
        "That is asked for already.",
    ]
    assert room.slack.shown("C1") == []


async def test_the_home_shows_subscriptions_and_recent_briefings(room: Newsroom) -> None:
    event = {"type": "app_home_opened", "user": "U1", "tab": "home", "channel": "D1"}
    body = {"type": "event_callback", "team_id": "T1", "event": event}
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 1)
    await room.brief("subscribe daily 07:30 Europe/London")
    await room.slack.send("events_api", body)
    await until(lambda: room.slack.views)
    shown = told(room.slack.views[0]["view"])
    assert "<#C1> daily at 07:30 (Europe/London)" in shown
    assert BRIDGE in shown
    await room.press("unsubscribe", "C1")
    await until(lambda: len(room.slack.views) == 2)
    assert "None. In a channel" in told(room.slack.views[1]["view"])


async def test_slacks_pace_is_kept(room: Newsroom) -> None:
    room.slack.moods["chat.postMessage"] = [Mood(status=429, headers={"Retry-After": "2"})]
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 1)
    first, second = [c.at for c in room.slack.calls if c.method == "chat.postMessage"][:2]
    assert second - first >= 2
    assert len(room.slack.shown("C1")) == 1


async def test_a_message_that_arrived_though_slack_faltered_is_not_posted_again(
    room: Newsroom,
) -> None:
    room.slack.moods["chat.postMessage"] = [Mood(status=503, done=True), Mood(status=500)]
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 1)
        await until(lambda: room.slack.shown("C1", room.slack.shown("C1")[0]["ts"]))
    assert len(room.slack.shown("C1")) == 1


async def test_without_the_right_to_look_it_is_rather_twice_than_never(room: Newsroom) -> None:
    room.slack.moods["chat.postMessage"] = [Mood(status=503, done=True)]
    room.slack.moods["conversations.history"] = [Mood(error="missing_scope")]
    async with at_work(room, the_bridge):
        await room.brief(BRIDGE)
        await answers(room, 1)
    assert [is_answered(message) for message in room.slack.shown("C1")] == [False, True]


async def test_a_model_that_fails_is_named(room: Newsroom) -> None:
    async def failing(*given: object) -> Briefing:
        raise ProviderError(f"the model is away, {len(given)} times")

    async with at_work(room, failing):
        await room.brief(BRIDGE)
        await answers(room, 1)
    assert room.slack.shown("C1")[0]["text"] == (
        ":warning: No briefing: the model is away, 5 times"
    )
