"""The rooms in a row: articles → facts → briefing facts → briefing. The only place that knows all.

A model's failure on one article costs that article and names it; the others are still briefed.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from agent.compose import rank, write_top
from agent.errors import BudgetError, InputError, ProviderError
from agent.extract import Extraction, extract_facts
from agent.ingest import read_articles
from agent.llm.gateway import Gateway
from agent.reconcile import changes, reconcile
from agent.reconcile.outlets import KNOWN_ALIASES, Aliases
from agent.text.addresses import without_userinfo
from schemas.article import Article, Dropped
from schemas.briefing import BriefedArticle, Briefing
from schemas.decision import Decision

_HEAD_START = 1.0
"""Seconds, at most, that the other articles wait for the first to be asked about."""

Decided = Callable[[Sequence[Decision]], None]
"""Who is handed the decisions, to keep them beside the briefing."""


class Watcher(Protocol):
    """Who is told how the work goes; see agent.progress for the terminal's."""

    def stage(self, name: str, total: int) -> None:
        """A stage begins, with `total` articles to do."""

    def extracted(self, article: Article, extraction: Extraction) -> None:
        """The facts of one article are there."""

    def lost(self, dropped: Dropped) -> None:
        """An input cannot be briefed."""


class Silence:
    """A watcher that tells nobody."""

    def stage(self, name: str, total: int) -> None:
        """Nothing is told."""

    def extracted(self, article: Article, extraction: Extraction) -> None:
        """Nothing is told."""

    def lost(self, dropped: Dropped) -> None:
        """Nothing is told."""


@dataclass(frozen=True)
class Read:
    """An article with its facts."""

    article: Article
    extraction: Extraction


@dataclass(frozen=True)
class Reading:
    """All that was read of the inputs, and the inputs that could not be."""

    read: tuple[Read, ...]
    dropped: tuple[Dropped, ...]


async def read_facts(
    sources: Sequence[str], gateway: Gateway, watcher: Watcher, *, at_once: int
) -> Reading:
    """Extraction alone: the facts of every input that can be read, in the order given.

    `at_once` articles are under way at a time: with one, the first article's facts are there before
    the second is begun. The first are asked about while the last are still being read.

    Raises InputError where no input can be read at all, ProviderError where the endpoint failed
    for every article.
    """
    return await _read(sources, read_articles(sources), gateway, watcher, at_once)


async def facts_of(
    articles: Sequence[Article], gateway: Gateway, watcher: Watcher, *, at_once: int
) -> Reading:
    """As `read_facts`, of articles that were taken in before."""
    sources = [article.source for article in articles]
    return await _read(sources, _given(articles), gateway, watcher, at_once)


async def _given(articles: Sequence[Article]) -> AsyncIterator[Article | Dropped]:
    for article in articles:
        yield article


async def _read(
    sources: Sequence[str],
    inputs: AsyncIterator[Article | Dropped],
    gateway: Gateway,
    watcher: Watcher,
    at_once: int,
) -> Reading:
    watcher.stage("reading", len(sources))
    desk = _Desk(gateway, watcher, asyncio.Semaphore(at_once), asyncio.Event(), asyncio.Event())
    articles: list[Article] = []
    dropped: list[Dropped] = []
    tasks: list[asyncio.Task[Read | ProviderError | BudgetError]] = []
    try:
        async for item in inputs:
            if isinstance(item, Article):
                articles.append(item)
                tasks.append(asyncio.create_task(desk.extract(item)))
                if len(tasks) == (at_once + 1) // 2:
                    await desk.head_start()
            else:
                dropped.append(item)
                watcher.lost(item)
        if not articles:
            raise InputError(
                _names(sources), "nothing here can be briefed; the lines above say why"
            )
        watcher.stage("extracting", len(articles))
        desk.counted.set()
        outcomes = await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    failures = [o for o in outcomes if isinstance(o, ProviderError | BudgetError)]
    read = tuple(o for o in outcomes if isinstance(o, Read))
    if not read:
        raise failures[0]
    for article, outcome in zip(articles, outcomes, strict=True):
        if not isinstance(outcome, Read):
            lost = Dropped(source=article.source, what="article", text="", reason=str(outcome))
            dropped.append(lost)
            watcher.lost(lost)
    return Reading(read, tuple(dropped))


