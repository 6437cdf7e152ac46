"""Shows in the waiting message how far the work is: a line that changes, never more often than
Slack likes."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_sdk.errors import SlackApiError

from agent.extract import Extraction
from agent.slack import words
from agent.slack.posting import Posting
from agent.store.requests import Post
from agent.work.worker import TransientError
from schemas.article import Article, Dropped

PAUSE = 5.0
"""Seconds between two changes of the line: Slack takes about fifty a minute from the whole app."""

_log = logging.getLogger(__name__)


class Progress:
    """A watcher of the pipeline. `reasons` are why inputs cannot be used, one a line."""

    def __init__(self) -> None:
        self._stage = "Starting"
        self._total = self._read = self._facts = 0
        self.reasons: list[str] = []

    @property
    def line(self) -> str:
        """How far it is."""
        return words.progress(self._stage, self._read, self._total, self._facts, len(self.reasons))

    def stage(self, name: str, total: int) -> None:
        """A stage begins, with `total` articles to do."""
        self._stage, self._total = name, total

    def extracted(self, article: Article, extraction: Extraction) -> None:
        """The facts of one article are there."""
        del article
        self._read += 1
        self._facts += len(extraction.facts)

    def lost(self, dropped: Dropped) -> None:
        """An input cannot be briefed."""
        self.reasons.append(f"{dropped.source}: {dropped.reason}")


@asynccontextmanager
async def showing(posting: Posting, post: Post, every: float = PAUSE) -> AsyncIterator[Progress]:
    """Keeps the message at `post` up to date, and has left it alone for good at the end.

    `every` is in seconds.
    """
    progress = Progress()
    done = asyncio.Event()
    task = asyncio.create_task(_keep_up(posting, post, progress, done, every))
    try:
        yield progress
    finally:
        # Waited for and not cut off: a change on its way might overtake the briefing.
        done.set()
        await task


async def _keep_up(
    posting: Posting, post: Post, progress: Progress, done: asyncio.Event, every: float
) -> None:
    shown = ""
    while True:
        try:
            await asyncio.wait_for(done.wait(), every)
            return
        except TimeoutError:
            pass
        if progress.line == shown:
            continue
        shown = progress.line
        try:
            await posting.change(post, words.note(shown))
        except (SlackApiError, TransientError) as error:
            # The line is a courtesy; the briefing itself is tried again.
            _log.warning("progress of %s not shown: %s", posting.request.number, error)
