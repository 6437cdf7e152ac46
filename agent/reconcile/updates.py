"""Whether a later report updates an earlier figure rather than contradicting it."""

import re
from collections.abc import Sequence

from agent.reconcile.reading import Reading

_TOLL = re.compile(
    r"\b(?:dead|deaths?|died|killed|kill|lost their lives|injured|hurt|wounded|missing|bodies"
    r"|toll|trapped|rescued|arrested)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(r"\b(?:missing|unaccounted for|trapped)\b", re.IGNORECASE)
_FROM_NOW = re.compile(
    r"\b(?:as of|from (?:today|tomorrow|now|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b",
    re.IGNORECASE,
)
_SOON = 1800.0
_NEXT_DAY = 12 * 3600.0
"""Seconds. Reports within half an hour are of one moment; the same speaker's other figure within
half a day is a slip of one of the reports rather than news."""


def is_update(earlier: Sequence[Reading], later: Sequence[Reading]) -> bool:
    """Whether what `later` says replaces what `earlier` said: it calls itself a correction,
    holds from now on or for a later time, is a toll that has risen since, or comes from the same
    speaker or outlet on a later day."""
    if any(one.correcting for one in later):
        return True
    first, last = _times(earlier), _times(later)
    if not first or not last or min(last) - min(first) < _SOON:
        return False
    if _risen(earlier, later) or any(_FROM_NOW.search(one.claim) for one in later):
        return True
    if _of_later(earlier, later):
        return True
    return min(last) - min(first) >= _NEXT_DAY and _one_voice(earlier, later)


def _of_later(earlier: Sequence[Reading], later: Sequence[Reading]) -> bool:
    """Whether the later figure names its own time, after the earlier one was published: "by early
    Wednesday", of Tuesday's count."""
    days = [one.published.date().isoformat() for one in earlier if one.published]
    return bool(days) and all(
        any(
            max(days) < date.value[:10] for date in one.dates if date.precision in ("day", "minute")
        )
        for one in later
    )


def _one_voice(earlier: Sequence[Reading], later: Sequence[Reading]) -> bool:
    """Whether somebody who gave the earlier figure also gives the later one."""
    return any(
        bool(before.speaker & after.speaker)
        or (_own_voice(before) and _own_voice(after) and before.outlet == after.outlet)
        for before in earlier
        for after in later
    )


def _own_voice(reading: Reading) -> bool:
    return reading.fact.attribution is None and bool(reading.outlet)


def are_tolls(readings: Sequence[Reading]) -> bool:
    """Whether all count the dead, the hurt, the missing or the saved: figures that change."""
    return all(_TOLL.search(one.claim) for one in readings)


def _risen(earlier: Sequence[Reading], later: Sequence[Reading]) -> bool:
    """Whether a toll has risen, or the number of those still missing has fallen."""
    tolls = are_tolls([*earlier, *later])
    before = [q.value for one in earlier for q in one.quantities[:1]]
    after = [q.value for one in later for q in one.quantities[:1]]
    if not tolls or not before or not after:
        return False
    if all(_MISSING.search(one.claim) for one in (*earlier, *later)):
        return max(after) < min(before)
    return min(after) > max(before)


def _times(readings: Sequence[Reading]) -> list[float]:
    return [one.published.timestamp() for one in readings if one.published is not None]
