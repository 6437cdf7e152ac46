"""A briefing whose every foreign string tries to act where it is shown."""

from typing import Any

from schemas.briefing import Briefing
from tests.render.material import bridge_briefing

ATTACKS = (
    "<script>window.hit=1</script><img src=x onerror=window.hit=1>",
    "\"' onmouseover=window.hit=1 x='",
    "</title></style></svg><svg onload=window.hit=1>",
    "[click](javascript:window.hit=1) ![x](http://evil.example/x.png) `code` **bold**",
    "<!channel> <@U12345> <https://evil.example|bank> *loud* _slant_ ~gone~ :skull:",
    "\x1b[2J\x1b]0;owned\x07\x9b31m",
    "\u202egnp.exe\u2066\u200b",
    "{{ 7*7 }} {% raw %} ${7*7} @everyone #1 | a | b |",
)
HOSTILE = " ".join(ATTACKS)
_OWN_WORDS = {"id", "version", "kind", "naming", "how", "type", "standing", "what", "language"} | {
    "profile",
    "precision",
    "change",
    "generated",
    "published",
    "updated",
    "first_reported",
    "reported",
    "value",
    "article",
    "articles",
    "checked",
    "fact",
    "origin",
    "origins",
    "narrower",
    "digest",
    "currency",
}
"""Fields that the program fills with words, ids and times of its own."""


def hostile_briefing() -> Briefing:
    """The bridge briefing with every title, name, claim, quote and address hostile."""
    plain = bridge_briefing().model_dump()
    briefing = _poisoned(plain)
    for article in briefing["articles"]:
        article["url"] = "javascript:window.hit=1"
        article["text"] = f"Before it. {HOSTILE} And after it."
    return Briefing.model_validate(briefing)


def _poisoned(value: Any, field: str = "") -> Any:
    if isinstance(value, dict):
        if "quote" in value:
            at = len("Before it. ")
            return {**value, "quote": HOSTILE, "start": at, "end": at + len(HOSTILE)}
        return {name: _poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_poisoned(inner, field) for inner in value)
    refers = field in _OWN_WORDS or (field == "facts" and isinstance(value, str))
    return f"{value} {HOSTILE}" if isinstance(value, str) and not refers else value
