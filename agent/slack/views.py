"""What opens and what can be pressed: buttons, modals, the App Home. Pure."""

from collections.abc import Sequence
from typing import Any

from agent.render.slack import Part, blocks_of
from agent.render.slack_text import Block, mrkdwn, section
from agent.store.requests import Standing
from agent.store.subscriptions import Subscription
from agent.text.plain import one_line
from schemas.briefing import Briefing

PARTS: dict[Part, str] = {"evidence": "Evidence", "conflicts": "Conflicts", "sources": "Sources"}
REFRESH = "refresh"
WRONG_FACT = "wrong_fact"
UNSUBSCRIBE = "unsubscribe"

_MOST_BLOCKS = 100
"""In a modal or an App Home."""
_MOST_OPTIONS = 100
_OPTION = 75
_LONGEST_FEEDBACK = 2_000


def buttons(which: str, *, refresh: bool = True) -> list[Block]:
    """The row under the briefing `which`: the number of the request that it answers, then "/" and
    its story where the answer is an edition, which is not read anew."""
    anew = [(REFRESH, "Refresh")] if refresh else []
    shown = [*PARTS.items(), *anew, (WRONG_FACT, "Wrong fact")]
    elements = [
        {"type": "button", "action_id": action, "text": _plain(label), "value": which}
        for action, label in shown
    ]
    return [{"type": "actions", "block_id": "briefing", "elements": elements}]


def part_view(briefing: Briefing, part: Part) -> dict[str, Any]:
    """A modal that shows one part of a briefing."""
    shown = blocks_of(briefing, part, _MOST_BLOCKS)
    return {"type": "modal", "title": _plain(PARTS[part]), "close": _plain("Close")} | {
        "blocks": shown
    }


def note_view(text: str) -> dict[str, Any]:
    """A modal that says one thing."""
    return {"type": "modal", "title": _plain("factbrief"), "close": _plain("Close")} | {
        "blocks": [section(text)]
    }


def wrong_fact_view(briefing: Briefing, which: str) -> dict[str, Any]:
    """A modal that asks which fact is wrong, and what is wrong with it."""
    options = [
        {"text": _plain(_cut(f"{place}. {one_line(fact.claim)}")), "value": fact.id}
        for place, fact in enumerate(briefing.facts[:_MOST_OPTIONS], start=1)
    ]
    choice = {"type": "static_select", "action_id": "fact", "options": options}
    what = {
        "type": "plain_text_input",
        "action_id": "words",
        "multiline": True,
        "max_length": _LONGEST_FEEDBACK,
    }
    return {
        "type": "modal",
        "callback_id": WRONG_FACT,
        "private_metadata": which,
        "title": _plain("Wrong fact"),
        "submit": _plain("Send"),
        "close": _plain("Cancel"),
        "blocks": [
            {
                "type": "input",
                "block_id": "fact",
                "label": _plain("Which fact?"),
                "element": choice,
            },
            {
                "type": "input",
                "block_id": "words",
                "label": _plain("What do the articles say instead?"),
                "element": what,
            },
        ],
    }


def home_view(
    subscriptions: Sequence[Subscription], recent: Sequence[tuple[Standing, str]]
) -> dict[str, Any]:
    """A person's App Home: subscriptions, and what they were answered with its headline."""
    shown = [section("*Your subscriptions*")]
    for one in subscriptions[:20]:
        line = section(f"<#{one.channel}> daily at {one.at:%H:%M} ({mrkdwn(one.zone, 60)})")
        end = {"type": "button", "action_id": UNSUBSCRIBE, "text": _plain("End")}
        shown.append(line | {"accessory": end | {"value": one.channel}})
    if not subscriptions:
        shown.append(section("None. In a channel: `/brief subscribe daily 07:30 Europe/London`"))
    shown.append(section("*Your recent briefings*"))
    shown += [
        section(f"{mrkdwn(headline, 300)}\n_<#{one.request.channel}>, {one.request.asked:%d %b}_")
        for one, headline in recent[:20]
    ]
    if not recent:
        shown.append(section("None yet. In a channel: `/brief https://…`, or `/brief help`"))
    return {"type": "home", "blocks": shown}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _cut(text: str) -> str:
    return text if len(text) <= _OPTION else text[: _OPTION - 1] + "…"
