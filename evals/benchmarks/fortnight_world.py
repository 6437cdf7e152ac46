"""A fortnight's world on this machine: feeds that announce the corpus bit by bit, and targets.

Each story of the corpus is told on two days: its articles of the first day, or their first half, on
the one, the rest on the next. Everything that leaves the program is written down.
"""

import asyncio
import html
import json
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiohttp import web
from aiosmtpd.smtp import SMTP, Envelope, Session

from evals.corpus_reader import read_corpus
from evals.ingested import ingested
from schemas.article import Article
from schemas.gold import GoldStory
from tests.support.slack_server import SlackServer
from tests.support.web_server import Answer, WebServer, serving

FIRST_DAY = date(2025, 3, 10)
_CHANNEL = "C1"
_FEEDS = 2


@dataclass
class World:
    """The servers. `letters` counts e-mails by Message-ID, `hooks` webhook posts by key, `files`
    is the folder that editions are written into."""

    pages: WebServer
    slack: SlackServer
    folder: Path
    smtp_port: int = 0
    hook_port: int = 0
    letters: Counter[str] = field(default_factory=Counter)
    hooks: Counter[str] = field(default_factory=Counter)
    hooks_failing: int = 0

    def announce(self, days: Sequence[Sequence[Article]], day: int) -> None:
        """What the feeds announce on day `day`, from 0: the articles of that day and of the two
        before it. Pages stay where they are."""
        entries: list[list[str]] = [[] for _ in range(_FEEDS)]
        for past in range(max(0, day - 2), day + 1):
            for number, article in enumerate(days[past]):
                path = f"/{article.source}"
                self.pages.answers.setdefault(path, Answer(_page(article)))
                title, link = html.escape(article.title), self.pages.url(path)
                entries[number % _FEEDS].append(
                    f"<item><title>{title}</title><link>{link}</link></item>"
                )
        for number, items in enumerate(entries):
            body = f'<rss version="2.0"><channel>{"".join(items)}</channel></rss>'
            headers = {"Content-Type": "application/rss+xml", "ETag": f'"{number}-{day}"'}
            self.pages.answers[f"/feed{number}"] = Answer(body.encode(), headers=headers)

    def configuration(self) -> str:
        """factbrief.toml."""
        feeds = json.dumps([self.pages.url(f"/feed{number}") for number in range(_FEEDS)])
        return f"""[daily]
feeds = {feeds}
stories = 20
[[daily.targets]]
kind = "file"
path = "{self.folder}/{{day}}.json"
[[daily.targets]]
kind = "email"
to = ["desk@news.example"]
sender = "factbrief@news.example"
host = "127.0.0.1"
port = {self.smtp_port}
security = "none"
[[daily.targets]]
kind = "webhook"
url = "http://127.0.0.1:{self.hook_port}/hook"
secret_variable = "HOOK_SECRET"
[[daily.targets]]
kind = "slack"
channel = "{_CHANNEL}"
api_url = "{self.slack.api}"
"""

    def marks(self) -> Counter[tuple[str, int]]:
        """The editions' messages that stand in the Slack channel, by delivery and part."""
        return Counter(
            (payload["key"], payload["part"])
            for message in self.slack.messages[_CHANNEL].values()
            for payload in [message["metadata"]["event_payload"]]
        )

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Takes a letter."""
        del server, session
        content: Any = envelope.content
        self.letters[str(message_from_bytes(content)["Message-ID"])] += 1
        return "250 OK"

    async def hook(self, request: web.Request) -> web.Response:
        """Takes a post, or fails the next `hooks_failing` times."""
        await request.read()
        if self.hooks_failing:
            self.hooks_failing -= 1
            return web.Response(status=503)
        self.hooks[request.headers["Idempotency-Key"]] += 1
        return web.Response()


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[World]:
    """The world, its servers running; the configuration and `folder` are there."""
    (folder / "editions").mkdir(parents=True)
    async with serving({}) as pages, SlackServer() as slack:
        world = World(pages, slack, folder / "editions")
        app = web.Application(client_max_size=50_000_000)
        app.router.add_post("/hook", world.hook)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        world.hook_port = runner.addresses[0][1]
        mail = await asyncio.get_running_loop().create_server(
            lambda: SMTP(world, loop=asyncio.get_running_loop()), "127.0.0.1", 0
        )
        world.smtp_port = mail.sockets[0].getsockname()[1]
        (folder / "factbrief.toml").write_text(world.configuration(), encoding="utf-8")
        try:
            yield world
        finally:
            mail.close()
            await runner.cleanup()


def days_of_news(count: int, most: int | None = None) -> list[list[Article]]:
    """The articles of each of `count` days: of the corpus's first `most` stories."""
    days: list[list[Article]] = [[] for _ in range(count)]
    for number, story in enumerate(read_corpus()[:most]):
        first = number % (count - 1)
        early, late = _two_days(story)
        days[first] += early
        days[first + 1] += late
    return days


def day(number: int) -> date:
    """The date of day `number`, from 0."""
    return FIRST_DAY + timedelta(days=number)


def _two_days(story: GoldStory) -> tuple[list[Article], list[Article]]:
    read = [(gold, article) for gold in story.articles if (article := ingested(gold).article)]
    if any(gold.day == 2 for gold, _ in read):
        early = [article for gold, article in read if gold.day == 1]
    else:
        early = [article for _, article in read[: (len(read) + 1) // 2]]
    return early, [article for _, article in read if article not in early]


def _page(article: Article) -> bytes:
    """The article as a web page with its metadata."""
    body = [s for s in article.sentences if s.role == "body"]
    paragraphs: dict[int, list[str]] = {}
    for sentence in body:
        paragraphs.setdefault(sentence.paragraph, []).append(article.words_of(sentence.number))
    told = "".join(f"<p>{html.escape(' '.join(words))}</p>" for words in paragraphs.values())
    published = article.published.isoformat() if article.published else ""
    title = html.escape(article.title)
    return (
        f"<html><head><title>{title}</title>"
        f'<meta property="og:site_name" content="{html.escape(article.outlet)}">'
        f'<meta property="article:published_time" content="{published}"></head>'
        f"<body><article><h1>{title}</h1>{told}</article></body></html>"
    ).encode()
