"""Finding the dates and times in a text and resolving them against its publication time."""

import re
from datetime import date, datetime
from typing import NamedTuple

from agent.text.calendar_dates import CALENDAR_RULES
from agent.text.clock import Clock, moment, read_clock
from agent.text.date_values import Setting, Value
from agent.text.date_words import date_matches
from agent.text.periods import period
from agent.text.relative_dates import RELATIVE_RULES
from agent.text.tense import tense_at
from schemas.fact import DateMention

_RULES = {**CALENDAR_RULES, **RELATIVE_RULES}
MOVED = re.compile(
    r"\b(?:mov|postpon|delay|reschedul|shift|adjourn|extend|prolong|chang|switch"
    r"|(?:put|push|bring|brought|set|carri|held) (?:back|off|forward|over))\w*"
    r"(?: [\w’'-]+){0,6}? from (?:the )?$",
    re.IGNORECASE,
)
"""What stands before two days of which the second takes the place of the first."""

_BETWEEN = re.compile(r"(?:\s|,|\b(?:on|at|by|around|about|from|until|shortly|just)\b){0,6}")


class _Found(NamedTuple):
    """A wording in place: a day or period, or a clock time that still lacks its day."""

    start: int
    end: int
    value: Value = Value()
    clock: Clock | None = None


def find_dates(
    text: str, published: datetime | None, before: date | None = None
) -> tuple[DateMention, ...]:
    """The dates and times that `text` names, in order of occurrence.

    Relative words are resolved against `published` in its own zone, and are left with the value ""
    where it is None. A bare weekday is the nearest that fits the tense of its clause, the day of
    publication included: "met on Friday" looks back, "will meet on Friday" ahead. A clock time
    joins the day next to it; a lone one belongs to the day named before it, or the publication's.
    `before` is the day that was last spoken of before the text, for "a day earlier".
    """
    found = _found(text, published, before)
    mentions: list[DateMention] = []
    day = Value(published.date().isoformat() if published else "")
    at = 0
    while at < len(found):
        pair = found[at : at + 2] if _joins(text, found[at : at + 2]) else found[at : at + 1]
        at += len(pair)
        words = text[pair[0].start : pair[-1].end]
        clock = next((one.clock for one in pair if one.clock), None)
        value = next((one.value for one in pair if not one.clock), day)
        if clock:
            value = _timed(clock, value, words, published)
        if value.end and MOVED.search(text, 0, pair[0].start):
            mentions += _two_days(words, value)
            continue
        mentions.append(DateMention(text=words, **value._asdict()))
        if value.value and not value.end and value.precision in ("day", "minute"):
            day = value._replace(value=value.value[:10], precision="day")
    return tuple(mentions)


def _two_days(words: str, value: Value) -> list[DateMention]:
    """ "27 March to 17 April" of what was moved from the one to the other."""
    first, _, second = words.partition(" to ")
    days = (first, value._replace(end="")), (second, value._replace(value=value.end, end=""))
    return [DateMention(text=text, **day._asdict()) for text, day in days if text]


def _found(text: str, published: datetime | None, before: date | None) -> list[_Found]:
    """The wordings of `text`, its days and periods resolved."""
    setting = Setting(published.date() if published else None, before, "day", "open")
    found: list[_Found] = []
    for name, match in date_matches(text):
        if name == "time":
            found.append(_Found(*match.span(), clock=read_clock(match)))
        elif name != "compared":  # "than a year earlier" tells what a rate is measured against
            setting = setting._replace(tense=tense_at(text, *match.span()))
            try:
                value = _RULES[name](match, setting)
            except (ValueError, OverflowError):  # no such day, as in "June 31"
                continue
            days = period(value.value)
            if days:
                setting = setting._replace(before=days.first, grain=value.precision)
            found.append(_Found(*match.span(), value))
    return found


def _joins(text: str, pair: list[_Found]) -> bool:
    """Whether a clock time and a single day stand side by side, in either order."""
    if len(pair) < 2 or (pair[0].clock is None) == (pair[1].clock is None):
        return False
    value = pair[1].value if pair[0].clock else pair[0].value
    single = value.precision == "day" and value.value != "" and not value.end
    return single and _BETWEEN.fullmatch(text, pair[0].end, pair[1].start) is not None


def _timed(clock: Clock, day: Value, words: str, published: datetime | None) -> Value:
    """The day with its clock time; unresolved where the day is."""
    if not day.value:
        return Value(precision="minute")
    zone = published.tzinfo if published else None
    try:
        return Value(moment(clock, day.value, words, zone), "", "minute", day.relative)
    except OverflowError:  # the first or last day of the calendar in another zone
        return Value(precision="minute")
