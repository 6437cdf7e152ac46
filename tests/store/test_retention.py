"""What is older than the settings allow goes, and nothing else does."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from agent.settings import load_settings
from agent.store.articles import articles, save_article
from agent.store.briefings import headlines, save_briefing
from agent.store.calls import answer_for, calls, record
from agent.store.editions import editions, keep_made, made_edition, open_edition, set_state
from agent.store.parts import keep_parts, parts
from agent.store.retention import forget_old
from agent.store.search import search
from agent.store.store import Store
from tests.store.material import DAY, MORNING, a_briefing, a_call, an_article, an_edition


@pytest.fixture
async def filled(where: Path | str) -> AsyncIterator[Store]:
    """A store with one of everything on each of two days, opened again."""
    async with Store.open(where) as store:
        for day in range(2):
            await _fill(store, day)
    async with Store.open(where) as store:
        yield store


async def _fill(store: Store, day: int) -> None:
    then = MORNING + day * DAY
    await record(store, a_call(started=then), f"k{day}", "answer")
    await keep_parts(store, {f"p{day}": "part"}, then)
    article = an_article(f"a{day}", f"https://news.example/{day}")
    await save_article(store, article, fetched=then, source_kind="page")
    edition = await open_edition(store, "daily", date(2025, 6, 20 + day))
    given = a_briefing("Rain falls", headline=f"Day {day}", generated=then)
    await save_briefing(store, given, edition=edition.id)
    await keep_made(store, edition.id, an_edition(edition.day, given))
    await set_state(store, edition.id, "delivered")


async def test_everything_stays_where_nothing_is_set(filled: Store) -> None:
    await forget_old(filled, load_settings(), MORNING + 1000 * DAY)
    assert await answer_for(filled, "k0")
    assert len(await articles(filled)) == len(await headlines(filled)) == 2


async def test_what_is_old_goes_and_its_record_stays(filled: Store) -> None:
    settings = load_settings(keep_answers=3, keep_articles=3, keep_briefings=3)
    await forget_old(filled, settings, MORNING + 3.9 * DAY)
    assert await answer_for(filled, "k0") is None
    assert await answer_for(filled, "k1")
    assert await parts(filled, ["p0", "p1"]) == {"p1": "part"}
    assert len(await calls(filled)) == 2
    assert [one.article.id for one in await articles(filled)] == ["a1"]
    assert [one.headline for one in await headlines(filled)] == ["Day 1"]
    assert [hit.day.day for hit in await search(filled, "rain")] == [21]
    assert [one.state for one in await editions(filled)] == ["delivered", "delivered"]
    assert await made_edition(filled, "daily/2025-06-20") is None
    assert await made_edition(filled, "daily/2025-06-21")


async def test_each_has_its_own_days(filled: Store) -> None:
    await forget_old(filled, load_settings(keep_articles=1), MORNING + 9 * DAY)
    assert await articles(filled) == []
    assert await answer_for(filled, "k0")
    assert len(await search(filled, "rain")) == 2
