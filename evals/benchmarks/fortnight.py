"""`python -m evals.benchmarks.fortnight`: fourteen daily editions, killed again and again.

Feeds, pages, a mail server, a webhook and Slack are on this machine (fortnight_world.py), the model
is scripted. Each day's run is killed (SIGKILL) at random moments, the database is checked, and the
run is made again until it ends. Then no fact may have been told as new twice, no delivery doubled,
no page that is in the store fetched again, no recorded call made again. Writes
out/benchmarks/fortnight.json and ends with code 1 where one of these fails.
"""

import asyncio
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from rich.progress import track

from agent.ingest.near_copies import address_key
from agent.store.editions import editions, made_edition
from agent.store.store import Store
from evals.benchmarks.bounds import Bound, report, this_machine
from evals.benchmarks.fortnight_world import World, day, days_of_news, opened
from schemas.edition import DailyEdition
from tests.support.model_server import ModelServer
from tests.support.reader import reader
from tests.support.state import calls_repeated, is_sound

_DELAY = 0.02
"""Seconds that each answer of the model takes."""


@dataclass
class _Toll:
    """What the runs of a fortnight took."""

    kills: int = 0
    struck: Counter[str] = field(default_factory=Counter)
    fetched_again: int = 0
    corrupt: int = 0
    failed: int = 0
    seconds: list[float] = field(default_factory=list)


def main(
    days: Annotated[int, typer.Option(help="How many editions.")] = 14,
    kills: Annotated[int, typer.Option(help="How many kills in all.")] = 100,
    seed: Annotated[int, typer.Option(help="Which moments.")] = 1,
) -> None:
    """Make a fortnight's editions and see what is told twice."""
    with tempfile.TemporaryDirectory(prefix="factbrief-fortnight-") as name:
        figures, bounds = asyncio.run(fortnight(Path(name), days, kills, seed))
    raise typer.Exit(report("fortnight", {"machine": this_machine()} | figures, bounds))


