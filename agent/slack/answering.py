"""Answers one request, in steps that no crash can lose or double: what the worker does."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from agent.errors import ConfigError, FactbriefError, InputError
from agent.pipeline import Decided, Watcher
from agent.render.edition_slack import edition_messages
from agent.render.slack import Message, blocks
from agent.slack import views, words
from agent.slack.clients import Clients, refusal
from agent.slack.found import edition_of, newest_edition, on_topic, shown_briefing
from agent.slack.posting import Posting
from agent.slack.progress import showing
from agent.store import requests
from agent.store.briefings import briefing, save_briefing
from agent.store.requests import Post, Request
from agent.store.store import Store
from agent.work.worker import Step, TransientError
from schemas.briefing import Briefing
from schemas.decision import Decision
from schemas.edition import DailyEdition

TASK = "slack.answer"

Make = Callable[[tuple[str, ...], Watcher, Briefing | None, str, Decided], Awaitable[Briefing]]
"""Briefs these addresses for the run of this name, against an earlier briefing where there is one;
hands over the decisions that it rests on. Raises FactbriefError."""

_ELSEWHERE = frozenset(("not_in_channel", "channel_not_found", "is_archived", "restricted_action"))

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Answering:
    """What the task needs; `answer` is the task."""

    store: Store
    clients: Clients
    make: Make

    async def answer(self, number: str, step: Step) -> None:
        """Posts a waiting message and turns it into the briefing, or into the reason for none."""
        standing = await requests.standing(self.store, number)
        if standing is None:
            return
        request = standing.request
        try:
            client = await self.clients.of(request.team, request.enterprise)
        except ConfigError as error:
            await self._conclude(step, request, str(error))
            return
        try:
            fault = await self._answered(Posting(self.store, client, request), step)
        except TransientError as error:
            _log.error("request %s is given up: %s", number, error)
            fault = str(error)
        await self._conclude(step, request, fault)

    async def _answered(self, posting: Posting, step: Step) -> str:
        """What stands in the way of the answer, or ""."""
        first = await self._place(posting, step)
        if first is None:
            return "Slack lets the app post neither here nor there"
        fault = await step("brief", partial(self._brief, posting, first))
        if not fault:
            return await self._show(posting, first, step)
        text = words.note(words.failed(fault))
        await step("tell", partial(_changed, posting, first, text))
        return fault

    async def _place(self, posting: Posting, step: Step) -> Post | None:
        """The waiting message: where it was asked for, else in the person's direct messages."""
        request = posting.request
        text = words.note(words.started(request.kind, request.words, request.user))
        here = partial(_post, posting, 0, request.channel, text, request.thread)
        posted = await step("wait", here)
        if posted["refused"] in _ELSEWHERE:
            there = partial(_post, posting, 0, request.user, text, "")
            posted = await step("wait elsewhere", there)
            await step("say where", partial(self._notify, posting, words.ELSEWHERE))
        if posted["refused"]:
            _log.error("request %s cannot be answered: %s", request.number, posted["refused"])
            return None
        return Post(part=0, channel=posted["channel"], stamp=posted["stamp"])

    async def _brief(self, posting: Posting, first: Post) -> str:
        """Sees to it that the request's briefing is kept; why there is none, or ""."""
        request = posting.request
        try:
            if request.kind == "pages":
                return await self._brief_pages(posting, first)
            if request.kind == "edition":
                return await self._find_edition(request)
            return await self._find_topic(request)
        except FactbriefError as error:
            return str(error)
        except Exception:
            # Whoever asked is told, whatever it was; the log has the rest.
            _log.exception("request %s failed", request.number)
            return words.UNEXPECTED

    async def _find_edition(self, request: Request) -> str:
        newest = await newest_edition(self.store)
        if newest is None:
            return words.NO_EDITION
        await requests.found_edition(self.store, request.number, newest[0])
        return ""

    async def _find_topic(self, request: Request) -> str:
        topic = " ".join(request.words)
        hit = await on_topic(self.store, topic)
        if hit is None:
            return words.nothing_on(topic)
        kept, facts = hit
        await requests.found(self.store, request.number, kept.id, facts)
        return ""

    async def _brief_pages(self, posting: Posting, first: Post) -> str:
        request = posting.request
        known = await requests.standing(self.store, request.number)
        if known and known.briefing is not None:
            return ""  # cut off between keeping it and noting the step
        earlier = await self._earlier(request)
        decisions: list[Decision] = []
        async with showing(posting, first) as progress:
            try:
                made = await self.make(
                    request.words, progress, earlier, request.number, decisions.extend
                )
            except InputError as error:
                return "; ".join(progress.reasons) or str(error)
        kept = await save_briefing(self.store, made, decisions=decisions)
        await requests.found(self.store, request.number, kept)
        return ""

    async def _earlier(self, request: Request) -> Briefing | None:
        before = await requests.standing(self.store, request.earlier) if request.earlier else None
        if before is None or before.briefing is None:
            return None
        kept = await briefing(self.store, before.briefing)
        return kept.briefing if kept else None

    async def _show(self, posting: Posting, first: Post, step: Step) -> str:
        """The waiting message becomes the briefing, its rest the thread; what went wrong, or ""."""
        request = posting.request
        messages = await self._messages(request.number)
        if not messages:
            await step("tell", partial(_changed, posting, first, words.note(words.GONE)))
            return words.GONE
        head, *rest = messages
        if fault := await step("show", partial(_changed, posting, first, head)):
            return fault
        thread = request.thread if first.channel == request.channel else ""
        for part, message in enumerate(rest, start=1):
            under = partial(_post, posting, part, first.channel, message, thread or first.stamp)
            posted = await step(f"thread {part}", under)
            fault = fault or posted["refused"]
        return fault

    async def _messages(self, number: str) -> list[Message]:
        """The answer as messages; none where it is no longer kept."""
        standing = await requests.standing(self.store, number)
        if standing and standing.request.kind == "edition":
            made = await edition_of(self.store, standing)
            return _with_buttons(made, number) if made else []
        shown = await shown_briefing(self.store, number)
        return blocks(shown, views.buttons(number)) if shown else []

    async def _notify(self, posting: Posting, text: str) -> str:
        """Tells the person alone: at the request's own address while it serves, else directly."""
        request = posting.request
        if request.response_url and await _taken(request.response_url, text):
            return ""
        told = await _post(posting, -1, request.user, words.note(text), "")
        return str(told["refused"])

    async def _conclude(self, step: Step, request: Request, fault: str) -> None:
        state: requests.State = "failed" if fault else "answered"

        async def conclude() -> str:
            await requests.conclude(self.store, request.number, state, fault)
            return ""

        await step("conclude", conclude)


