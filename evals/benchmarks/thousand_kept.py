"""`python -m evals.benchmarks.thousand_kept`: what 20 new articles cost beside 1,000 told before.

The kept articles and the new ones are the corpus's, each copy of a story with names of its own;
feed and pages are on this machine and the model is scripted. The kept ones were published two
months before, so that the same words make other stories. Calls about an article that is not new and
pages fetched that are not new must be 0. Writes out/benchmarks/thousand_kept.json and ends with
code 1 where they are not.
"""

import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent.daily.run import Outcome
from agent.ingest.article import to_article
from agent.store.articles import save_article
from agent.store.calls import calls
from agent.store.editions import add_articles, open_edition, set_state
from agent.store.stories import Story, save_stories
from agent.stories import group, sketch
from evals.benchmarks.bounds import Bound, report, this_machine
from evals.benchmarks.stories import large_day
from schemas.article import Article
from tests.daily.material import MONDAY, Newsroom, newsroom, page
from tests.support.reader import reader

_KEPT, _NEW = 1_000, 20
_BEFORE = timedelta(days=60)


async def _keep(room: Newsroom, kept: list[Article]) -> None:
    """Puts `kept` into the store as an edition before Monday's left it."""
    now = datetime.now(UTC) - timedelta(hours=20)
    every = {article.id: article for article in kept}
    stories = [
        Story(
            f"story-{one.articles[0]}",
            every[one.articles[0]].title,
            now,
            now,
            frozenset(one.articles),
        )
        for one in group([sketch(article) for article in every.values()], {})
    ]
    async with room.store() as store:
        for article in kept:
            await save_article(
                store, article, fetched=now, source_kind=f"feed {room.web.url('/feed')}"
            )
        await save_stories(store, stories)
        before = await open_edition(store, "daily", MONDAY.date() - timedelta(days=1))
        await add_articles(store, before.id, every)
        await set_state(store, before.id, "delivered")


def _articles() -> tuple[list[Article], list[Article]]:
    """The kept ones, each at an address and under the id of its own text, and the new ones."""
    copies = [
        to_article(
            one.text,
            f"https://news.example/{number}",
            title=one.title,
            published=one.published and one.published - _BEFORE * (number < _KEPT),
            url=f"https://news.example/{number}",
        )
        for number, one in enumerate(large_day(_KEPT + _NEW))
    ]
    return copies[:_KEPT], copies[_KEPT:]


async def _measured(folder: Path) -> tuple[dict[str, object], list[Bound]]:
    kept, new = _articles()
    async with newsroom(folder, folder / "home", reader(), stories=20) as room:
        await _keep(room, kept)
        paths = [f"/new{number}" for number in range(_NEW)]
        for path, article in zip(paths, new, strict=True):
            published = article.published.isoformat() if article.published else ""
            room.web.answers[path] = page(article.title, article.text, published=published)
        room.feed(*paths)
        started, busy = time.monotonic(), time.process_time()
        (outcome,) = await room.run()
        seconds, busy = time.monotonic() - started, time.process_time() - busy
        async with room.store() as store:
            sent = [call for call in await calls(store) if call.outcome != "cached"]
    old = {article.id for article in kept}
    figures: dict[str, object] = {
        "kept": len(kept),
        "new": _NEW,
        "stories": len(outcome.edition.stories),
        "articles_read": _read(outcome),
        "calls": len(sent),
        "seconds": round(seconds, 1),
        "processor_seconds": round(busy, 1),
    }
    pages = [path for path in room.web.asked if path not in ("/feed", "/robots.txt")]
    return figures, [
        Bound("calls about kept articles", sum(call.article in old for call in sent), 0),
        Bound("pages fetched that are not new", len(pages) - _NEW, 0),
    ]


def _read(outcome: Outcome) -> int:
    return sum(len(story.briefing.articles) for story in outcome.edition.stories)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="factbrief-thousand-") as name:
        measured, bounds = asyncio.run(_measured(Path(name)))
    sys.exit(report("thousand_kept", {"machine": this_machine()} | measured, bounds))
