"""The rooms in a row: what fails is named, what works is briefed, and nothing gets lost."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from agent.errors import BudgetError, ConfigError, InputError, ProviderError
from agent.extract import Extraction
from agent.ingest import read_articles
from agent.pipeline import brief, read_facts
from schemas.article import Article, Dropped
from schemas.briefing import Briefing
from tests.support.scripted import Scripted, scripted

FERRY = """Velby council sells the ferry Stella

Velby council, which met on Monday, sold the ferry Stella to Norvik for 3 million euros and closed
the pool in Mill Lane.

Mayor Ida Brun said the money would go to the bridge. “Nobody else would have paid,” she said.
"""
FERRY_CUT = [
    "Velby council met on Monday.",
    "Velby council sold the ferry Stella to Norvik for 3 million euros.",
    "Velby council closed the pool in Mill Lane.",
]
AGAIN = """Ferry Stella goes to Norvik

Velby council sold the ferry Stella to Norvik for 5 million euros. Norvik owns eleven ferries.
"""
MILL = """Hanno Paper mill shuts

Hanno Paper, which employs 120 people in Lunde, will shut its mill in May and sell the land to a
builder from Torrevik.
"""
HOSTILE = """Council of Lunde writes {{ a letter }}

The council of Lunde sent {{ 7 * 7 }} letters to Hanno Paper in March and {% if money %} asked for
a meeting about the mill {% endif %}, which had been shut {# for good #} by the owner.
"""


class Told:
    """A watcher that writes down what it is told."""

    def __init__(self) -> None:
        self.stages: list[tuple[str, int]] = []
        self.read: list[str] = []
        self.dropped: list[Dropped] = []

    def stage(self, name: str, total: int) -> None:
        self.stages.append((name, total))

    def extracted(self, article: Article, extraction: Extraction) -> None:
        assert extraction.facts
        self.read.append(article.source)

    def lost(self, dropped: Dropped) -> None:
        self.dropped.append(dropped)


class Model:
    """A compact model: cuts the ferry's sentence, leaves others whole, writes no summary.

    `fails` maps a word to what is raised for whatever holds it.
    """

    def __init__(self, **fails: Exception) -> None:
        self.fails = fails
        self.gateway, self.record = scripted(self._answer, "compact")

    def _answer(self, words: str, reason: str) -> Any:
        del reason
        for word, error in self.fails.items():
            if word in words:
                return error
        if words.startswith("1. "):
            return "no summary"
        return {"facts": FERRY_CUT if "Stella" in words else [words]}


def written(folder: Path, **texts: str) -> list[str]:
    """The paths of files that hold `texts`, in order."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.txt") for name in texts]


async def briefed(sources: list[str], model: Model, told: Told, **options: Any) -> Briefing:
    return await brief(sources, model.gateway, told, at_once=2, **options)


async def test_several_articles_become_one_briefing(tmp_path: Path) -> None:
    sources, told = written(tmp_path, ferry=FERRY, again=AGAIN, mill=MILL), Told()
    briefing = await briefed(sources, Model(), told)

    assert [article.source for article in briefing.articles] == sources
    assert briefing.dropped == ()
    assert sorted(told.read) == sorted(sources)
    assert [name for name, _ in told.stages] == [
        "reading", "extracting", "reconciling", "composing",
    ]  # fmt: skip
    claims = " ".join(fact.claim for fact in briefing.facts)
    for words in ("closed the pool", "eleven ferries", "would go to the bridge", "shut its mill"):
        assert words in claims
    assert [fact.id for fact in briefing.facts] == [f"f{n + 1}" for n in range(len(briefing.facts))]
    assert briefing.headline
    assert briefing.summary


async def test_every_word_of_evidence_stands_in_its_article(tmp_path: Path) -> None:
    sources = written(tmp_path, ferry=FERRY, again=AGAIN, mill=MILL)
    briefing = await briefed(sources, Model(), Told())
    texts = {article.id: article.text for article in briefing.articles}
    ids = {fact.id for fact in briefing.facts}
    for fact in briefing.facts:
        for evidence in fact.evidence:
            assert texts[evidence.article][evidence.start : evidence.end] == evidence.quote
    for sentence in briefing.summary:
        assert set(sentence.facts) <= ids
    for conflict in briefing.conflicts:
        assert {name for side in conflict.sides for name in side.facts} <= ids


