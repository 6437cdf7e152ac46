"""Whether a later report updates an earlier figure or status rather than contradicting it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from agent.reconcile.concepts import concepts
from agent.reconcile.reading import Reading
from agent.text.words import lowered

_KINDS = {
    name: re.compile(rf"\b(?:{words})\b")
    for name, words in {
        "dead": r"dead|deaths?|die[ds]?|kill(?:ed|s)?|lost their lives|bod(?:y|ies)|fatalities",
        "hurt": r"injur(?:ed|ies)|hurt|wound(?:ed|s)|treated|examined"
        r"|(?:taken to|in) (?:the )?hospital|hospitali[sz]ed",
        "ill": r"(?:fell|fallen|fall|taken) (?:ill|sick)|reported sick|infect(?:ed|ions?)"
        r"|tested positive",
        "present": r"attend(?:s|ed|ing)|on board|aboard"
        r"|on the (?:bus|coach|train|plane|ship|boat|ferry)|took part|taking part|turned out",
        "culled": r"culled|slaughtered|put down",
        "missing": r"missing|unaccounted for|trapped",
        "saved": r"rescued|saved",
        "arrested": r"arrested|detained",
    }.items()
}
_TOLL = re.compile("|".join(one.pattern for one in _KINDS.values()) + r"|\btoll\b")
_CUT_OFF = re.compile(
    r"\b(?:(?:without|no|lost|cut|waiting for) (?:power|electricity|water|heating|gas)"
    r"|in the dark|cut off)\b"
)
_MISSING = re.compile(r"\b(?:missing|unaccounted for|trapped)\b", re.IGNORECASE)
_FROM_NOW = re.compile(
    r"\b(?:as of|from (?:today|tomorrow|now|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:(?<!until )now|ha(?:s|ve|d) since|since then|in the end|eventually|finally)\b"
    r"[^,;:.—]{0,30}$",
    re.IGNORECASE,
)
_NEW_AFTER = re.compile(r"[^,;:.—]{0,30}\b(?:after all|instead(?! of))\b", re.IGNORECASE)
"""Before what became of a thing, or after it: what was told of it before holds no more."""
_MOVED = re.compile(
    r"\b(?:postpon|delay|reschedul|extend|prolong|adjourn)\w*"
    r"|\b(?:put|push|set|mov|carri)\w* (?:back|off)|\bmov(?:e[ds]?|ing) (?:from|to)\b"
    r"|\b(?:brought|bring|moved?) forward|\blater than (?:planned|expected|first|announced)"
    r"|\bnow (?:be |been )?(?:expect|due|set|plan|schedul|reckon|foresee|like|not until)\w*",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"\b(?:has|have) (?:now|since|meanwhile)\b"
    r"|\b(?:risen|climbed|grown|gone up|jumped|swollen|fallen) to\b"
    r"|\bmore than (?:first|initially|previously|earlier)\b|\bup from\b"
    r"|\bbring\w* the (?:\w+ )?(?:toll|total|number)\b|(?<!until )(?<!for )\bnow\b"
    r"|\b(?:rais|lift|increas|improv|sweeten|lower|reduc|slash)(?:es|ed|ing) (?:its|the|their|his"
    r"|her) [^,;.]{2,40} to\b",
    re.IGNORECASE,
)
"""A later figure that says of itself that it has grown out of an earlier one."""

_MINUTE = len("2026-01-01T12:00")
_SOON = 1800.0
_NEXT_DAY = 12 * 3600.0
"""Seconds. Reports within half an hour are of one moment; the same speaker's other figure within
half a day is a slip of one of the reports rather than news."""


def is_update(
    earlier: Sequence[Reading], later: Sequence[Reading], *, of_dates: bool = False
) -> bool:
    """Whether what `later` says replaces what `earlier` said: it calls itself a correction, holds
    from now on or for a later time, says that it has grown or been moved, is a toll that has risen
    since, or comes from the same speaker or outlet on a later day. `of_dates` says that they differ
    in when a thing happens, so that a later date is only the other date."""
    if any(one.correcting for one in later):
        return True
    first, last = _times(earlier), _times(later)
    if not first or not last or min(last) - min(first) < _SOON:
        return False
    says_so = _MOVED if of_dates else _GROWN
    if any(says_so.search(one.claim) or _FROM_NOW.search(one.claim) for one in later):
        return True
    if _risen(earlier, later) or (not of_dates and _of_later(earlier, later)):
        return True
    return min(last) - min(first) >= _NEXT_DAY and _one_voice(earlier, later)


def is_new_status(earlier: Sequence[Reading], later: Sequence[Reading]) -> bool:
    """Whether what `later` says has become of a thing comes after what `earlier` said of it: it
    calls itself new ("is now cancelled", "has since been called off"), or comes from the same
    speaker or outlet on a later day."""
    first, last = _times(earlier), _times(later)
    if not first or not last or min(last) - min(first) < _SOON:
        return False
    if any(map(_calls_itself_new, later)):
        return True
    return any(_takes_up(earlier, after) for after in later)


def _takes_up(earlier: Sequence[Reading], after: Reading) -> bool:
    """Whether a voice that told the earlier status tells the later one in `after`, and by then the
    earlier one no more: who credits one body with both has not heard it change its mind."""
    before = _times([one for one in earlier if _one_voice([one], [after])])
    now = _times([after])
    return bool(before and now) and min(now) - max(before) >= _NEXT_DAY


def _calls_itself_new(reading: Reading) -> bool:
    claim = reading.claim
    return any(
        _NEW.search(claim[: cue.start]) or _NEW_AFTER.match(claim, cue.end)
        for cue in reading.standings
    )


def _of_later(earlier: Sequence[Reading], later: Sequence[Reading]) -> bool:
    """Whether the later figure names its own time, after the earlier one was published and after
    any day that it named: "by early Wednesday", of Tuesday's count; "by midday", of that of nine
    o'clock."""
    if later and all(_of_later_hour(earlier, one) for one in later):
        return True
    days = [one.published.date().isoformat() for one in earlier if one.published]
    named = [day for one in earlier for day in _days(one)]
    return bool(days) and all(any(max(days + named) < day for day in _days(one)) for one in later)


