"""A newsroom for tests: feeds and pages on this machine, a scripted model, a store of its own."""

import html
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent.daily.config import DailyConfig
from agent.daily.run import DailyRun, Outcome
from agent.ingest.fetch import Fetcher
from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.pipeline import Silence
from agent.settings import load_settings
from agent.store.store import Store
from tests.support.model_server import ModelServer, Reply
from tests.support.web_server import Answer, WebServer, serving

MONDAY = datetime(2025, 3, 10, 7, tzinfo=UTC)
ON_BOTH = pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
"""For what the database decides: that an edition, a run and a delivery are one, that a run goes on
where another stopped, that what was read or told is known again. Fetching, choosing and setting in
type never see it: their tests run on SQLite alone."""

HTML = {"Content-Type": "text/html"}


def page(title: str, text: str, outlet: str = "Vell Post", published: str = "") -> Answer:
    """An article's page; blank lines part the paragraphs of `text`."""
    told = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    time = f'<meta property="article:published_time" content="{published}">' if published else ""
    head = f'<title>{title}</title><meta property="og:site_name" content="{outlet}">{time}'
    body = f"<article><h1>{title}</h1>{told}</article>"
    return Answer(f"<html><head>{head}</head><body>{body}</body></html>".encode(), headers=HTML)


@dataclass
class Newsroom:
    """`web` holds the pages; `feed` announces them. Each `run` is a program's run of a day on
    the store at `where`."""

    folder: Path
    where: Path | str
    web: WebServer
    model: ModelServer
    config: dict[str, Any]

    def feed(self, *paths: str, etag: str = "") -> None:
        """What /feed announces from now on."""
        items = "".join(f"<item><link>{self.web.url(path)}</link></item>" for path in paths)
        headers = {"Content-Type": "text/xml"} | ({"ETag": etag} if etag else {})
        body = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
        self.web.answers["/feed"] = Answer(body, headers=headers)

    @asynccontextmanager
    async def store(self) -> AsyncIterator[Store]:
        """The store, opened."""
        async with Store.open(self.where) as store:
            yield store

    @asynccontextmanager
    async def ready(self, waits: Sequence[float] = (), **flags: Any) -> AsyncIterator[DailyRun]:
        """What a run works with; `flags` are those of the command line."""
        given = {"base_url": self.model.base_url, "api_key": "k", "model": "scripted"}
        settings = load_settings(**given | {"home": self.folder / "home"} | flags)
        async with (
            self.store() as store,
            connect(settings, Ledger(store, secrets.token_hex(4))) as gateway,
            Fetcher(pause=0, allow_loopback=True) as fetcher,
        ):
            yield DailyRun(
                name="daily",
                config=DailyConfig.model_validate(self.config),
                at_once=settings.articles_at_once,
                store=store,
                gateway=gateway,
                watcher=Silence(),
                fetcher=fetcher,
                waits=waits,
            )

    async def run(self, days: int = 0, **flags: Any) -> list[Outcome]:
        """The run of the morning `days` after Monday."""
        async with self.ready(**flags) as run:
            return await run.today(MONDAY + timedelta(days=days))


@asynccontextmanager
async def newsroom(
    folder: Path,
    where: Path | str,
    script: Callable[[dict[str, Any]], Reply],
    **config: Any,
) -> AsyncIterator[Newsroom]:
    """A newsroom whose feed announces nothing yet, and which writes its editions into a file."""
    async with serving({}) as web, ModelServer(script) as model:
        target = {"kind": "file", "path": f"{folder}/out/{{day}}.md"}
        given = {"feeds": [web.url("/feed")], "targets": [target], "pause": 0} | config
        room = Newsroom(folder, where, web, model, given)
        room.feed()
        yield room
