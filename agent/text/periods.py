"""Calendar periods in normal form: a day, week, month, quarter or year, or a range of them."""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from schemas.fact import DateMention, DatePrecision

Agreement = Literal["same", "compatible", "different"]

_FORMS: tuple[tuple[DatePrecision, str], ...] = (
    ("minute", r"(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d"),
    ("day", r"(\d{4})-(\d\d)-(\d\d)"),
    ("week", r"(\d{4})-W(\d\d)"),
    ("month", r"(\d{4})-(\d\d)"),
    ("quarter", r"(\d{4})-Q([1-4])"),
    ("year", r"(\d{4})"),
)


class Period(NamedTuple):
    """The days that a value stands for, both included."""

    first: date
    last: date


def written(day: date, precision: DatePrecision) -> str:
    """`day` cut to `precision`, in normal form; a minute's clock time is the caller's to add."""
    if precision == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if precision == "month":
        return f"{day.year:04}-{day.month:02}"
    if precision == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return f"{day.year:04}" if precision == "year" else day.isoformat()


def precision_of(value: str) -> DatePrecision | None:
    """The precision of one value in normal form; None where it has no such form."""
    return next((name for name, form in _FORMS if re.fullmatch(form, value)), None)


@lru_cache(maxsize=4096)
def period(value: str) -> Period | None:
    """The days of one value in normal form; None where it has no such form or is no real date."""
    name = precision_of(value)
    try:
        return _period(value, name) if name else None
    except (ValueError, OverflowError):
        return None


def _period(value: str, name: DatePrecision) -> Period:
    year = int(value[:4])
    if name in ("minute", "day"):
        day = date.fromisoformat(value[:10])
        return Period(day, day)
    if name == "week":
        monday = date.fromisocalendar(year, int(value[6:]), 1)
        return Period(monday, monday + timedelta(days=6))
    if name == "month":
        return Period(date(year, int(value[5:]), 1), _month_end(year, int(value[5:])))
    if name == "quarter":
        end = 3 * int(value[6])
        return Period(date(year, end - 2, 1), _month_end(year, end))
    return Period(date(year, 1, 1), date(year, 12, 31))


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier), or the month's last day where it has no such day.

    Raises ValueError outside the years 1 to 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        raise ValueError("no such year")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def normal_date(mention: DateMention) -> str:
    """The mention in normal form: "2025-07", "2025-06-24/2025-06-25", "" if unresolved."""
    return f"{mention.value}/{mention.end}" if mention.end else mention.value


def read_normal_date(normal: str) -> DateMention:
    """The mention that a normal form stands for; its `text` is the form itself.

    Raises ValueError where `normal` is no normal form.
    """
    value, _, end = normal.partition("/")
    precision = precision_of(value)
    if precision is None or period(value) is None or (end and period(end) is None):
        raise ValueError(f"no date in normal form: {normal!r}")
    return DateMention(text=normal, value=value, end=end, precision=precision)


def dates_agree(a: DateMention, b: DateMention) -> Agreement:
    """Whether two mentions can mean the same time.

    same: the same days (and the same clock time, where either names one).
    compatible: one lies within the other, as a day in its month; or one is not resolved.
    different: they name days of which neither holds the other.
    """
    one, two = _whole(a), _whole(b)
    if one is None or two is None:
        return "compatible"
    if one == two:
        if a.value == b.value and a.end == b.end:
            return "same"
        clocks = {m.value for m in (a, b) if m.precision == "minute"}
        return "different" if len(clocks) > 1 else ("compatible" if clocks else "same")
    inside = one.first >= two.first and one.last <= two.last
    around = two.first >= one.first and two.last <= one.last
    return "compatible" if inside or around else "different"


def _whole(mention: DateMention) -> Period | None:
    first = period(mention.value)
    last = period(mention.end) if mention.end else first
    return Period(first.first, last.last) if first and last else None
