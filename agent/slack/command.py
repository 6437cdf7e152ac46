"""What a person typed after /brief, read. Pure."""

import re
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from agent.errors import InputError

MOST_ADDRESSES = 20
"""Pages in one request."""


@dataclass(frozen=True)
class Pages:
    """Brief these web pages."""

    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """Brief what today's stories say on this."""

    words: str


@dataclass(frozen=True)
class Edition:
    """Show the newest edition."""


@dataclass(frozen=True)
class Help:
    """Say what can be asked."""


@dataclass(frozen=True)
class Status:
    """Say what is under way and what is left of the budgets."""


@dataclass(frozen=True)
class Subscribe:
    """Bring the edition to this channel every day at this local time."""

    at: time
    zone: str


@dataclass(frozen=True)
class Unsubscribe:
    """Bring it no longer."""


Command = Pages | Topic | Edition | Help | Status | Subscribe | Unsubscribe

_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>|(https?://[^\s<>|]+)", re.IGNORECASE)
_SUBSCRIBE = re.compile(r"daily\s+(\d{1,2})[:.](\d{2})(?:\s+(\S+))?$", re.IGNORECASE)
_EXAMPLE = "/brief subscribe daily 07:30 Europe/London"


def read_command(text: str) -> Command:
    """The command in `text`. Raises InputError, whose reason says what would do."""
    words = text.split()
    first = words[0].lower() if words else ""
    if not words:
        return Edition()
    if first == "subscribe":
        return _subscribe(text.strip()[len(first) :].strip())
    plain: dict[str, Command] = {
        "help": Help(),
        "status": Status(),
        "unsubscribe": Unsubscribe(),
    }
    if len(words) == 1 and first in plain:
        return plain[first]
    if found := addresses(text):
        return Pages(found)
    return Topic(" ".join(words)[:200])


def addresses(text: str) -> tuple[str, ...]:
    """The web addresses in a Slack text, each once, in order. Raises InputError if too many."""
    found = (marked or plain.rstrip(".,;:!?)'\"”»") for marked, plain in _LINK.findall(text))
    unescaped = (address.replace("&amp;", "&") for address in found)
    each = tuple(dict.fromkeys(unescaped))
    if len(each) > MOST_ADDRESSES:
        raise InputError(
            f"{len(each)} links", f"at most {MOST_ADDRESSES} pages can be briefed at once"
        )
    return each


def _subscribe(words: str) -> Subscribe:
    hit = _SUBSCRIBE.match(words)
    if not hit:
        raise InputError("subscribe", f"write it like this: {_EXAMPLE}")
    hour, minute, zone = int(hit[1]), int(hit[2]), hit[3] or "UTC"
    if hour > 23 or minute > 59:
        raise InputError(f"{hit[1]}:{hit[2]}", f"is no time of day; write it like this: {_EXAMPLE}")
    try:
        ZoneInfo(zone)
    except (LookupError, ValueError, OSError) as error:
        raise InputError(
            zone, f"is no time zone; give its name as in this example: {_EXAMPLE}"
        ) from error
    return Subscribe(time(hour, minute), zone)
