"""Rules for dates by the calendar's names: days, months, quarters and years."""

import re
from datetime import date, timedelta

from agent.text.date_values import Rule, Setting, Value
from agent.text.periods import add_months

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_TURNS = {"last": -1, "next": 1}
_HOLIDAYS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}
_SURE = 90  # days; a day this near to the publication needs no tense to tell its year


def _iso(match: re.Match[str], _: Setting) -> Value:
    day = date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    if match["clock"]:
        return Value(f"{day}T{match['clock']}", precision="minute", relative=False)
    return Value(day, relative=False)


def _days(match: re.Match[str], setting: Setting) -> Value:
    """ "June 24-25", "30 June to 2 July 2025", "the first of November", "July 1"."""
    groups = match.groupdict()
    last_month = _month_number(groups.get("month2") or groups["month"])
    first_month = _month_number(groups.get("month1") or groups["month"])
    first, last = _day_number(groups["day"]), _day_number(groups["day2"])
    year = int(groups["year"]) if groups["year"] else _nearest_year(first_month, first, setting)
    if year is None:
        return Value()
    start, relative = date(year, first_month, first), not groups["year"]
    if not last:
        return Value(start.isoformat(), relative=relative)
    end = date(year + (last_month < first_month), last_month, last)
    return Value(start.isoformat(), end.isoformat() if end > start else "", relative=relative)


def _day_number(written: str | None) -> int:
    return 1 if written == "first" else int(re.sub(r"\D", "", written or "") or 0)


def _month_number(name: str) -> int:
    """1 to 12 for an English month's name or short form."""
    return _MONTHS.index(name[:3].lower()) // 4 + 1


def _nearest_year(month: int, day: int, setting: Setting) -> int | None:
    """The year that brings the day nearest to the publication.

    Where that is more than 90 days off, the year is on the side that the tense tells.
    """
    today = setting.today
    if today is None:
        return None
    gaps = {
        year: (year - today.year) * 365 + (month - today.month) * 30.5 + day - today.day
        for year in range(today.year - 1, today.year + 2)
    }
    nearest = min(gaps, key=lambda year: abs(gaps[year]))
    if setting.tense == "open" or abs(gaps[nearest]) <= _SURE:
        return nearest
    fitting = {y: gap for y, gap in gaps.items() if (gap <= 0) == (setting.tense == "past")}
    return min(fitting, key=lambda year: abs(fitting[year]))


def _holiday(match: re.Match[str], setting: Setting) -> Value:
    name = " ".join(match["name"].lower().replace("’", "'").split())
    month, day = _HOLIDAYS[name]
    year = _nearest_year(month, day, setting)
    return Value(date(year, month, day).isoformat()) if year else Value()


def _month(match: re.Match[str], setting: Setting) -> Value:
    month, today = _month_number(match["month"]), setting.today
    if today is None:
        return Value(precision="month")
    which = (match.groupdict().get("which") or "").lower()
    gap = month - today.month
    turn = (match.groupdict().get("turn") or "").lower()
    if turn:
        year = today.year + _TURNS.get(turn, 0)
    elif which in ("this", "last", "next"):
        year = today.year - (which == "last" and gap >= 0) + (which == "next" and gap <= 0)
    elif which in ("by", "until", "till") and setting.tense != "past":
        year = today.year + (gap < 0)
    elif setting.tense == "open":
        year = today.year + (gap < -6) - (gap > 6)
    else:
        year = (
            today.year
            + (gap < 0 and setting.tense == "future")
            - (gap > 0 and setting.tense == "past")
        )
    index = year * 12 + month - 1 + which.endswith(" after") - which.endswith(" before")
    return Value(f"{index // 12}-{index % 12 + 1:02}", precision="month")


def _year_of(match: re.Match[str], setting: Setting) -> tuple[int | None, bool]:
    """The year that a wording names, or None, and whether the publication was needed for it."""
    groups = match.groupdict()
    written = groups.get("year") or groups.get("year2")
    if written:
        return int(written), False
    turn = (groups.get("turn") or "").lower()
    return (setting.today.year + _TURNS.get(turn, 0) if setting.today else None), True


