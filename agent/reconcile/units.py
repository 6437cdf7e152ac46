"""Amounts in units that can be set beside one another: parts of a whole in percent, months beside
years, miles an hour beside kilometres an hour."""

import re

from agent.text.amounts import base_value
from schemas.fact import Quantity

_DAYS = {
    "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 365.25 / 12,
    "quarter": 365.25 / 4, "year": 365.25, "decade": 3652.5,
}  # fmt: skip
_A_YEAR = {"day": 365.25, "week": 365.25 / 7, "month": 12.0, "year": 1.0}
_RATE = re.compile(
    r"\s*(?:(?:a|per|each|every) (?P<span>day|week|month|year)\b"
    r"|(?P<ly>daily|weekly|monthly|yearly)\b)"
)
_AN_HOUR = " per hour"
_PERCENTAGE = re.compile(r"%|per ?cent|pct", re.IGNORECASE)
_DECIMAL = re.compile(r"\d?\.\d")


def in_percent(quantity: Quantity) -> Quantity:
    """A part of a whole ("half of the votes", "one in four") as the percentage that it is about;
    any other amount as it is."""
    part = 0 < quantity.value < 1 and not (quantity.unit or quantity.currency)
    if not part or quantity.high is not None or _DECIMAL.search(quantity.text):
        return quantity
    about = "about" if quantity.precision == "exact" else quantity.precision
    return quantity.model_copy(
        update={"value": round(quantity.value * 100, 1), "unit": "percent", "precision": about}
    )


def is_part_in_words(quantity: Quantity) -> bool:
    """Whether a percentage was told as "a third" or "one in four"."""
    return quantity.unit == "percent" and _PERCENTAGE.search(quantity.text) is None


def in_one_unit(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Both amounts in one unit, where their units measure one thing; else as they are."""
    if one.unit == other.unit or not (one.unit and other.unit):
        return one, other
    if one.unit in _DAYS and other.unit in _DAYS:
        return _in_days(one), _in_days(other)
    if one.unit.endswith(_AN_HOUR) and other.unit.endswith(_AN_HOUR):
        return _distance(one), _distance(other)
    return one, other


def sizes(one: Quantity, other: Quantity) -> tuple[float, float]:
    """The numbers of both amounts in one unit, where their units measure one thing."""
    one, other = in_one_unit(one, other)
    return base_value(one), base_value(other)


def _distance(speed: Quantity) -> Quantity:
    """What is covered in an hour."""
    return speed.model_copy(update={"unit": speed.unit.removesuffix(_AN_HOUR)})


def rate(claim: str, quantity: Quantity) -> str:
    """What a sum is told for: "day", "week", "month", "year", or "" where it is for none."""
    at = claim.find(quantity.text)
    match = _RATE.match(claim, at + len(quantity.text)) if at >= 0 and quantity.currency else None
    if match is None:
        return ""
    return match["span"] or match["ly"].replace("daily", "day").removesuffix("ly")


def in_a_year(quantity: Quantity, span: str) -> Quantity:
    """What a sum for every `span`, as `rate` names it, comes to in a year, roughly."""
    if not span or span == "year":
        return quantity
    yearly = {"value": quantity.value * _A_YEAR[span], "precision": "about"}
    return quantity.model_copy(update=yearly)


def _in_days(quantity: Quantity) -> Quantity:
    """A time in days; months and years, which are counted roughly, make it an approximate one."""
    if quantity.unit in ("day", "night"):
        return quantity.model_copy(update={"unit": "day"})
    days = _DAYS[quantity.unit]
    exact = quantity.unit in ("week", "fortnight") or quantity.precision != "exact"
    return quantity.model_copy(
        update={
            "value": quantity.value * days,
            "high": None if quantity.high is None else quantity.high * days,
            "unit": "day",
            "precision": quantity.precision if exact else "about",
        }
    )
