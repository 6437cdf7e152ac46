import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.daily.run import Outcome
from agent.errors import ProviderError
from agent.store.articles import articles
from agent.store.calls import calls
from agent.store.editions import open_edition
from agent.store.holding import BusyError, holding
from schemas.edition import DailyEdition
from tests.daily.material import HTML, MONDAY, ON_BOTH, Newsroom, newsroom, page
from tests.support.model_server import Reply, answer
from tests.support.reader import read
from tests.support.web_server import Answer

QUAY = (
    "The harbour board of Vell closed the north quay on Monday after a crane began to lean.\n\n"
    "The crane was built in 1974. Ferries to Dorn sail from the south quay, said Ines Tolland."
)
QUAY_LATER = (
    "The harbour board of Vell will take the leaning crane at the north quay down on Thursday.\n\n"
    "The crane was built in 1974. Ferries to Dorn will be back by Saturday, Ines Tolland said."
)
BUDGET = (
    "Parliament in Arlen passed a budget of 41.2 billion crowns on Monday by nine votes.\n\n"
    "Finance minister Petra Oskol called the debate the longest of her career."
)


def only(outcomes: list[Outcome]) -> DailyEdition:
    (outcome,) = outcomes
    assert outcome.whole, outcome.deliveries
    return outcome.edition


def news(edition: DailyEdition) -> list[str]:
    return [one.claim for story in edition.stories for one in story.news]


async def test_a_day_is_fetched_told_apart_briefed_and_delivered(room: Newsroom) -> None:
    room.web.answers |= {"/quay": page("Quay closed", QUAY), "/budget": page("Budget", BUDGET)}
    room.feed("/quay", "/budget", "/gone")
    edition = only(await room.run())
    assert len(edition.stories) == 2
    assert [one.source for one in edition.dropped] == [room.web.url("/gone")]
    text = (room.folder / "out" / "2025-03-10.md").read_text(encoding="utf-8")
    assert "Parliament in Arlen passed" in text
    assert "The harbour board of Vell closed" in text
    assert "/gone" in text


@ON_BOTH
async def test_a_finished_day_is_left_as_it_is(room: Newsroom) -> None:
    room.web.answers["/quay"] = page("Quay closed", QUAY)
    room.feed("/quay")
    await room.run()
    asked, fetched = len(room.model.requests), len(room.web.asked)
    assert await room.run() == []
    assert (len(room.model.requests), len(room.web.asked)) == (asked, fetched)


@ON_BOTH
async def test_the_next_day_leads_with_what_is_new_alone(room: Newsroom) -> None:
    room.web.answers["/quay"] = page("Quay closed", QUAY, published="2025-03-10T06:00:00Z")
    room.feed("/quay")
    first = only(await room.run())
    later = page("Crane to go", QUAY_LATER, "Dorn Echo", "2025-03-11T05:00:00Z")
    room.web.answers["/later"] = later
    room.feed("/quay", "/later")
    async with room.store() as store:
        before = len(await calls(store))
    second = only(await room.run(1))
    async with room.store() as store:
        sent = [call for call in (await calls(store))[before:] if call.outcome != "cached"]
    (story,) = second.stories
    assert {call.article for call in sent if call.article} == {
        article.id for article in story.briefing.articles if article.outlet == "Dorn Echo"
    }, "answers about the first day's article are on disk"
    assert story.id == first.stories[0].id
    assert story.followed
    assert story.new_articles == 1
    assert len(story.briefing.articles) == 2
    assert any("Thursday" in claim for claim in news(second))
    assert not set(news(first)) & set(news(second))
    assert not any("1974" in claim for claim in news(second))


async def test_a_day_with_nothing_new_is_one_line_or_silence(room: Newsroom) -> None:
    assert only(await room.run()).stories == ()
    assert "nothing new" in (room.folder / "out" / "2025-03-10.md").read_text(encoding="utf-8")
    room.config["quiet"] = "silence"
    (outcome,) = await room.run(1)
    assert [one.outcome for one in outcome.deliveries] == ["quiet"]
    assert not (room.folder / "out" / "2025-03-11.md").exists()
    assert await room.run(1) == []


