"""Amounts in normal form, and whether two amounts can be one and the same."""

import math
import re
from typing import Literal, NamedTuple

from agent.text.units import CODES
from schemas.fact import Quantity

Comparison = Literal["same", "compatible", "different", "incomparable"]

_SCALES: dict[str, tuple[str, float]] = {  # unit: what it is measured in, and how many of it
    "basis_point": ("percentage_point", 0.01),
    "kilometre": ("metre", 1e3), "centimetre": ("metre", 1e-2), "millimetre": ("metre", 1e-3),
    "mile": ("metre", 1609.344), "foot": ("metre", 0.3048), "yard": ("metre", 0.9144),
    "inch": ("metre", 0.0254), "tonne": ("kilogram", 1e3), "gram": ("kilogram", 1e-3),
    "hectare": ("square metre", 1e4), "acre": ("square metre", 4046.856),
    "square kilometre": ("square metre", 1e6), "square mile": ("square metre", 2589988.0),
    "gigawatt": ("megawatt", 1e3), "kilowatt": ("megawatt", 1e-3),
    "minute": ("second", 60.0), "hour": ("second", 3600.0), "day": ("second", 86400.0),
    "week": ("second", 604800.0), "fortnight": ("second", 1209600.0), "decade": ("year", 10.0),
    "century": ("year", 100.0),
}  # fmt: skip
_MEASURED = {"percent", "percentage_point", "degree", "magnitude", "barrel", "ton", "month"} | {
    unit for name, (base, _) in _SCALES.items() for unit in (name, base)
}
_HALF_GRAIN = 0.05  # a rounding moves a figure by at most this share of it
_ABOUT = 0.10  # "about", "nearly"
_BOUND = 0.5  # "more than 50" is said of up to 75, "up to 48" of no less than 24
_VAGUE = re.compile(r"(?i)\b(?:dozens|hundreds|thousands|millions|billions|trillions)\b")


class _Extent(NamedTuple):
    """Where the true amount may lie, in the unit's base."""

    low: float
    high: float


def normal(quantity: Quantity) -> str:
    """The amount in the gold's normal form: "3.5 percent", "1.2e9 USD", "3..4 percent".

    Numbers from a million on are written as mantissa and exponent; an earthquake's magnitude is a
    bare number.
    """
    value = _number(quantity.value)
    if quantity.high is not None:
        value = f"{value}..{_number(quantity.high)}"
    unit = "" if quantity.unit == "magnitude" else quantity.unit
    return f"{value} {quantity.currency or unit}".rstrip()


def in_figures(quantity: Quantity) -> str:
    """The amount as a reader would have it: "3.5 percent", "1.2 billion USD", "1,850 to 1,900"."""
    number = _readable(quantity.value)
    if quantity.high is not None:
        number = f"{number} to {_readable(quantity.high)}"
    unit = "" if quantity.unit == "magnitude" else quantity.unit.replace("_", " ")
    return f"{number} {quantity.currency or unit}".rstrip()


def _readable(value: float) -> str:
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.12g} {name}"
    return f"{value:,.12g}"


def _number(value: float) -> str:
    if abs(value) < 1e6:
        return f"{value:.12g}"
    mantissa, exponent = f"{value:.11e}".split("e")
    return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"


def read_normal(normal_form: str) -> Quantity:
    """The amount that a normal form stands for; its `text` is the form itself.

    Raises ValueError where `normal_form` is no normal form.
    """
    number, _, unit = normal_form.strip().partition(" ")
    low, dots, high = number.partition("..")
    money = unit in CODES or re.fullmatch("[A-Z]{3}", unit) is not None
    return Quantity(
        text=normal_form,
        value=float(low),
        high=float(high) if dots else None,
        unit="" if money else unit,
        currency=unit if money else "",
    )


def same_amount(a: Quantity, b: Quantity) -> bool:
    """Whether the two state the same number of the same thing, equally exactly."""
    return compare(a, b) == "same"


