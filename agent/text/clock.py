"""Clock times: reading one, and setting it on its day in the publication's zone."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from agent.text.number_tokens import SMALL

_ZONES = {"GMT": 0, "UTC": 0, "BST": 1, "CET": 1, "CEST": 2, "EST": -5, "EDT": -4, "PST": -8,
          "PDT": -7}  # fmt: skip
_LATE = re.compile(r"(?i)\b(?:afternoon|evening|night|tonight)\b")


class Clock(NamedTuple):
    """A time of day. `zone` is the name of the zone it is told in, "" where none is told.

    `half` tells that the hour is sure: "p.m." or "a.m." stands by it, or it is written "21:40".
    """

    hour: int
    minute: int
    half: bool
    zone: str


def read_clock(match: re.Match[str]) -> Clock:
    """The clock time of a match of the wording "time"."""
    groups = match.groupdict()
    if groups.get("noon"):
        return Clock(0 if groups["noon"].lower() == "midnight" else 12, 0, True, "")
    if groups.get("word"):
        return Clock(SMALL[groups["word"].lower()], 0, False, "")
    hour = int(groups["hour"])
    half = (groups.get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    minute = int(groups.get("minute") or groups.get("minute2") or 0)
    return Clock(hour, minute, bool(half), groups.get("zone") or "")


def moment(clock: Clock, day: str, words: str, zone: tzinfo | None) -> str:
    """`clock` on the ISO date `day` as "2025-07-01T14:30", in the publication's `zone`.

    `words` are those of the day and time: "9.40 on Friday evening" is 21:40. A time told in another
    zone is brought into the publication's, where that is known.
    Raises OverflowError at the ends of the calendar.
    """
    late = not clock.half and clock.hour < 12 and _LATE.search(words) is not None
    at = datetime.fromisoformat(day).replace(
        hour=clock.hour + (12 if late else 0), minute=clock.minute
    )
    if clock.zone in _ZONES and zone is not None:
        told = timezone(timedelta(hours=_ZONES[clock.zone]))
        at = at.replace(tzinfo=told).astimezone(zone)
    return at.replace(tzinfo=None).isoformat(timespec="minutes")
