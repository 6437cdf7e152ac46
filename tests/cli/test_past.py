"""What was briefed before, looked at again: history, search and export, each run as a program."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest_asyncio

from agent.store.briefings import save_briefing
from agent.store.deliveries import Outcome, begin_delivery, end_delivery
from agent.store.editions import open_edition, set_state
from agent.store.store import Store
from agent.store.stories import Story, save_stories
from schemas.briefing import BRIEFING_VERSION
from tests.cli.program import BRIDGE, factbrief, line_about
from tests.store.material import DAY, MORNING, a_briefing
from tests.support.model_server import ModelServer
from tests.support.reader import reader

NO_MODEL = "http://127.0.0.1:9/v1"


@pytest_asyncio.fixture
async def home(tmp_path: Path) -> Path:
    """Two days: on the second a story's briefing in an edition, and an edition without any."""
    async with Store.open(tmp_path / "state") as store:
        first = a_briefing("Trains to Kestrel Bay stop", headline="Trains \x1b[31mstop")
        await save_briefing(store, first)
        await save_stories(store, [Story("s1", "The bridge", MORNING, MORNING, frozenset())])
        edition = await open_edition(store, "daily", date(2025, 6, 21))
        second = a_briefing("The bridge opens", "Trains run", generated=MORNING + DAY)
        await save_briefing(store, second, story="s1", edition=edition.id)
        await set_state(store, edition.id, "delivered")
        outcomes: tuple[Outcome, ...] = ("failed", "sent")
        for outcome in outcomes:
            begun = await begin_delivery(store, edition.id, "smtp:me")
            assert begun
            await end_delivery(store, begun.delivery, outcome, "a\x1b line")
        assert await begin_delivery(store, edition.id, "slack:#news")
        await open_edition(store, "noon", date(2025, 6, 21))
    return tmp_path


async def test_history_lists_by_day_the_newest_first(home: Path) -> None:
    ended = await factbrief(home, NO_MODEL, "history")
    assert ended.code == 0, ended.err
    assert ended.out.splitlines() == [
        "2025-06-21",
        "      edition daily: delivered",
        "        slack:#news: cut off",
        "        smtp:me: sent a␛ line",
        "      edition noon: open",
        "   2  The bridge shuts",
        "      story s1 The bridge",
        "2025-06-20",
        "   1  Trains ␛[31mstop",
    ]
    recent = await factbrief(home, NO_MODEL, "history", "--story", "s1", "--since", "2025-06-21")
    assert recent.out.splitlines()[1] == "   2  The bridge shuts"
    assert "noon" not in recent.out
    assert (await factbrief(home, NO_MODEL, "history", "--story", "s9")).out == "no such briefing\n"


async def test_search_tells_day_briefing_fact_and_outlets(home: Path) -> None:
    ended = await factbrief(home, NO_MODEL, "search", "train", "--limit", "5")
    assert ended.out.splitlines() == [
        "2025-06-21     2 f2   Trains run (Harbour Courier)",
        "2025-06-20     1 f1   Trains to Kestrel Bay stop (Harbour Courier)",
    ]
    nothing = await factbrief(home, NO_MODEL, "search", '"', "NEAR(", "&|!")
    assert (nothing.code, nothing.out) == (0, "")
    assert line_about(nothing, "no fact holds")


async def test_export_writes_briefings_or_facts_as_lines(home: Path) -> None:
    ended = await factbrief(home, NO_MODEL, "export", "-o", "all.jsonl")
    assert (ended.code, ended.out) == (0, ""), ended.err
    lines = [json.loads(line) for line in (home / "all.jsonl").read_text().splitlines()]
    assert [line["id"] for line in lines] == [1, 2]
    assert lines[1]["edition"] == "daily/2025-06-21"
    assert lines[1]["briefing"]["version"] == BRIEFING_VERSION

    facts = await factbrief(home, NO_MODEL, "export", "--facts", "--since", "2025-06-21")
    told = [json.loads(line) for line in facts.out.splitlines()]
    assert [fact["fact"]["claim"] for fact in told] == ["The bridge opens", "Trains run"]
    assert datetime.fromisoformat(told[0]["generated"]) == datetime(2025, 6, 21, 5, 30, tzinfo=UTC)

    lost = await factbrief(home, NO_MODEL, "export", "-o", "no/all.jsonl")
    assert lost.code == 1
    assert line_about(lost, "no/all.jsonl cannot be written", "-o")


async def test_a_store_that_is_not_there_is_one_line(home: Path) -> None:
    (home / "factbrief.toml").write_text(f'database = "postgresql://me:s3cret@/x?host={home}"\n')
    for command in (("history",), ("search", "bridge"), ("export",)):
        ended = await factbrief(home, NO_MODEL, *command)
        assert (ended.code, ended.out) == (1, "")
        assert "s3cret" not in line_about(ended, "FACTBRIEF_DATABASE")
        assert len(ended.err.splitlines()) == 1


async def test_a_run_forgets_what_is_older_than_the_settings_allow(home: Path) -> None:
    (home / "bridge.txt").write_text(BRIDGE)
    (home / "factbrief.toml").write_text("keep_briefings = 90\n")
    async with ModelServer(reader()) as server:
        await factbrief(home, server, "brief", "--quiet", "missing.txt")
        looked = await factbrief(home, server, "history")
        ended = await factbrief(home, server, "brief", "--quiet", "bridge.txt")
        assert ended.code == 0, ended.err
        left = await factbrief(home, server, "history")
    assert "Trains" in looked.out
    assert "Trains" not in left.out
    assert "Arlen bridge" in left.out