def _week_of(match: re.Match[str], setting: Setting) -> Value:
    """ "the last week of February": its last Monday to its last day; the first is days 1 to 7."""
    month = _month_number(match["month"])
    year = int(match["year"]) if match["year"] else _nearest_year(month, 15, setting)
    if year is None:
        return Value()
    relative = not match["year"]
    if match["nth"].lower() == "first":
        return Value(f"{year}-{month:02}-01", f"{year}-{month:02}-07", relative=relative)
    last = add_months(date(year, month, 1), 1) - timedelta(days=1)
    monday = last - timedelta(days=last.weekday())
    return Value(monday.isoformat(), last.isoformat() if last > monday else "", relative=relative)


def _day_of_month(match: re.Match[str], setting: Setting) -> Value:
    """ "on the 20th": that day of the month of publication, or of the one that the tense tells."""
    if setting.today is None:
        return Value()
    day = int(match["day"])
    this = setting.today.replace(day=1)
    step = (day < setting.today.day and setting.tense == "future") - (
        day > setting.today.day and setting.tense == "past"
    )
    return Value(add_months(this, step).replace(day=day).isoformat())


def _month_year(match: re.Match[str], setting: Setting) -> Value:
    year, relative = _year_of(match, setting)
    value = f"{year}-{_month_number(match['month']):02}" if year else ""
    return Value(value, precision="month", relative=relative)


def _months(match: re.Match[str], setting: Setting) -> Value:
    """ "May to September", "between May and September last year"."""
    first, last = _month_number(match["month"]), _month_number(match["month2"])
    year, relative = _year_of(match, setting)
    if relative and not match["turn"]:
        year = _nearest_year(last, 1, setting)
    if year is None:
        return Value(precision="month")
    return Value(f"{year - (first > last)}-{first:02}", f"{year}-{last:02}", "month", relative)


def _quarter(match: re.Match[str], setting: Setting) -> Value:
    groups = match.groupdict()
    nth = (groups["nth"] or groups.get("nth2") or "").lower()
    number = _NTH.get(nth) or int(nth)
    year, relative = _year_of(match, setting)
    if year is None:
        return Value(precision="quarter")
    if relative and not groups.get("turn") and setting.today and setting.tense == "past":
        year -= number > (setting.today.month + 2) // 3
    return Value(f"{year}-Q{number}", precision="quarter", relative=relative)


def _half(match: re.Match[str], setting: Setting) -> Value:
    nth = match["nth"].lower()
    first, last = ("01", "06") if nth in ("1", "first") else ("07", "12")
    year, relative = _year_of(match, setting)
    if year is None:
        return Value(precision="month")
    return Value(f"{year}-{first}", f"{year}-{last}", "month", relative)


def _years(match: re.Match[str], _: Setting) -> Value:
    first = match["year"]
    last = match["year2"] or match.groupdict().get("tail") or ""
    last = first[: 4 - len(last)] + last
    return Value(first, last if last > first else "", "year", relative=False)


def _year(match: re.Match[str], _: Setting) -> Value:
    return Value(match["year"], precision="year", relative=False)


def _decade(match: re.Match[str], _: Setting) -> Value:
    first = int(match["decade"])
    return Value(str(first), str(first + 9), "year", relative=False)


def _year_end(_: re.Match[str], setting: Setting) -> Value:
    return Value(str(setting.today.year) if setting.today else "", precision="year")


def _full_year(_: re.Match[str], setting: Setting) -> Value:
    """The year that a forecast or a result is for: until March, one that is past is last year's."""
    if setting.today is None:
        return Value(precision="year")
    past = setting.tense == "past" and setting.today.month <= 3
    return Value(str(setting.today.year - past), precision="year")


CALENDAR_RULES: dict[str, Rule] = {
    "iso": _iso,
    "days": _days,
    "holiday": _holiday,
    "months": _months,
    "week_of": _week_of,
    "day_of_month": _day_of_month,
    "month_year": _month_year,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "year_end": _year_end,
    "full_year": _full_year,
}