async def brief(
    sources: Sequence[str],
    gateway: Gateway,
    watcher: Watcher,
    *,
    at_once: int,
    earlier: Briefing | None = None,
    decided: Decided | None = None,
    aliases: Aliases = KNOWN_ALIASES,
) -> Briefing:
    """One briefing of all inputs; against `earlier`, where one is given, with what changed.
    `decided` is handed the decisions on pairs of facts that it rests on; `aliases` are further
    names of outlets.

    Raises InputError where nothing can be briefed and ProviderError where the endpoint failed for
    every article.
    """
    reading = await read_facts(sources, gateway, watcher, at_once=at_once)
    return await brief_reading(
        reading, gateway, watcher, earlier=earlier, decided=decided, aliases=aliases
    )


async def brief_reading(
    reading: Reading,
    gateway: Gateway,
    watcher: Watcher,
    *,
    earlier: Briefing | None = None,
    decided: Decided | None = None,
    aliases: Aliases = KNOWN_ALIASES,
) -> Briefing:
    """One briefing of what was read; `decided` and `aliases` as in `brief`. Raises InputError where
    it holds no fact."""
    articles = [read.article for read in reading.read]
    facts = [fact for read in reading.read for fact in read.extraction.facts]
    if not facts:
        raise InputError(_names([a.source for a in articles]), "no article here states a fact")
    watcher.stage("reconciling", len(articles))
    parts = await reconcile(articles, facts, gateway, aliases=aliases)
    if decided is not None:
        decided(parts.decisions)
    changed = changes(earlier, parts.facts, parts.origins) if earlier else ()
    ranked = rank(parts.facts, parts.conflicts, changed, articles)
    watcher.stage("composing", len(articles))
    top = await write_top(ranked.facts, ranked.conflicts, gateway)
    return Briefing(
        generated=datetime.now(UTC).replace(microsecond=0),
        headline=top.headline,
        summary=top.summary,
        facts=ranked.facts,
        conflicts=ranked.conflicts,
        audits=parts.audits,
        changes=ranked.changes,
        origins=parts.origins,
        origin_links=parts.origin_links,
        articles=tuple(_briefed(read) for read in reading.read),
        dropped=reading.dropped,
        model=gateway.info,
        usage=gateway.usage,
    )


@dataclass(frozen=True)
class _Desk:
    """Where articles become facts, as many at a time as there are `places`. What is done is told
    once the articles are `counted`; `first` is set when one is done."""

    gateway: Gateway
    watcher: Watcher
    places: asyncio.Semaphore
    counted: asyncio.Event
    first: asyncio.Event

    async def head_start(self) -> None:
        """Time for the first articles to be asked about: cleaning the rest would hold them up, and
        can be done while their answers are awaited."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self.first.wait(), _HEAD_START)

    async def extract(self, article: Article) -> Read | ProviderError | BudgetError:
        try:
            async with self.places:
                extraction = await extract_facts(article, self.gateway)
        except (ProviderError, BudgetError) as error:
            return error
        finally:
            self.first.set()
        if not extraction.facts and (reason := self.gateway.unusable.get(article.id)):
            return ProviderError(
                f"the answers of the model {self.gateway.info.name!r} about {article.source} were "
                f"unusable ({reason}): try another model"
            )
        await self.counted.wait()
        self.watcher.extracted(article, extraction)
        return Read(article, extraction)


def _briefed(read: Read) -> BriefedArticle:
    article, extraction = read.article, read.extraction
    kept = article.model_dump(exclude={"sentences"})
    return BriefedArticle(**kept, fact_count=len(extraction.facts), dropped=extraction.dropped)


def _names(sources: Sequence[str]) -> str:
    more = f" and {len(sources) - 3} more" if len(sources) > 3 else ""
    return ", ".join(map(without_userinfo, sources[:3])) + more
