"""The dates that facts name: those that have been, in order, and those still ahead."""

from datetime import date, datetime
from typing import NamedTuple

from schemas.briefing import Briefing, BriefingFact

_LAST_MONTHS = {"1": 3, "2": 6, "3": 9, "4": 12}


class Dated(NamedTuple):
    """A fact on the date that it names. `words` are the article's; `value` is ISO 8601."""

    value: str
    words: str
    fact: BriefingFact


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


def timeline(briefing: Briefing) -> tuple[Dated, ...]:
    """The dates up to the newest article's, oldest first, each with the facts that name it."""
    return tuple(dated for dated in _dated(briefing) if not _is_ahead(dated, briefing))


def ahead(briefing: Briefing) -> tuple[Dated, ...]:
    """The dates after the newest article's, nearest first."""
    return tuple(dated for dated in _dated(briefing) if _is_ahead(dated, briefing))


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


def _dated(briefing: Briefing) -> list[Dated]:
    """One entry a date and fact, by date. Years alone place nothing on a timeline of news."""
    entries = {
        (mention.value, fact.id): Dated(mention.value, mention.text, fact)
        for fact in briefing.facts
        for mention in fact.dates
        if mention.value and mention.precision != "year"
    }
    return sorted(entries.values(), key=lambda dated: dated.value)


def _is_ahead(dated: Dated, briefing: Briefing) -> bool:
    last = _last_day(dated.value)
    return last is not None and last > newest(briefing).date()


def _last_day(value: str) -> date | None:
    """The last day that an ISO date of any precision can mean; None where it is none."""
    whole = value.partition("T")[0]
    year, _, part = whole.partition("-")
    try:
        if part[:1] == "W":
            return date.fromisocalendar(int(year), int(part[1:]), 7)
        if part[:1] == "Q":
            return _month_end(int(year), _LAST_MONTHS[part[1:]])
        if len(part) == 2:
            return _month_end(int(year), int(part))
        return date.fromisoformat(whole)
    except (ValueError, KeyError):
        return None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
