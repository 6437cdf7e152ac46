"""Takes in what is new: announced by feeds, changed on pages, put into folders. Each article is in
the store before the next step, so that a killed run fetches nothing twice."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from agent.daily.config import DailyConfig
from agent.errors import InputError
from agent.ingest import read_articles
from agent.ingest.feeds import Entry, Feed, newer_than, read_feed
from agent.ingest.fetch import Fetcher, Validators
from agent.ingest.near_copies import address_key
from agent.ingest.sources import read_page
from agent.pipeline import Watcher
from agent.store import articles as kept
from agent.store import feeds as known
from agent.store.store import Store
from schemas.article import Article, Dropped

_REMEMBERED = timedelta(days=30)
"""How long before `since` a page must have been taken in to be taken in once more."""


@dataclass(frozen=True)
class Gathered:
    """What could not be taken in, and what was wrong with feeds."""

    dropped: tuple[Dropped, ...]
    faults: tuple[Dropped, ...]


@dataclass(frozen=True)
class Announced:
    """What a feed announces and the store does not hold yet. `feed` is None where the feed has not
    changed or cannot be read; `fault` says what is wrong with it."""

    address: str
    entries: tuple[Entry, ...]
    feed: Feed | None
    fault: str


class Gathering:
    """Takes in one edition's articles that were published at `since` or later.

    What was taken in after the edition was `opened` came by an earlier run for it and is not
    fetched again.
    """

    def __init__(
        self,
        config: DailyConfig,
        store: Store,
        fetcher: Fetcher,
        *,
        since: datetime,
        opened: datetime,
    ) -> None:
        self._config = config
        self._store = store
        self._fetcher = fetcher
        self.since = since
        self._opened = opened

    async def gather(self, watcher: Watcher) -> Gathered:
        """Fetches and keeps all that is new. Bad inputs are returned and cost only themselves."""
        announced = [one async for one in self.announced()]
        watcher.stage("fetching", sum(len(one.entries) for one in announced))
        lost = await asyncio.gather(*(self._take_feed(one) for one in announced))
        fetched = await kept.articles(self._store, since=self._opened)
        here = {one.source_kind for one in fetched}
        pages = [page for page in self._config.pages if f"page {page}" not in here]
        lost += await asyncio.gather(
            *(self._take_page(page) for page in pages),
            *(self._take(f"folder {folder}", [folder]) for folder in self._config.folders),
        )
        dropped = [one for some in lost for one in some]
        for one in dropped:
            watcher.lost(one)
        faults = [_dropped(one.address, one.fault) for one in announced if one.fault]
        for fault in faults:
            watcher.lost(fault)
        return Gathered(tuple(dropped), tuple(faults))

    async def announced(self) -> AsyncIterator[Announced]:
        """What each feed announces that is new; no page is fetched for it and nothing is kept."""
        held: dict[str, kept.KeptArticle] = {}
        for one in await kept.articles(self._store, since=self.since - _REMEMBERED):
            held |= dict.fromkeys(map(address_key, (one.article.url, one.article.source)), one)
        taken: set[str] = set()  # two feeds may announce one page
        for reading in asyncio.as_completed(
            [asyncio.create_task(self._read(address)) for address in self._config.feeds]
        ):
            found = await reading
            entries = []
            for entry in newer_than(found.entries, self.since):
                key = address_key(entry.url)
                before = held.get(key)
                updated = before and entry.updated and entry.updated > before.fetched
                if key not in taken and (before is None or updated):
                    taken.add(key)
                    entries.append(entry)
            yield Announced(found.address, tuple(entries), found.feed, found.fault)

    async def _read(self, address: str) -> Announced:
        before = await known.feed(self._store, address)
        if self._read_by_now(before):
            return Announced(address, (), None, "")
        try:
            feed = await read_feed(address, self._fetcher, _validators(before))
        except InputError as error:
            return Announced(address, (), None, error.reason)
        if feed is None:  # what was wrong with it is wrong still
            return Announced(address, (), None, before.error if before else "")
        return Announced(address, feed.entries, feed, "; ".join(feed.faults))

    async def _take_feed(self, announced: Announced) -> list[Dropped]:
        addresses = [entry.url for entry in announced.entries]
        dropped = await self._take(f"feed {announced.address}", addresses)
        if announced.feed is None:
            return dropped
        # While a page could not be had the feed counts as unread: it is tried again next time.
        validators = Validators() if dropped else announced.feed.validators
        unread = f"{len(dropped)} of its pages could not be read" if dropped else ""
        await self._remember(announced.address, validators, announced.fault or unread)
        return dropped

    async def _take_page(self, address: str) -> list[Dropped]:
        before = await known.feed(self._store, address)
        if self._read_by_now(before):
            return []
        try:
            newer = await read_page(address, self._fetcher, _validators(before))
        except InputError as error:
            # Nothing is remembered of this answer: it is asked for in full again next time.
            return [_dropped(error.source, error.reason)]
        if newer is None:
            await self._remember(address, _validators(before))
            return []
        article, validators = newer
        await self._keep(article, f"page {address}")
        await self._remember(address, validators)
        return []

    def _read_by_now(self, before: known.Feed | None) -> bool:
        """Whether an earlier run for this edition has read it."""
        return before is not None and before.checked >= self._opened and not before.error

    async def _remember(self, address: str, version: Validators, error: str = "") -> None:
        now = datetime.now(UTC)
        read = known.Feed(address, now, version.etag, version.modified, error)
        await known.save_feed(self._store, read)

    async def _keep(self, article: Article, origin: str) -> None:
        now = datetime.now(UTC)
        await kept.save_article(self._store, article, fetched=now, source_kind=origin)

    async def _take(self, origin: str, sources: Sequence[str]) -> list[Dropped]:
        dropped = []
        async for item in read_articles(sources, self._fetcher):
            if isinstance(item, Article):
                await self._keep(item, origin)
            else:
                dropped.append(item)
        return dropped


def _validators(before: known.Feed | None) -> Validators:
    return Validators(before.etag, before.last_modified) if before else Validators()


def _dropped(source: str, reason: str) -> Dropped:
    return Dropped(source=source, what="article", text="", reason=reason)
