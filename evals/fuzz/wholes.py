"""Documents that are sound on the outside and hostile within.

Marks thrown together seldom get past a parser's first check; these do, and reach what reads the
values.
"""

import json
from collections.abc import Callable, Sequence

from evals.fuzz.dice import Dice

_PROSE = "The Velby bridge will close on Monday, the council said. "
_ADDRESSES = (
    "http://[::1", "https://a]b/", "http://a／b/", "http://℀/", "http://x:99999999/", "//", "http:",
    "javascript:x", "https://velby.example/a",
)  # fmt: skip
_TIMES = (
    "2025-13-45T99:00", "Mon, 12 Jun 2025 10:00:00 +999999999999999999999", "0001-01-01", "0000",
    "9999-12-31T23:59:59-23:59", "31 Feb 2025 25:61", "٣ June 2025", "12 June 2025, 10.30am CET",
)  # fmt: skip
_KEYS = (
    "text", "body", "content", "paragraphs", "article", "items", "title", "name", "url", "@id",
    "published", "updated", "timestamp", "authors", "publisher", "rendered", "html", "version",
)  # fmt: skip
_NUMBERS = (None, True, 0, -1, 10**400, -(10**20), 1e308, float("inf"), float("nan"), 1717405200000)
_SETTINGS = (
    "base_url", "api_key", "model", "profile", "max_cost", "max_tokens", "concurrency", "timeout",
    "home", "database", "keep_answers", "feeds", "pages", "topics", "zone", "quiet", "stories",
    "targets", "bot_token", "user_a_day", "a.b",
)  # fmt: skip
_VALUES = (
    "nan", "-inf", "1e999", "9" * 400, "-1", "0x7f", '"http://[::1"', '"../etc"', '"Europe/Oslo"',
    "1979-05-27T07:32:00-23:59", "[" * 2000, "[[], {}]", '{kind = "file", path = ""}', "true",
    '["https://velby.example/a"]', '[{kind = "slack", channel = "C1"}]', "'''a\n'''", '"\\u0000"',
)  # fmt: skip
_HEADERS = (
    "From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
)  # fmt: skip
_STATED = ("multipart/mixed; boundary=b", "text/html", "base64")
_TABLES = ("[daily]", "[slack]", "[editions.a]", "[[daily]]", "[topics]")
_DEEPEST = 3


def _address(dice: Dice) -> str:
    return dice.one_of(_ADDRESSES) if dice.number(2) else dice.words()


def _time(dice: Dice) -> str:
    return dice.one_of(_TIMES) if dice.number(2) else dice.words()


def _value(dice: Dice, depth: int = 0) -> object:
    match dice.number(7 if depth < _DEEPEST else 5):
        case 0 | 1:
            return dice.words()
        case 2:
            return dice.one_of(_ADDRESSES)
        case 3:
            return dice.one_of(_TIMES)
        case 4:
            return dice.one_of(_NUMBERS)
        case 5:
            return [_value(dice, depth + 1) for _ in range(dice.number(4))]
        case _:
            return _object(dice, _KEYS, depth + 1)


def _object(dice: Dice, keys: Sequence[str], depth: int = 0) -> dict[str, object]:
    return {dice.one_of(keys): _value(dice, depth) for _ in range(dice.number(5))}


def _json(dice: Dice) -> str:
    return json.dumps({"text": _PROSE} | _object(dice, _KEYS))


def _feed(dice: Dice) -> str:
    kind = dice.number(3)
    if kind == 0:
        items = [_object(dice, (*_KEYS, "date_published")) for _ in range(dice.number(4))]
        return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
    words, link, time = dice.words(), _address(dice), _time(dice)
    if kind == 1:
        return (
            f"<rss version='2.0'><channel><title>{words}</title><item><title>{words}</title>"
            f"<link>{link}</link><pubDate>{time}</pubDate><source url='{link}'>{words}</source>"
            "</item></channel></rss>"
        )
    return (
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{link}'><entry><title>{words}</title>"
        f"<link href='{link}'/><updated>{time}</updated><summary>{words}</summary></entry></feed>"
    )


def _html(dice: Dice) -> str:
    words, link, time = dice.words(), _address(dice), _time(dice)
    linked = {"@type": "NewsArticle", "text": _PROSE} | _object(dice, _KEYS)
    return (
        f"<html><head><title>{words}</title><meta property='og:url' content='{link}'>"
        f"<link rel=canonical href='{link}'><meta name=date content='{time}'>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script></head><body><article>"
        f"<h1>{words}</h1><p>{_PROSE * 5}</p><p>{words}</p><time datetime='{time}'></time>"
        "</article></body></html>"
    )


def _mail(dice: Dice) -> str:
    parts = [f"{_head(dice)}\n\n{dice.words()}" for _ in range(1 + dice.number(3))]
    return f"{_head(dice)}\n\n" + f"\n--b\n{_PROSE}".join(parts)


def _head(dice: Dice) -> str:
    return "\n".join(f"{dice.one_of(_HEADERS)}: {_header(dice)}" for _ in range(dice.number(5)))


def _header(dice: Dice) -> str:
    return dice.words() if dice.number(2) else dice.one_of(_TIMES + _STATED)


def _markdown(dice: Dice) -> str:
    kinds: tuple[Callable[[Dice], str], ...] = (Dice.words, _address, _time)
    stated = [f"{dice.one_of(_KEYS)}: {dice.one_of(kinds)(dice)}" for _ in range(dice.number(5))]
    return "---\n" + "\n".join(stated) + f"\n---\n{_PROSE}{dice.words()}"


def _configuration(dice: Dice) -> str:
    return "\n".join({_line(dice): None for _ in range(dice.number(6))})


def _line(dice: Dice) -> str:
    if not dice.number(4):
        return dice.one_of(_TABLES)
    value = dice.one_of(_VALUES) if dice.number(2) else json.dumps(dice.words())
    return f"{dice.one_of(_SETTINGS)} = {value}"


WHOLES: dict[str, Callable[[Dice], str]] = {
    "html": _html,
    "feed": _feed,
    "json": _json,
    "mail": _mail,
    "markdown": _markdown,
    "configuration": _configuration,
}
"""By the target's name. The other parsers read bare prose."""
