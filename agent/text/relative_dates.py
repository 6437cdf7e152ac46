"""Rules for dates told from another day: weekdays, "yesterday", "last month", "two days later"."""

import re
from datetime import date, timedelta

from agent.text.date_values import Rule, Setting, Value
from agent.text.number_tokens import SMALL
from agent.text.periods import add_months, written
from schemas.fact import DatePrecision

_WEEKDAYS = "mon tue wed thu fri sat sun"
_SHIFTS = {
    "day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_NIGHTS = ("overnight", "through the night")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "centur": 1200}
_STEPS = {"last": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}
_GRAINS: dict[str, DatePrecision] = {
    "day": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "quarter",
}


def _weekday(match: re.Match[str], setting: Setting) -> Value:
    if setting.today is None:
        return Value()
    which = " ".join((match["which"] or "").lower().split())
    start = _nearest(_number(match["weekday"]), which, setting.today, setting)
    if not match["weekday2"]:
        return Value(start.isoformat())
    gap = (_number(match["weekday2"]) - start.weekday()) % 7
    return Value(start.isoformat(), (start + timedelta(days=gap)).isoformat() if gap else "")


def _number(name: str) -> int:
    return _WEEKDAYS.index(name[:3].lower()) // 4


def _nearest(weekday: int, which: str, today: date, setting: Setting) -> date:
    """The day: bare, the nearest that fits the tense, the day of publication included.

    "last" and "next" mean the nearest before and after the day of publication.
    """
    back = (today.weekday() - weekday) % 7
    ahead = (7 - back) % 7
    if which in ("last", "previous", "this past"):
        return today - timedelta(days=back or 7)
    if which in ("next", "following", "this coming"):
        return today + timedelta(days=ahead or 7)
    if setting.tense == "past" or (setting.tense == "open" and back <= ahead):
        return today - timedelta(days=back)
    return today + timedelta(days=ahead)


def _dayword(match: re.Match[str], setting: Setting) -> Value:
    if setting.today is None:
        return Value()
    low = " ".join(match["word"].lower().split())
    day = setting.today + timedelta(days=_SHIFTS.get(low, 0))
    if low not in _NIGHTS:
        return Value(day.isoformat())
    coming = setting.tense != "past"
    first, last = (0, 1) if coming else (-1, 0)
    return Value(
        (day + timedelta(days=first)).isoformat(), (day + timedelta(days=last)).isoformat()
    )


def _moved(base: date | None, span: str, steps: int) -> Value:
    """`base` moved by `steps` of the span, cut to the span; hours and minutes stay in the day."""
    span = span.lower()
    if span in ("minute", "hour"):
        return Value(base.isoformat() if base and abs(steps) < 24 else "")
    precision = _GRAINS.get(span, "year")
    if base is None:
        return Value(precision=precision)
    if span in _DAYS:
        moved = base + timedelta(days=steps * _DAYS[span])
    else:
        moved = add_months(base, steps * _MONTHS[span])
    return Value(written(moved, precision), precision=precision)


def _count(match: re.Match[str]) -> int:
    low = match["count"].lower()
    return int(low) if low.isdecimal() else SMALL.get(low, 1)


def _ago(match: re.Match[str], setting: Setting) -> Value:
    return _moved(setting.today, match["span"], -_count(match))


def _ahead(match: re.Match[str], setting: Setting) -> Value:
    return _moved(setting.today, match["span"], _count(match))


def _after(match: re.Match[str], setting: Setting) -> Value:
    """ "two days later", "the year before": counted from the date named before, else unresolved.

    One year from a month or a quarter is that month or quarter of the other year.
    """
    steps = _count(match) * (1 if match["way"].lower() in ("later", "after") else -1)
    if match["span"].lower() == "year" and abs(steps) == 1:
        return _same_in_other_year(setting, steps)
    return _moved(setting.before, match["span"], steps)


def _same_in_other_year(setting: Setting, years: int) -> Value:
    if setting.grain not in ("month", "quarter") or setting.before is None:
        return _moved(setting.before, "year", years)
    moved = add_months(setting.before, 12 * years)
    return Value(written(moved, setting.grain), precision=setting.grain)


def _same_last_year(_: re.Match[str], setting: Setting) -> Value:
    """ "the same quarter of last year": of the quarter named before, else the last year itself."""
    return _same_in_other_year(setting._replace(before=setting.before or setting.today), -1)


def _period(match: re.Match[str], setting: Setting) -> Value:
    which = match["which"].lower().split()[-1]
    from_text = which in ("following", "previous", "same", "that") and setting.before
    base = setting.before if from_text else setting.today
    if match["span"].lower() == "weekend":
        if which == "this":
            return _weekend(match, setting)
        return _weekend_of(base, _STEPS.get(which, 0))
    return _moved(base, match["span"], _STEPS.get(which, 0))


def _weekend_of(base: date | None, step: int) -> Value:
    """The weekend `step` weekends from the one that `base` is in or comes after."""
    if base is None:
        return Value()
    back = (base.weekday() - 5) % 7
    step += step < 0 and back >= 2  # on a weekday, "last weekend" is the one just past
    saturday = base + timedelta(days=7 * step - back)
    return Value(saturday.isoformat(), (saturday + timedelta(days=1)).isoformat())


def _weekend(match: re.Match[str], setting: Setting) -> Value:
    """ "the weekend" by the tense of its clause; "this weekend" is the coming one where none tells,
    except on a Monday, which looks back."""
    today = setting.today
    coming = match.group().lower().startswith("this") and today is not None and today.weekday() > 0
    open_ahead = coming and setting.tense == "open"
    ahead = (setting.tense == "future" or open_ahead) and today and today.weekday() < 5
    return _weekend_of(setting.today, 1 if ahead else 0)


def _rest(match: re.Match[str], setting: Setting) -> Value:
    """ "the rest of the week": from the day of publication to the end of the week."""
    today = setting.today
    if today is None:
        return Value()
    ends = {
        "week": today + timedelta(days=6 - today.weekday()),
        "month": add_months(today.replace(day=1), 1) - timedelta(days=1),
        "year": today.replace(month=12, day=31),
    }
    last = ends[match["span"].lower()]
    return Value(today.isoformat(), last.isoformat() if last > today else "")


def _vague(_match: re.Match[str], _setting: Setting) -> Value:
    return Value()


RELATIVE_RULES: dict[str, Rule] = {
    "weekday": _weekday,
    "dayword": _dayword,
    "ago": _ago,
    "ahead": _ahead,
    "after": _after,
    "same_last_year": _same_last_year,
    "period": _period,
    "weekend": _weekend,
    "rest": _rest,
    "vague": _vague,
}