def _of_later_hour(earlier: Sequence[Reading], later: Reading) -> bool:
    """Whether the later figure names an hour after the earlier one was first published and after
    every hour that it names."""
    first = min(
        (one.published.isoformat()[:_MINUTE] for one in earlier if one.published), default=""
    )
    hours = [hour for one in earlier for hour in _hours(one)]
    return bool(first) and any(hour > max([first, *hours]) for hour in _hours(later))


def _hours(reading: Reading) -> list[str]:
    return [one.value for one in reading.dates if one.precision == "minute"]


def _days(reading: Reading) -> list[str]:
    return [one.value[:10] for one in reading.dates if one.precision in ("day", "minute")]


def _one_voice(earlier: Sequence[Reading], later: Sequence[Reading]) -> bool:
    """Whether somebody who gave the earlier figure also gives the later one."""
    return any(
        bool(before.speaker & after.speaker)
        or (_own_voice(before) and _own_voice(after) and before.outlet == after.outlet)
        or (_own_voice(after) and concepts(after.outlet) <= before.words)
        for before in earlier
        for after in later
    )


def _own_voice(reading: Reading) -> bool:
    return reading.fact.attribution is None and bool(reading.outlet)


def toll_kinds(reading: Reading) -> frozenset[str]:
    """Of the dead, the hurt, the missing, the saved and the arrested, those that are counted."""
    return _kinds_told(reading.claim)


@lru_cache(maxsize=20_000)
def _kinds_told(claim: str) -> frozenset[str]:
    lower = lowered(claim)
    if not _TOLL.search(lower):
        return frozenset()
    return frozenset(name for name, words in _KINDS.items() if words.search(lower))


def are_tolls(readings: Sequence[Reading]) -> bool:
    """Whether all count the dead, the hurt, the missing or the saved: figures that change."""
    return all(_TOLL.search(lowered(one.claim)) for one in readings)


def are_lasting(readings: Sequence[Reading]) -> bool:
    """Whether all count what lasts until it ends, tolls or homes without power: a figure of a later
    day is news of an earlier one."""
    return are_tolls(readings) or all(_CUT_OFF.search(lowered(one.claim)) for one in readings)


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
