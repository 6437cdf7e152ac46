"""Gold amounts and dates beside the program's: both in one normal form, so that equal is equal."""

import re
from datetime import datetime

from schemas.fact import DateMention, Quantity

_AMOUNT = re.compile(r"(?P<low>[-+\d.e]+)(?:\.\.(?P<high>[-+\d.e]+))?(?: (?P<unit>\S+))?$")
_PEOPLE = {"person", "people", "human", "individual"}


def quantity_form(quantity: Quantity) -> str:
    """`quantity` as gold writes it: "3.5 percent", "1.2e+09 USD", "3..4 percent", "6.1"."""
    return _form(quantity.value, quantity.high, quantity.currency or quantity.unit)


def gold_quantity(text: str) -> str | None:
    """A gold amount in the same spelling, None where it is not `VALUE UNIT`."""
    match = _AMOUNT.match(text.strip())
    if match is None:
        return None
    try:
        low = float(match["low"].rstrip("."))
        high = float(match["high"]) if match["high"] else None
    except ValueError:
        return None
    return _form(low, high, match["unit"] or "")


def date_form(mention: DateMention) -> str:
    """`mention` as gold writes it: "2025-07-01", or "2025-06-24/2025-06-25" for a range."""
    return f"{mention.value}/{mention.end}" if mention.end else mention.value


def gold_date(text: str) -> str:
    """A gold date or range; a time's zone is left out, the program's clock being the article's."""
    return "/".join(_without_zone(end) for end in text.strip().split("/"))


def _form(low: float, high: float | None, unit: str) -> str:
    named = "person" if unit in _PEOPLE else unit
    span = f"{low:.6g}" if high is None else f"{low:.6g}..{high:.6g}"
    return f"{span} {named}".strip()


def _without_zone(text: str) -> str:
    if "T" not in text:
        return text
    return datetime.fromisoformat(text).strftime("%Y-%m-%dT%H:%M")
