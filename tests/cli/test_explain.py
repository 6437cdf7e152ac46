"""Why a fact stands as it does: the command's lines, from a kept briefing and its decisions."""

from pathlib import Path

import pytest_asyncio

from agent.cli.explain import explanation
from agent.reconcile import reconcile
from agent.store.briefings import save_briefing
from agent.store.store import Store
from schemas.briefing import BriefedArticle, Briefing, ModelInfo
from schemas.call import Usage
from schemas.decision import Decision
from tests.cli.program import factbrief, line_about
from tests.reconcile.material import article, fact, facts

NO_MODEL = "http://127.0.0.1:9/v1"


async def _briefed() -> tuple[Briefing, tuple[Decision, ...]]:
    """Two papers on one dam: they agree on the day it was shut, and not on its cracks."""
    first = article(
        "Dale Echo",
        "The Varn dam was shut on Tuesday after engineers found cracks in its wall.",
        "Divers counted nine cracks in the wall of the Varn dam.",
    )
    second = article(
        "Port Star",
        "The Varn dam was shut on Tuesday, the Dale Echo reported.",
        "Divers counted thirteen cracks in the wall of the Varn dam.",
        hours=2,
    )
    told = [*facts(first), fact(second, 1, outlet="Dale Echo"), fact(second, 2)]
    parts = await reconcile([first, second], told)
    briefed = (
        BriefedArticle(
            id=one.id,
            source=one.source,
            title="",
            outlet=one.outlet,
            language="en",
            text=one.text,
            fact_count=2,
        )
        for one in (first, second)
    )
    briefing = Briefing(
        generated=first.published,
        headline="The dam is shut",
        summary=(),
        facts=parts.facts,
        conflicts=parts.conflicts,
        origins=parts.origins,
        origin_links=parts.origin_links,
        articles=tuple(briefed),
        model=ModelInfo(name="m", profile="full", endpoint="e"),
        usage=Usage(),
    )
    return briefing, parts.decisions


async def test_merging_and_origins_are_told_with_their_signs() -> None:
    briefing, decisions = await _briefed()
    shut = next(one for one in briefing.facts if "shut" in one.claim)
    lines = list(explanation(shut, briefing, decisions))
    assert "2 articles, 1 origins" not in lines
    assert "2 articles, 1 origin" in lines
    merged = lines[lines.index("Merged because") + 1]
    assert "the same date" in merged
    assert merged.startswith("  +")
    credited = lines[lines.index("Origins") :]
    assert "  Dale Echo" in credited
    assert any(line.startswith("      Port Star: credits it: “The Varn dam") for line in credited)


async def test_what_was_kept_apart_names_the_other_fact_and_the_conflict() -> None:
    briefing, decisions = await _briefed()
    nine = next(one for one in briefing.facts if "nine" in one.claim)
    other = next(one for one in briefing.facts if "thirteen" in one.claim)
    lines = list(explanation(nine, briefing, decisions))
    apart = lines[lines.index("Kept apart from") :]
    assert any(other.id in line and "thirteen" in line for line in apart)
    assert "      number: 9 crack against 13 crack" in apart
    assert any(line.startswith("  c1 (number, ") for line in lines[lines.index("Conflicts") :])


@pytest_asyncio.fixture
async def home(tmp_path: Path) -> Path:
    """A kept briefing whose first fact carries an escape sequence."""
    briefing, decisions = await _briefed()
    first = briefing.facts[0].model_copy(update={"claim": "The dam\x1b[2J is shut"})
    briefing = briefing.model_copy(update={"facts": (first, *briefing.facts[1:])})
    async with Store.open(tmp_path / "state") as store:
        await save_briefing(store, briefing, decisions=decisions)
    return tmp_path


async def test_the_command_reads_the_newest_briefing_and_disarms_its_words(home: Path) -> None:
    ended = await factbrief(home, NO_MODEL, "explain", "f1")
    assert ended.code == 0, ended.err
    assert ended.out.splitlines()[0] == "f1 The dam␛[2J is shut"


async def test_a_fact_or_a_briefing_that_is_not_there_is_told_in_one_line(home: Path) -> None:
    ended = await factbrief(home, NO_MODEL, "explain", "f99")
    assert ended.code == 1
    assert line_about(ended, "briefing 1 has no such fact")
    ended = await factbrief(home, NO_MODEL, "explain", "f1", "--briefing", "7")
    assert ended.code == 1
    assert line_about(ended, "briefing 7")