@ON_BOTH
async def test_an_unchanged_feed_is_not_sent_and_a_failed_page_is_tried_again(
    room: Newsroom,
) -> None:
    room.web.answers["/quay"] = page("Quay closed", QUAY)
    room.feed("/quay", "/slow", etag='"1"')
    await room.run()
    room.web.answers["/slow"] = page("Budget", BUDGET)
    assert len(only(await room.run(1)).stories) == 1
    await room.run(2)
    assert room.web.sent.count("/feed") == 2
    assert room.web.asked.count("/quay") == 1


@pytest.mark.parametrize(
    "version", [{"ETag": '"1"'}, {"Last-Modified": "Mon, 10 Mar 2025 06:00:00 GMT"}]
)
async def test_an_unchanged_page_is_asked_about_and_not_sent(
    room: Newsroom, version: dict[str, str]
) -> None:
    room.config["pages"] = [room.web.url("/quay")]
    quay = page("Quay closed", QUAY)
    room.web.answers["/quay"] = Answer(quay.body, headers={**HTML, **version})
    assert only(await room.run()).stories
    assert only(await room.run(1)).stories == ()
    assert (room.web.asked.count("/quay"), room.web.sent.count("/quay")) == (2, 1)
    later = page("Quay closed", QUAY + "\n\nA tug struck the crane, the coastguard said.")
    newer = dict.fromkeys(version, "newer")
    room.web.answers["/quay"] = Answer(later.body, headers={**HTML, **newer})
    assert news(only(await room.run(2))) == ["A tug struck the crane, the coastguard said."]
    assert room.web.sent.count("/quay") == 2


async def test_a_page_behind_a_wall_is_read_once_the_wall_is_gone(room: Newsroom) -> None:
    room.config["pages"] = [room.web.url("/quay")]
    version = {**HTML, "ETag": '"1"'}
    wall = b"<html><body><p>Subscribe to read this article.</p></body></html>"
    room.web.answers["/quay"] = Answer(wall, headers=version)
    assert len(only(await room.run()).dropped) == 1
    room.web.answers["/quay"] = Answer(page("Quay closed", QUAY).body, headers=version)
    assert len(only(await room.run(1)).stories) == 1


async def test_a_broken_feed_costs_itself_alone_and_is_told(room: Newsroom) -> None:
    room.config["feeds"].append(room.web.url("/broken"))
    room.web.answers |= {"/broken": Answer(b"<rss"), "/quay": page("Quay closed", QUAY)}
    room.feed("/quay")
    edition = only(await room.run())
    assert len(edition.stories) == 1
    (fault,) = edition.faults
    assert fault.source == room.web.url("/broken")


async def test_a_feed_that_stays_broken_is_told_again(room: Newsroom) -> None:
    headers = {"Content-Type": "text/xml", "ETag": '"1"'}
    room.web.answers["/feed"] = Answer(b"<rss version='2.0'><channel><title>half", headers=headers)
    (first,) = only(await room.run()).faults
    (second,) = only(await room.run(1)).faults
    assert first == second
    assert room.web.sent.count("/feed") == 1


async def test_copies_and_unwanted_articles_are_listed_and_cost_nothing(room: Newsroom) -> None:
    room.web.answers |= {
        "/quay": page("Quay closed", QUAY, published="2025-03-10T05:00:00Z"),
        "/copy": page("Quay closed", "(Vell) " + QUAY, "Dorn Echo", "2025-03-10T06:00:00Z"),
        "/budget": page("Budget", BUDGET, "Arlen Star"),
    }
    room.config["outlets"] = {"exclude": ["arlen"]}
    room.feed("/quay", "/copy", "/budget")
    edition = only(await room.run())
    assert len(edition.stories) == 1
    reasons = {one.source.rpartition("/")[2]: one.reason for one in edition.dropped}
    assert "copy of Vell Post" in reasons["copy"]
    assert "excluded" in reasons["budget"]
    assert only(await room.run(1)).dropped == ()


@ON_BOTH
async def test_a_correction_at_the_same_address_is_told_against_what_it_said(
    room: Newsroom,
) -> None:
    room.config["pages"] = [room.web.url("/quay")]
    room.web.answers["/quay"] = page("Quay closed", QUAY)
    first = only(await room.run())
    room.web.answers["/quay"] = page("Quay closed", QUAY.replace("1974", "1988"))
    second = only(await room.run(1))
    assert second.stories[0].id == first.stories[0].id
    (told,) = second.stories[0].news
    assert told.type in ("updated", "contradicted")
    assert "1988" in told.claim
    assert "1974" in told.earlier


