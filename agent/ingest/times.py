"""Publication times as pages write them."""

import re
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DATES = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<number>[01]?\d)[-/.](?P<day>[0-3]?\d)"),
    re.compile(rf"(?i)\b{_MONTH} {_DAY},? (?P<year>\d{{4}})"),
    re.compile(rf"(?i)\b{_DAY}(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}})"),
)
_CLOCK = re.compile(
    r"(?i)(?<![\d.:])(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"|(?<![\d.:])(?P<bare>1?\d)\s*(?P<bare_half>[ap]\.?m\b\.?)"
)
_OFFSET = re.compile(r"(?i)(?:gmt|utc)?\s*([+-])([01]\d):?([0-5]\d)\b")
_HOURS = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 1, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2,
    "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "et": -5, "jst": 9, "kst": 9, "sgt": 8, "hkt": 8, "aest": 10, "aedt": 11,
}  # fmt: skip
_LONGEST = 1_000
"""Characters in which a time is looked for: a dateline with all that stands around it."""
_ZONE = re.compile(rf"(?i)\b({'|'.join(_HOURS)})\b")


def parse_time(words: str) -> datetime | None:
    """The absolute date, with clock time and zone where given, that `words` holds; None if none.

    ISO 8601 and e-mail dates are read whole; elsewhere the first date found counts. The first and
    the last year of the calendar are none: in another zone such a time would not exist.
    """
    words = " ".join(words[:_LONGEST].split())
    time = _whole(words) or _found(words)
    return time if time and MINYEAR < time.year < MAXYEAR else None


def _whole(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        pass
    if not re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", words):
        return None
    try:
        return parsedate_to_datetime(words)
    except (ValueError, OverflowError):  # an offset from UTC may have any number of digits
        return None


def _found(words: str) -> datetime | None:
    for pattern in _DATES:
        date = pattern.search(words)
        if not date:
            continue
        parts = date.groupdict()
        month = int(parts["number"]) if "number" in parts else _month(parts["month"])
        after = words[date.end() :]
        hour, minute, rest = _clock(after) or _clock(words[: date.start()]) or (0, 0, "")
        try:
            return datetime(
                int(parts["year"]), month, int(parts["day"]), hour, minute, tzinfo=_zone(rest)
            )
        except ValueError:
            continue
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1


def _clock(words: str) -> tuple[int, int, str] | None:
    """Hour, minute and the words after them."""
    found = _CLOCK.search(words)
    if not found:
        return None
    hour = int(found["hour"] or found["bare"])
    half = (found["half"] or found["bare_half"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return hour, int(found["minute"] or 0), words[found.end() :]


def _zone(words: str) -> tzinfo | None:
    offset = _OFFSET.search(words)
    if offset:
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        return timezone(ahead if offset[1] == "+" else -ahead)
    named = _ZONE.search(words)
    if not named:
        return None
    hours = _HOURS[named[1].lower()]
    return timezone(timedelta(hours=hours)) if hours else UTC
