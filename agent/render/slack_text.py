"""Slack's own form of text: what it may hold, and how long it may be."""

import re
from collections.abc import Iterable
from typing import Any

from agent.text.plain import one_line

Block = dict[str, Any]
"""One block as Slack's API takes it."""

_SECTION = 3_000
_FIELD = 2_000

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LOOK_ALIKES = {"*": "∗", "~": "∼", "`": "ˋ", "_": "ˍ"}
"""Slack has no way to escape its marks: signs that look the same take their place."""
_ACTIVE = re.compile(r"[&<>*~`]|(?<!\w)_|_(?!\w)")
_EMOJI = re.compile(r":(?=[\w+'-]+:)")
_CUT_ENTITY = re.compile(r"&[a-z]*$")


def mrkdwn(text: str, most: int = _SECTION) -> str:
    """`text` on one line as Slack text that shows those characters, at most `most` of them."""
    escaped = _ACTIVE.sub(lambda hit: _ENTITIES.get(hit[0]) or _LOOK_ALIKES[hit[0]], one_line(text))
    # A word joiner after the colon keeps ":name:" from becoming a picture.
    escaped = _EMOJI.sub(":\u2060", escaped)
    return _cut(escaped, most)


def section(text: str, fields: Iterable[str] = ()) -> Block:
    """A block of Slack text, with up to ten fields side by side under it; cut to Slack's limits."""
    block: Block = {"type": "section", "text": words(_cut(text, _SECTION))}
    if shown := [words(_cut(field, _FIELD)) for field in fields]:
        block["fields"] = shown
    return block


def words(text: str) -> Block:
    """Slack text in which nothing is looked for: no names, no addresses."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _cut(escaped: str, most: int) -> str:
    return escaped if len(escaped) <= most else _CUT_ENTITY.sub("", escaped[: most - 1]) + "…"