async def test_a_spent_budget_briefs_what_was_read_and_names_the_rest(
    tmp_path: Path, where: Path | str
) -> None:
    def costly(asked: dict[str, Any]) -> Reply:
        return answer(read(asked), prompt_tokens=50_000)

    async with newsroom(tmp_path, where, costly) as room:
        room.web.answers |= {"/quay": page("Quay closed", QUAY), "/budget": page("Budget", BUDGET)}
        room.feed("/quay", "/budget")
        edition = only(await room.run(max_tokens=50_000, concurrency=1))
        (story,) = edition.stories
        assert story.briefing.headline, "without the model the headline is a fact's own words"
        (unread,) = edition.unread
        assert "--max-tokens" in unread.reason
        assert "Not read" in (tmp_path / "out" / "2025-03-10.md").read_text(encoding="utf-8")
        second = only(await room.run(1))
        assert len(second.stories) == 1, "what was not read is read for the next edition"
        assert second.stories[0].id != story.id
        assert room.web.asked.count("/quay") == room.web.asked.count("/budget") == 1


@ON_BOTH
async def test_a_dead_endpoint_makes_no_edition_and_the_next_run_finishes_it(
    room: Newsroom,
) -> None:
    room.web.answers["/quay"] = page("Quay closed", QUAY)
    room.feed("/quay")
    with pytest.raises(ProviderError):
        await room.run(base_url="http://127.0.0.1:1/v1")
    assert not (room.folder / "out").exists()
    room.feed()
    outcomes = await room.run(1)
    assert [one.edition.day.day for one in outcomes] == [10, 11]
    assert outcomes[0].edition.stories
    assert not outcomes[1].edition.stories
    assert room.web.asked.count("/quay") == 1


@ON_BOTH
async def test_a_second_run_at_the_same_time_says_so_and_leaves(room: Newsroom) -> None:
    async with room.store() as store:
        edition = await open_edition(store, "daily", MONDAY.date())
        async with holding(store, edition.id):
            with pytest.raises(BusyError):
                await room.run()
    assert room.web.asked == []


@ON_BOTH
async def test_two_runs_at_once_deliver_once(room: Newsroom) -> None:
    room.web.answers["/quay"] = page("Quay closed", QUAY)
    room.feed("/quay")
    ends = await asyncio.gather(room.run(), room.run(), return_exceptions=True)
    assert sum(isinstance(end, BusyError) for end in ends) == 1
    assert room.web.asked.count("/quay") == 1


@ON_BOTH
async def test_a_failing_target_stops_no_other_and_is_tried_again(room: Newsroom) -> None:
    room.web.answers["/quay"] = page("Quay closed", QUAY)
    room.feed("/quay")
    hook = {"kind": "webhook", "url": room.web.url("/hook"), "secret_variable": "HOOK"}
    room.config["targets"].append(hook)
    (outcome,) = await room.run()
    assert [one.outcome for one in outcome.deliveries] == ["sent", "failed"]
    assert "HOOK" in outcome.deliveries[1].detail
    room.config["targets"].pop()
    (again,) = await room.run()
    assert [one.outcome for one in again.deliveries] == ["kept"]
    assert again.edition == outcome.edition


@ON_BOTH
async def test_the_cost_is_that_of_the_new_articles_however_many_are_kept(
    room: Newsroom,
) -> None:
    old = [f"/old{number}" for number in range(12)]
    for number, path in enumerate(old):
        town = f"{'BCDFGHKLMNPR'[number]}ostrand"
        text = f"The mayor of {town} opened a bridge on Monday.\n\nIt cost {number + 14} crowns."
        room.web.answers[path] = page(f"Bridge in {town}", text)
    room.feed(*old)
    await room.run()
    room.web.answers["/budget"] = page("Budget", BUDGET)
    room.feed(*old, "/budget")
    before = len(room.model.requests)
    edition = only(await room.run(1))
    async with room.store() as store:
        assert len(await articles(store)) == 13
        sent = [call for call in (await calls(store))[before:] if call.outcome != "cached"]
    assert len(edition.stories) == 1
    budget = {article.id for article in edition.stories[0].briefing.articles}
    assert {call.article for call in sent if call.article} == budget


async def test_days_are_counted_in_the_configured_zone(room: Newsroom) -> None:
    room.config["zone"] = "Pacific/Auckland"
    async with room.ready() as run:
        (outcome,) = await run.today(MONDAY + timedelta(hours=6))
    assert outcome.edition.day.day == 11
