"""The dates that facts name: those that have been, in order, and those still ahead."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from agent.render.clip import around
from schemas.briefing import Briefing, BriefingFact

_ROOM = 60
"""Characters of a claim on either side of its date: a line and a half of a terminal in all."""
_LAST_MONTHS = {"1": 3, "2": 6, "3": 9, "4": 12}


class Entry(NamedTuple):
    """A fact in a calendar, in few words: those of its claim around the date's own."""

    fact: str
    claim: str


class Day(NamedTuple):
    """A date, which is told once, and the facts that name it. `value` is ISO 8601."""

    value: str
    entries: tuple[Entry, ...]


class Worded(NamedTuple):
    """A date as articles word it, how it was read, and the facts' ids."""

    words: str
    value: str
    facts: tuple[str, ...]


def worded_dates(briefing: Briefing) -> tuple[Worded, ...]:
    """Every wording of a date that was resolved, once, in order of the weight of its first fact.

    A bare year is read as itself and left out.
    """
    holders: dict[tuple[str, str], dict[str, None]] = {}
    for fact in briefing.facts:
        for mention in fact.dates:
            if mention.value and mention.text != mention.value:
                holders.setdefault((mention.text, mention.value), {})[fact.id] = None
    return tuple(Worded(*key, tuple(facts)) for key, facts in holders.items())


def timeline(briefing: Briefing) -> tuple[Day, ...]:
    """The dates up to the newest article's, oldest first."""
    return tuple(day for day in _days(briefing.facts) if not _is_ahead(day, briefing))


def ahead(briefing: Briefing) -> tuple[Day, ...]:
    """The dates after the newest article's, nearest first."""
    return tuple(day for day in _days(briefing.facts) if _is_ahead(day, briefing))


def newest(briefing: Briefing) -> datetime:
    """When the newest article was published or updated; when the briefing was made, where no
    article says.
    """
    moments = [
        moment
        for article in briefing.articles
        for moment in (article.published, article.updated)
        if moment is not None
    ]
    # Pages that name no zone give times without one, which cannot be compared with the others.
    return max(moments, key=lambda moment: moment.replace(tzinfo=None), default=briefing.generated)


def _days(facts: Iterable[BriefingFact]) -> list[Day]:
    """Every date by when it begins. Years alone place nothing on a timeline of news."""
    days: dict[str, dict[str, Entry]] = {}
    for fact in facts:
        for mention in fact.dates:
            if mention.value and mention.precision != "year":
                before, after = around(fact.claim, mention.text, _ROOM)
                words = mention.text if mention.text in fact.claim else ""
                entry = Entry(fact.id, f"{before}{words}{after}".strip())
                days.setdefault(mention.value, {}).setdefault(fact.id, entry)
    ordered = sorted(days.items(), key=lambda item: (_period(item[0]) or _NO_DATES, item[0]))
    return [Day(value, tuple(entries.values())) for value, entries in ordered]


def _is_ahead(day: Day, briefing: Briefing) -> bool:
    period = _period(day.value)
    return period is not None and period[1] > newest(briefing).date()


_NO_DATES = (date.min, date.min)


def _period(value: str) -> tuple[date, date] | None:
    """The first and the last day that an ISO date of any precision can mean; None where it is
    none.
    """
    whole = value.partition("T")[0]
    year, _, part = whole.partition("-")
    try:
        if part[:1] == "W":
            week = int(year), int(part[1:])
            return date.fromisocalendar(*week, 1), date.fromisocalendar(*week, 7)
        if part[:1] == "Q":
            last = _LAST_MONTHS[part[1:]]
            return date(int(year), last - 2, 1), _month_end(int(year), last)
        if len(part) == 2:
            return date(int(year), int(part), 1), _month_end(int(year), int(part))
        day = date.fromisoformat(whole)
    except (ValueError, KeyError):
        return None
    return day, day


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