async def test_every_extracted_fact_is_in_the_briefing(tmp_path: Path) -> None:
    sources = written(tmp_path, ferry=FERRY, again=AGAIN, mill=MILL)
    model = Model()
    reading = await read_facts(sources, model.gateway, Told(), at_once=1)
    extracted = {fact.id for read in reading.read for fact in read.extraction.facts}
    briefing = await briefed(sources, model, Told())
    assert {variant.fact for fact in briefing.facts for variant in fact.variants} == extracted
    counts = {article.source: article.fact_count for article in briefing.articles}
    assert counts == {read.article.source: len(read.extraction.facts) for read in reading.read}


async def test_two_prices_for_one_ferry_are_a_conflict(tmp_path: Path) -> None:
    briefing = await briefed(written(tmp_path, ferry=FERRY, again=AGAIN), Model(), Told())
    (conflict,) = briefing.conflicts
    assert conflict.type == "number"
    assert sorted("3 million" in side.claim for side in conflict.sides) == [False, True]


@pytest.mark.parametrize(
    "failure", [ProviderError("the endpoint answers 502"), BudgetError("the budget is used up")]
)
async def test_an_article_that_fails_is_named_and_the_others_are_briefed(
    tmp_path: Path, failure: Exception
) -> None:
    sources, told = written(tmp_path, ferry=FERRY, mill=MILL, again=AGAIN), Told()
    briefing = await briefed(sources, Model(Torrevik=failure), told)
    assert [article.source for article in briefing.articles] == [sources[0], sources[2]]
    (lost,) = briefing.dropped
    assert (lost.source, lost.what, lost.reason) == (sources[1], "article", str(failure))
    assert told.dropped == [lost]


async def test_an_input_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    sources = [*written(tmp_path, ferry=FERRY), str(tmp_path / "nowhere.txt")]
    told = Told()
    briefing = await briefed(sources, Model(), told)
    assert [lost.source for lost in briefing.dropped] == sources[1:]
    assert told.dropped == list(briefing.dropped)


async def test_where_every_article_fails_the_failure_is_raised(tmp_path: Path) -> None:
    gone = ProviderError("the endpoint is gone")
    with pytest.raises(ProviderError, match="gone"):
        await briefed(
            written(tmp_path, ferry=FERRY, mill=MILL), Model(Stella=gone, Hanno=gone), Told()
        )


async def test_where_nothing_can_be_read_the_inputs_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt"):
        await briefed([str(tmp_path / "nowhere.txt")], Model(), Told())


async def test_template_marks_in_an_article_reach_the_model_as_they_stand(tmp_path: Path) -> None:
    model = Model()
    briefing = await briefed(written(tmp_path, hostile=HOSTILE), model, Told())
    asked = " ".join(model.record.asked)
    for marks in ("{{ 7 * 7 }}", "{% if money %}", "{% endif %}", "{# for good #}"):
        assert marks in asked
    assert "49" not in asked
    assert "{{ 7 * 7 }}" in briefing.facts[0].evidence[0].quote


async def test_a_model_that_speaks_nonsense_costs_no_fact(tmp_path: Path) -> None:
    gateway, _ = scripted(lambda *_: "}{", "compact")
    sources = written(tmp_path, ferry=FERRY, mill=MILL)
    briefing = await brief(sources, gateway, Told(), at_once=2)
    assert briefing.dropped == ()
    claims = " ".join(fact.claim for fact in briefing.facts)
    for words in ("sold the ferry Stella", "closed the pool", "shut its mill", "Nobody else"):
        assert words in claims


