"""Briefings are kept with their decisions; an edition has one of each story."""

import json
from typing import Any

import pytest
from sqlalchemy import update

from agent.errors import ConfigError
from agent.store import briefings as room
from agent.store import tables
from agent.store.briefings import (
    briefing,
    briefings,
    decisions_of,
    headlines,
    save_briefing,
)
from agent.store.search import search
from agent.store.store import Store
from schemas.briefing import BRIEFING_VERSION
from schemas.decision import Decision
from tests.render.material import bridge_briefing
from tests.store.material import DAY, MORNING, a_briefing


async def test_a_briefing_comes_back_with_its_decisions(store: Store) -> None:
    given = a_briefing("Trains stop")
    decided = (Decision(left="a1-1", right="a2-1", relation="same", by="code", reason="r"),)
    number = await save_briefing(store, given, story="s1", edition="e1", decisions=decided)
    kept = await briefing(store, number)
    assert kept is not None
    assert (kept.id, kept.story, kept.edition, kept.briefing) == (number, "s1", "e1", given)
    assert await decisions_of(store, number) == decided
    assert await briefing(store, number + 1) is None
    assert await decisions_of(store, number + 1) == ()


async def test_a_briefing_kept_in_an_earlier_version_is_read_with_what_it_lacks_unsaid(
    store: Store,
) -> None:
    number = await save_briefing(store, bridge_briefing())
    old = _without(json.loads(bridge_briefing().model_dump_json()), {"origin", "how", "via"})
    row = {"json": json.dumps(old | {"version": "1.0"})}
    async with store.transaction() as connection:
        await connection.execute(update(tables.briefings).values(row))
    kept = await briefing(store, number)
    assert kept is not None
    assert kept.briefing.version == BRIEFING_VERSION
    variants = [one for fact in kept.briefing.facts for one in fact.variants]
    assert {(one.origin, one.how, one.via) for one in variants} == {("", None, "")}
    assert kept.briefing.origin_links == bridge_briefing().origin_links


def _without(form: dict[str, Any], added: set[str]) -> dict[str, Any]:
    """`form` without the fields that version 1.1 added to variants and to links."""
    for fact in form["facts"]:
        for variant in fact["variants"]:
            for name in added:
                del variant[name]
    for link in form["origin_links"]:
        del link["via"]
    return form


async def test_briefings_are_listed_oldest_first_by_story_edition_and_day(store: Store) -> None:
    for story, edition, day in (("s1", "", 0), ("s2", "", 1), ("s1", "e1", 2)):
        given = a_briefing(headline=f"Day {day}", generated=MORNING + day * DAY)
        await save_briefing(store, given, story=story, edition=edition)
    assert [one.headline for one in await headlines(store)] == ["Day 0", "Day 1", "Day 2"]
    assert [one.headline for one in await headlines(store, story="s1")] == ["Day 0", "Day 2"]
    assert [one.headline for one in await headlines(store, edition="e1")] == ["Day 2"]
    recent = await headlines(store, since=MORNING + DAY)
    assert [one.id for one in recent] == [one.id for one in await briefings(store)][1:]
    assert await headlines(store, story="s3") == []


async def test_made_again_for_an_edition_it_takes_the_earlier_one_s_place(store: Store) -> None:
    first = await save_briefing(store, a_briefing("Trains stop"), story="s1", edition="e1")
    other = await save_briefing(store, a_briefing("Rain falls"), story="s2", edition="e1")
    again = await save_briefing(store, a_briefing("Buses run"), story="s1", edition="e1")
    assert first == again != other
    kept = await briefings(store, edition="e1")
    claims = [fact.claim for one in kept for fact in one.briefing.facts]
    assert sorted(claims) == ["Buses run", "Rain falls"]
    assert await search(store, "trains") == []
    assert len(await search(store, "buses")) == 1


async def test_a_briefing_is_kept_whole_or_not_at_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await save_briefing(store, a_briefing("Trains stop"), story="s1", edition="e1")
    dayless = {"briefing": 1, "fact": "f1", "day": None, "claim": "", "outlets": [], "words": ""}
    monkeypatch.setattr(room, "fact_rows", lambda *_: [dayless])
    for edition in ("e1", "e2", ""):
        with pytest.raises(ConfigError):
            await save_briefing(store, a_briefing("Buses run"), story="s1", edition=edition)
    (kept,) = await briefings(store)
    assert kept.briefing == a_briefing("Trains stop")
    assert len(await search(store, "trains")) == 1


async def test_without_an_edition_each_one_is_kept(store: Store) -> None:
    for _ in range(2):
        await save_briefing(store, a_briefing(), story="s1")
    assert len(await headlines(store, story="s1")) == 2
