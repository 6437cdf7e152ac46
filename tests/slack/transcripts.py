"""What each command brings, as text: docs/slack-transcripts.md, played against the local Slack.

`python -m tests.slack.transcripts` writes the page anew.
"""

import asyncio
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from agent.pipeline import Decided, Watcher
from agent.store import requests
from schemas.briefing import Briefing
from tests.render.material import bridge_briefing
from tests.slack.newsroom import Newsroom, an_edition, at_work, is_answered, newsroom, until

PAGE = Path(__file__).parent.parent.parent / "docs" / "slack-transcripts.md"

_OPENING = """# What the Slack app says

Played by `python -m tests.slack.transcripts` against a Slack of its own on this machine: the real
app, the real queue, a made-up briefing. *You* see a line alone where it says so. `[Button]` is one.
"""


async def play(home: Path) -> str:
    """The page."""
    parts = [_OPENING]
    async with newsroom(home) as room, at_work(room, _the_bridge):
        for text in ("help", "status", "subscribe daily 07:30 Europe/London", "unsubscribe"):
            parts.append(_scene(f"/brief {text}", [_alone(await room.brief(text))]))
        parts.append(await _asked(room, "subscribe weekly"))
        parts.append(await _answered(room, "https://courier.example/bridge", 1, whole=True))
        await an_edition(room.store)
        parts.append(await _answered(room, "cracks", 2))
        parts.append(await _answered(room, "badgers", 3))
        parts.append(await _answered(room, "", 4, whole=True))
        for action in ("evidence", "conflicts", "sources", "wrong_fact"):
            room.slack.views.clear()
            await room.press(action, room.pressable("C1", 0))
            await until(lambda: room.slack.views)
            shown = list(_lines(room.slack.views[0]["view"]["blocks"]))[:8]
            parts.append(_scene(f"[{action}] under the first briefing, begins", shown))
        await room.press("refresh", room.pressable("C1", 0))
        await until(lambda: len([m for m in room.slack.shown("C1") if is_answered(m)]) == 5)
        parts.append(_scene("[refresh]", [_alone(room.slack.answers[0]["text"])]))
        await _quiet(room)
    # The one thing that differs from day to day.
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "YYYY-MM-DD HH:MM UTC", "\n".join(parts))


async def _the_bridge(
    addresses: tuple[str, ...],
    watcher: Watcher,
    earlier: Briefing | None,
    run: str,
    decided: Decided,
) -> Briefing:
    del addresses, watcher, earlier, run, decided
    return bridge_briefing()


async def _asked(room: Newsroom, text: str) -> str:
    return _scene(f"/brief {text}", [_alone(await room.brief(text))])


async def _answered(room: Newsroom, text: str, place: int, *, whole: bool = False) -> str:
    lines = [_alone(await room.brief(text)), "", "In the channel, first:"]
    await until(lambda: len([m for m in room.slack.shown("C1") if is_answered(m)]) == place)
    await _quiet(room)
    message = room.slack.shown("C1")[place - 1]
    posts = room.slack.called("chat.postMessage")
    waiting = [post["text"] for post in posts if "thread_ts" not in post][place - 1]
    shown = list(_lines(message["blocks"]))
    lines += [waiting, "", "and then in its place:", *(shown if whole else shown[:9])]
    if whole:
        for part in room.slack.shown("C1", message["ts"]):
            lines += ["", "In its thread:", *_lines(part["blocks"])]
    return _scene(f"/brief {text}".rstrip(), lines)


async def _quiet(room: Newsroom) -> None:
    while await requests.waiting(room.store, "T1", "C1"):  # noqa: ASYNC110  # a row, no event
        await asyncio.sleep(0.02)


def _scene(title: str, lines: list[str]) -> str:
    body = "\n".join(line for text in lines for line in text.splitlines() or [""])
    return f"## {title}\n\n```text\n{body}\n```\n"


def _alone(text: str) -> str:
    return f"You alone see:\n{text}"


def _lines(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        if block["type"] == "actions":
            yield "  ".join(f"[{one['text']['text']}]" for one in block["elements"])
        elif block["type"] == "input":
            yield f"{block['label']['text']} ({block['element']['type']})"
        elif block["type"] == "context":
            yield " ".join(one["text"] for one in block["elements"])
        else:
            yield block["text"]["text"]
            yield from (
                f"    | {line}" for f in block.get("fields", []) for line in f["text"].splitlines()
            )


def main() -> None:
    """Writes the page."""
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(asyncio.run(play(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