async def fortnight(
    folder: Path, days: int, kills: int, seed: int, most: int | None = None
) -> tuple[dict[str, object], list[Bound]]:
    """The figures of so many editions made in `folder`, and the promises as bounds of 0.

    `most` is the number of the corpus's stories that are told, all where it is None.
    """
    moments = random.Random(seed)  # noqa: S311 - which moment is no secret
    # The first day is not killed: it shows how long a run takes here.
    due = Counter(moments.randrange(1, days) for _ in range(kills))
    news = days_of_news(days, most)
    async with opened(folder) as world, ModelServer(reader(delay=_DELAY)) as server:
        runs = _Runs(folder, world, server, moments)
        for number in track(range(days), description="days"):
            world.announce(news, number)
            world.hooks_failing = number % 2  # every other day the webhook fails once
            await runs.day(number, due[number])
    toll = runs.toll
    made = await _editions(folder)
    figures: dict[str, object] = {
        "editions": len(made),
        "articles": sum(len(one) for one in news),
        "kills": toll.kills,
        "states_at_the_kill": dict(sorted(toll.struck.items())),
        "facts_told_as_new": sum(len(_new(one)) for one in made),
        "changes_told": dict(_changes(made)),
        "calls": len(server.requests),
        "median_seconds_of_a_run": round(median(toll.seconds), 2),
    }
    marks = world.marks()
    return figures, [
        Bound("editions missing", days - len(made), 0),
        Bound("facts told as new twice", _told_twice(made), 0),
        Bound("files missing", days - len(list(world.folder.iterdir())), 0),
        Bound("letters missing or another edition's", abs(days - len(world.letters)), 0),
        Bound("webhook deliveries missing", abs(days - len(world.hooks)), 0),
        Bound("Slack messages doubled", marks.total() - len(marks), 0),
        Bound("Slack editions missing", abs(days - sum(part == 0 for _, part in marks)), 0),
        Bound("pages in the store fetched again", toll.fetched_again, 0),
        Bound("recorded calls made again", calls_repeated(folder / "home" / "factbrief.db"), 0),
        Bound("runs that failed", toll.failed, 0),
        Bound("databases that fail their check", toll.corrupt, 0),
        # A kill between a server's answer and the record of it: the same key or Message-ID again.
        Bound("letters sent again", world.letters.total() - len(world.letters), kills // 20),
        Bound("posts sent again", world.hooks.total() - len(world.hooks), kills // 20),
    ]


@dataclass
class _Runs:
    """The runs of a fortnight, and what they took."""

    folder: Path
    world: World
    server: ModelServer
    moments: random.Random
    toll: _Toll = field(default_factory=_Toll)

    async def day(self, number: int, kills: int) -> None:
        """The run of day `number`, killed so many times, then to its end."""
        file = self.folder / "home" / "factbrief.db"
        usual = median(self.toll.seconds) if self.toll.seconds else 0.0
        for tried in range(kills + 1):
            held, seen = _held(file), len(self.world.pages.asked)
            strike = self.moments.uniform(0, usual) if tried < kills else None
            started = time.monotonic()
            code = await self._run(number, strike)
            asked = self.world.pages.asked[seen:]
            self.toll.fetched_again += len(
                {address_key(self.world.pages.url(a)) for a in asked} & held
            )
            if code is None:
                self.toll.kills += 1
                self.toll.struck[_state(file, number)] += 1
                self.toll.corrupt += not is_sound(file)
                continue
            self.toll.failed += code != 0
            if not kills:
                self.toll.seconds.append(time.monotonic() - started)

    async def _run(self, number: int, kill_after: float | None) -> int | None:
        """The run's exit code, None where it was killed."""
        environment = os.environ | {
            "PYTHONPATH": str(Path.cwd()),
            "FACTBRIEF_HOME": str(self.folder / "home"),
            "FACTBRIEF_MODEL": "scripted",
            "OPENAI_API_KEY": "none",
            "OPENAI_BASE_URL": self.server.base_url,
            "HOOK_SECRET": "secret",
            "SLACK_BOT_TOKEN": "xoxb-1",
        }
        today = day(number).isoformat()
        program = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "evals.benchmarks.fortnight_day", today),
            cwd=self.folder,
            env=environment,
        )
        try:
            return await asyncio.wait_for(program.wait(), kill_after)
        except TimeoutError:
            program.kill()
            await program.wait()
            return None


async def _editions(folder: Path) -> list[DailyEdition]:
    async with Store.open(folder / "home") as store:
        delivered = [one for one in await editions(store) if one.state == "delivered"]
        made = [await made_edition(store, one.id) for one in delivered]
    return [one for one in made if one]


def _new(edition: DailyEdition) -> list[tuple[str, frozenset[str]]]:
    """The facts that an edition tells as new: each claim, and the articles' facts it stands for."""
    return [
        (news.claim.casefold(), frozenset(variant.fact for variant in facts[news.fact].variants))
        for story in edition.stories
        for facts in [{fact.id: fact for fact in story.briefing.facts}]
        for news in story.news
        if news.type == "new"
    ]


def _told_twice(made: list[DailyEdition]) -> int:
    claims: set[str] = set()
    known: set[str] = set()
    twice = 0
    for edition in made:
        new = _new(edition)
        twice += sum(claim in claims or not known.isdisjoint(facts) for claim, facts in new)
        claims |= {claim for claim, _ in new}
        known |= {fact for _, facts in new for fact in facts}
    return twice


def _changes(made: list[DailyEdition]) -> Counter[str]:
    return Counter(n.type for one in made for story in one.stories for n in story.news)


def _rows(file: Path, query: str, *values: str) -> list[tuple[str, ...]]:
    if not file.exists():
        return []
    with closing(sqlite3.connect(file)) as connection:
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.OperationalError:
            return []


def _held(file: Path) -> set[str]:
    """The pages that are in the store."""
    return {address_key(row[0]) for row in _rows(file, "SELECT address FROM articles")}


def _state(file: Path, number: int) -> str:
    rows = _rows(file, "SELECT state FROM editions WHERE day = ?", day(number).isoformat())
    return rows[0][0] if rows else "not begun"


if __name__ == "__main__":
    typer.run(main)