def compare(a: Quantity, b: Quantity) -> Comparison:
    """How two amounts stand to each other.

    incomparable: of different units, currencies or wholes, or different ends of a change.
    same: the same numbers, equally exact.
    compatible: both can be true of one amount: within a bound, a range or an approximation, or the
    one a rounding of the other. A figure stands for all that round to it at its last digit that is
    not zero, or at a finer one if that rounding could move it by more than 5%; a plain count below
    1,000 stands for itself alone. "About" reaches 5% to 10% either way; a bound reaches to half as
    much again ("more than 50" up to 75), and plurals such as "hundreds" up to ten times. Two bounds
    of one kind are compared as the numbers they name: "at least 14" and "at least 17" differ.
    different: the same measure, and no number fits both; or a rise against a fall.
    """
    if not _comparable(a, b):
        return "incomparable"
    if None not in (a.rising, b.rising) and a.rising != b.rising and a.change == b.change:
        return "different"
    unit_known = bool(a.unit or a.currency) == bool(b.unit or b.currency)
    one, two = _ends(a), _ends(b)
    if _equal(one[0], two[0]) and _equal(one[1], two[1]):
        return "same" if a.precision == b.precision and unit_known else "compatible"
    if not unit_known:
        return "incomparable"
    bare = a.precision == b.precision and a.precision in ("at_least", "at_most")
    first, second = _extent(a, bare=bare), _extent(b, bare=bare)
    overlap = first.low <= second.high and second.low <= first.high
    if overlap and (bare or _exact(a, b)) and a.high is None and b.high is None:
        coarser = max(_reach(a), _reach(b))
        overlap = abs(one[0] - two[0]) <= coarser * (1 + 1e-9)
    return "compatible" if overlap else "different"


def _equal(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


def _comparable(a: Quantity, b: Quantity) -> bool:
    if a.currency != b.currency and a.currency and b.currency:
        return False
    if a.unit and b.unit and _base(a)[0] != _base(b)[0]:
        return False
    if (a.currency and b.unit) or (b.currency and a.unit):
        return False
    if a.of and b.of and a.of.lower() != b.of.lower():
        return False
    return a.change == b.change or not (a.change and b.change)


def base_unit(unit: str) -> str:
    """The unit in which amounts in `unit` are compared: "metre" for "mile", else itself."""
    return _SCALES[unit][0] if unit in _SCALES else unit


def base_value(quantity: Quantity) -> float:
    """The number in the unit in which amounts in its unit are compared: 1609.344 for a mile."""
    return quantity.value * _base(quantity)[1]


def _base(quantity: Quantity) -> tuple[str, float]:
    return _SCALES.get(quantity.unit, (quantity.unit, 1.0))


def _ends(quantity: Quantity) -> tuple[float, float]:
    """The numbers stated, lower and upper, in the unit's base."""
    scale = _base(quantity)[1]
    high = quantity.value if quantity.high is None else quantity.high
    return quantity.value * scale, high * scale


def _exact(a: Quantity, b: Quantity) -> bool:
    return a.precision == b.precision == "exact"


def _reach(quantity: Quantity) -> float:
    """How far the true amount may lie from the number stated, by rounding, in the unit's base."""
    value = abs(quantity.value)
    measured = bool(quantity.currency) or quantity.unit in _MEASURED
    exact = quantity.precision == "exact"
    if not value or (exact and not measured and quantity.magnitude == 1 and value < 1000):
        return 0.0
    step = grain(value)
    if exact or quantity.precision != "about":
        while step / 2 > value * _HALF_GRAIN:
            step /= 10
        reach = step / 2
    else:
        reach = min(max(step / 2, value * _HALF_GRAIN), value * _ABOUT)
    return reach * _base(quantity)[1]


def is_vague(quantity: Quantity) -> bool:
    """Whether only the order of size is told: "hundreds of homes"."""
    return _VAGUE.search(quantity.text) is not None


def grain(value: float) -> float:
    """What one more of the number's last digit that is not zero adds: 100 for 1,200."""
    return float(10.0 ** _last_digit(value))


def _last_digit(value: float) -> int:
    """The power of ten of the last digit that is not zero: 50,000 gives 4, 3.25 gives -2."""
    digits, exponent = f"{value:.11e}".split("e")
    return int(exponent) - len(digits.rstrip("0").rstrip(".").partition(".")[2])


def _extent(quantity: Quantity, *, bare: bool) -> _Extent:
    """Where the true amount may lie; `bare` leaves bounds out of account."""
    low, high = _ends(quantity)
    reach = _reach(quantity)
    if not bare and quantity.precision == "at_least":
        share = 9 if is_vague(quantity) else _BOUND
        return _Extent(low, high + abs(high) * share)
    if not bare and quantity.precision == "at_most":
        return _Extent(low - abs(low) * _BOUND, high)
    return _Extent(low - reach, high + reach)