def _with_buttons(edition: DailyEdition, number: str) -> list[Message]:
    first, *rest = edition_messages(edition)
    return [first] + [
        Message(
            text=message["text"],
            blocks=[*message["blocks"], *views.buttons(f"{number}/{story.id}", refresh=False)],
        )
        for message, story in zip(rest, edition.telling, strict=True)
    ]


async def _post(
    posting: Posting, part: int, channel: str, message: Message, thread: str
) -> dict[str, Any]:
    """Where a part stands, or Slack's word for why not: a step keeps plain values alone."""
    try:
        post = await posting.post(part, channel, message, thread)
    except SlackApiError as error:
        return {"refused": refusal(error) or "refused"}
    return {"refused": "", "channel": post.channel, "stamp": post.stamp}


async def _changed(posting: Posting, post: Post, message: Message) -> str:
    try:
        await posting.change(post, message)
    except SlackApiError as error:
        _log.error("request %s: Slack refuses: %s", posting.request.number, refusal(error))
        return refusal(error) or "refused"
    return ""


async def _taken(address: str, text: str) -> bool:
    """Whether a response URL took `text`: it does five times within half an hour."""
    try:
        return (await AsyncWebhookClient(address).send(text=text)).status_code == 200
    except (ClientError, TimeoutError):
        return False