async def test_a_hosted_model_that_speaks_nonsense_is_blamed_and_not_the_article(
    tmp_path: Path,
) -> None:
    def answer(words: str, reason: str) -> Any:
        del reason
        sold = "Velby council sold the ferry Stella to Norvik for 3 million euros."
        fact = {"sentences": [2], "claim": sold, "kind": "event"}
        told = fact | {"speaker": "", "naming": "none", "outlet": ""}
        return {"facts": [told]} if "Stella" in words else "}{"

    gateway, _ = scripted(answer)
    sources, told = written(tmp_path, ferry=FERRY, mill=MILL), Told()
    briefing = await brief(sources, gateway, told, at_once=2)

    (lost,) = briefing.dropped
    assert lost.source == sources[1]
    assert "answers of the model 'scripted' about" in lost.reason
    assert told.dropped == [lost]
    with pytest.raises(ProviderError, match="were unusable"):
        await brief(sources[1:], gateway, Told(), at_once=2)


async def test_sentence_numbers_out_of_range_are_told_to_people_in_their_words(
    tmp_path: Path,
) -> None:
    fact = {"sentences": [99], "claim": "Velby sold the mill.", "kind": "event"}
    told = fact | {"speaker": "", "naming": "none", "outlet": ""}
    gateway, _ = scripted(lambda *_: {"facts": [told]})
    with pytest.raises(ProviderError, match="does not stand in the sentences") as caught:
        await brief(written(tmp_path, mill=MILL), gateway, Told(), at_once=1)
    assert "Mend these" not in str(caught.value)


async def test_extraction_begins_before_the_last_article_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources, model, told = written(tmp_path, ferry=FERRY, mill=MILL), Model(), Told()
    asked_by_then: list[str] = []

    async def slowly(given: list[str]) -> AsyncIterator[Article | Dropped]:
        async for item in read_articles(given):
            yield item
            await asyncio.sleep(0.2)
            asked_by_then.extend(model.record.asked)

    monkeypatch.setattr("agent.pipeline.read_articles", slowly)
    await read_facts(sources, model.gateway, told, at_once=2)

    assert any("Stella" in words for words in asked_by_then)
    assert told.stages == [("reading", 2), ("extracting", 2)]
    assert sorted(told.read) == sorted(sources)


async def test_an_unexpected_fault_ends_every_extraction(tmp_path: Path) -> None:
    full = ConfigError("the disk is full")
    sources = written(tmp_path, ferry=FERRY, mill=MILL)
    with pytest.raises(ConfigError, match="disk"):
        await read_facts(sources, Model(Stella=full).gateway, Told(), at_once=2)
    assert len(asyncio.all_tasks()) == 1


async def test_against_an_earlier_briefing_what_changed_is_told(tmp_path: Path) -> None:
    earlier = await briefed(written(tmp_path, mill=MILL), Model(), Told())
    later = MILL.replace("120 people", "140 people") + "\nNobody in Lunde was asked before.\n"
    briefing = await briefed(written(tmp_path, mill=later), Model(), Told(), earlier=earlier)
    changed = {change.type for change in briefing.changes}
    assert "new" in changed
    known = {fact.id for fact in briefing.facts}
    assert all(change.fact in known or change.type == "withdrawn" for change in briefing.changes)


async def test_the_full_profile_goes_the_same_way(tmp_path: Path) -> None:
    def answer(words: str, reason: str) -> Any:
        del reason
        if words.startswith("1. "):
            return "no summary"
        fact = {"kind": "event", "speaker": "", "naming": "none", "outlet": ""}
        sold = "Velby council sold the ferry Stella to Norvik for 3 million euros."
        return {"facts": [fact | {"sentences": [2], "claim": sold}]}

    gateway, record = scripted(answer)
    briefing = await brief(written(tmp_path, ferry=FERRY), gateway, Told(), at_once=1)
    assert [fact.claim for fact in briefing.facts] == [
        "Velby council sold the ferry Stella to Norvik for 3 million euros."
    ]
    assert briefing.model.profile == "full"
    assert _numbered(record) == [2, 3, 4]  # the headline is no body


async def test_a_briefing_survives_its_own_file(tmp_path: Path) -> None:
    briefing = await briefed(written(tmp_path, ferry=FERRY, again=AGAIN), Model(), Told())
    again = Briefing.model_validate(json.loads(briefing.model_dump_json()))
    assert again == briefing


def _numbered(record: Scripted) -> list[int]:
    """The numbers of the sentences that the first question shows."""
    lines = record.asked[0].splitlines()
    return [int(line[1 : line.index("]")]) for line in lines if line.startswith("[")]
