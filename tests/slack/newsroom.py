"""A Slack workspace, the app connected to it and a worker behind it, all on this machine."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp

from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.pipeline import Decided, Watcher, brief
from agent.render.edition_slack import edition_messages
from agent.settings import Settings
from agent.slack.answering import Make
from agent.slack.config import SlackSettings
from agent.slack.desk import Desk
from agent.slack.serving import opened, over_socket
from agent.slack.working import answering
from agent.store.briefings import save_briefing
from agent.store.editions import keep_made, open_edition
from agent.store.store import Store
from agent.work.queue import Queue
from schemas.briefing import Briefing
from schemas.edition import DailyEdition, EditionStory, News
from tests.cli.program import BRIDGE, FERRY
from tests.render.material import bridge_briefing
from tests.support.model_server import ModelServer
from tests.support.reader import reader
from tests.support.slack_server import Payload, SlackServer

BOT_TOKEN = "xoxb-1-2-the-bots-own"  # noqa: S105  # no token of anybody's
APP_TOKEN = "xapp-1-A1-2-the-apps-own"  # noqa: S105  # the same
SIGNING_SECRET = "0123456789abcdef0123456789abcdef"  # noqa: S105  # the same

PAGES = {
    "https://courier.example/bridge": BRIDGE,
    "https://post.example/ferry": FERRY,
}


def page_at(address: str) -> str:
    """What stands at an address: one of PAGES, or one of any number of like pages; "" for none."""
    paper, _, number = address.rpartition("/")
    if paper == "https://paper.example":
        return (
            f"The town of Ostby will build {number} new boat houses, the mayor said on Monday.\n\n"
            f"Work on the boat houses begins in May and will cost {number} million euros.\n"
        )
    return PAGES.get(address, "")


def slack_settings(slack: SlackServer, **changes: Any) -> SlackSettings:
    """Those of the one workspace of `slack`."""
    given: dict[str, Any] = {
        "bot_token": SecretStr(BOT_TOKEN),
        "app_token": SecretStr(APP_TOKEN),
        "signing_secret": SecretStr(SIGNING_SECRET),
        "api_url": slack.api,
    }
    return SlackSettings(**(given | changes))


def from_files(settings: Settings, store: Store, folder: Path) -> Make:
    """Briefs pages from files, by the pipeline: the guarded fetcher reaches nothing
    of this machine."""

    def file_of(address: str) -> str:
        file = folder / (address.removeprefix("https://").replace("/", "_") + ".txt")
        if text := page_at(address):
            file.write_text(text, encoding="utf-8")
        return str(file)

    async def make(
        addresses: tuple[str, ...],
        watcher: Watcher,
        earlier: Briefing | None,
        run: str,
        decided: Decided,
    ) -> Briefing:
        files = [file_of(address) for address in addresses]
        async with connect(settings, Ledger(store, run)) as gateway:
            return await brief(files, gateway, watcher, at_once=2, earlier=earlier, decided=decided)

    return make


def model_settings(home: Path, server: ModelServer) -> Settings:
    """Those of a run that asks `server`."""
    return Settings(
        base_url=server.base_url, api_key=SecretStr("k"), model="scripted", home=home, timeout=20
    )


@dataclass
class Newsroom:
    """What a test of the app asks and looks at."""

    slack: SlackServer
    store: Store
    desk: Desk
    app: AsyncApp
    home: Path
    _triggers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def command(self, text: str, **changes: Any) -> Payload:
        """What Slack sends for /brief."""
        number = next(self._triggers)
        return {
            "command": "/brief",
            "text": text,
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": "U1",
            "trigger_id": f"{number}.1.trigger",
            "response_url": self.slack.response_url(f"r{number}"),
        } | changes

    async def brief(self, text: str, **changes: Any) -> str:
        """What /brief is acknowledged with."""
        return str((await self.slack.send("slash_commands", self.command(text, **changes)))["text"])

    async def press(self, action: str, value: str, **changes: Any) -> Payload:
        """Presses a button; what that is acknowledged with."""
        number = next(self._triggers)
        pressed = {"type": "button", "action_id": action, "block_id": "briefing", "value": value}
        body = {
            "type": "block_actions",
            "team": {"id": "T1"},
            "user": {"id": "U1", "team_id": "T1"},
            "channel": {"id": "C1"},
            "trigger_id": f"{number}.1.trigger",
            "response_url": self.slack.response_url(f"r{number}"),
            "actions": [pressed],
        }
        return await self.slack.send("interactive", body | changes)

    def pressable(self, channel: str = "C1", place: int = -1) -> str:
        """The value of the buttons under a briefing in a channel."""
        actions = self.slack.shown(channel)[place]["blocks"][-1]
        assert actions["type"] == "actions"
        return str(actions["elements"][0]["value"])


async def until(true: Callable[[], Any], seconds: float = 20) -> None:
    """Waits until a thing is true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came true"
        await asyncio.sleep(0.02)


def told(message: Payload) -> str:
    """All text of a message."""
    texts: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, list):
            for inner in value:
                gather(inner)
        elif isinstance(value, dict):
            texts.extend([value["text"]] if isinstance(value.get("text"), str) else [])
            for inner in value.values():
                gather(inner)

    gather(message.get("blocks", []))
    return "\n".join(texts)


def is_answered(message: Payload) -> bool:
    """Whether a waiting message has become its answer."""
    return not message["text"].startswith(":hourglass")


async def an_edition(store: Store) -> str:
    """The title of an edition that is made: one story, the bridge's, with news."""
    briefing = bridge_briefing()
    edition = await open_edition(store, "morning", briefing.generated.date())
    await save_briefing(store, briefing, story="bridge", edition=edition.id)
    news = News(type="new", claim=briefing.facts[0].claim, fact=briefing.facts[0].id)
    story = EditionStory(
        id="bridge",
        title="Night trains",
        followed=False,
        new_articles=5,
        news=(news,),
        briefing=briefing,
    )
    made = DailyEdition(
        name="morning",
        day=edition.day,
        zone="UTC",
        generated=briefing.generated,
        stories=(story,),
        usage=briefing.usage,
    )
    await keep_made(store, edition.id, made)
    return edition_messages(made)[0]["text"]


@asynccontextmanager
async def newsroom(home: Path, **changes: Any) -> AsyncIterator[Newsroom]:
    """The app on its socket; nobody works yet."""
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(SlackServer())
        settings = slack_settings(slack, **changes)
        store = await stack.enter_async_context(Store.open(home))
        queue = await stack.enter_async_context(Queue.open(home))
        app, desk, _ = await stack.enter_async_context(opened(settings, store, queue))
        listening = asyncio.create_task(over_socket(app, settings))
        try:
            await slack.connected()
            yield Newsroom(slack, store, desk, app, home)
        finally:
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)


@asynccontextmanager
async def at_work(room: Newsroom, make: Make | None = None) -> AsyncIterator[ModelServer]:
    """A worker for `room`, whose model reads well, or with another maker of briefings."""
    async with ModelServer(reader()) as model:
        made = make or from_files(model_settings(room.home, model), room.store, room.home)
        settings = room.desk.settings
        async with answering(settings, room.store, room.home, made, at_once=4):
            yield model
