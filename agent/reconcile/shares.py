"""Shares of a whole, in whichever words: "12 per cent", "one patient in eight", "half speed"."""

import re
from functools import lru_cache

from agent.text.date_words import date_spans
from agent.text.number_tokens import SMALL, cut
from agent.text.numerals import read_number
from agent.text.quantities import find_quantities
from schemas.fact import Precision, Quantity

_SENTENCES = 2048  # texts read last: each credited article is asked for its numbers many times
_PART = "|".join(SMALL)
_ONE_OF = re.compile(
    rf"\b(?P<part>\d+|{_PART}) "
    r"(?:(?:\w+ ){0,2}(?:in|out of) (?:every )?|of (?:(?:his|her|its|their|the) "
    r"(?:last|first|past) )?)(?P<whole>\w+)\b",
    re.IGNORECASE,
)
_MOST = 100
"""A share of more than so many is told in percent."""

_HALF = re.compile(r"\b(?:half|every second|every other)\b(?! (?:a|an|the) )", re.IGNORECASE)
_NO_SHARE = re.compile(r"\bhalf (?:a )?(?:dozen|million|billion|hour|year|day|mile|time|brother)")


@lru_cache(maxsize=_SENTENCES)
def shares(text: str) -> tuple[Quantity, ...]:
    """The shares in `text` as percentages; those told in words are rounded ones."""
    found = [share for one in find_quantities(text) if (share := as_share(one)) is not None]
    told = {round(one.value) for one in found}
    for match in _ONE_OF.finditer(text):
        part, whole = _small(match["part"]), _small(match["whole"])
        if 0 < part < whole <= _MOST and round(100 * part / whole) not in told:
            found.append(_rounded(match.group(), part / whole))
    for match in _HALF.finditer(text):
        if not _NO_SHARE.match(text, match.start()) and 50 not in told:
            found.append(_rounded(match.group(), 0.5))
    return tuple(found)


def as_share(quantity: Quantity) -> Quantity | None:
    """`quantity` in percent where it is a share, None where it is none."""
    if quantity.unit == "percent":
        return quantity
    if quantity.unit or quantity.currency or not 0 < quantity.value < 1:
        return None
    exact = quantity.precision == "exact"
    return _rounded(quantity.text, quantity.value, "about" if exact else quantity.precision)


@lru_cache(maxsize=_SENTENCES)
def numbers(text: str) -> frozenset[float]:
    """Every number in `text` outside dates, whatever it counts, in digits or in words."""
    tokens, dates = cut(text), date_spans(text)
    found = set()
    for at, token in enumerate(tokens):
        number = read_number(tokens, at)
        if number and not any(start <= token.start < end for start, end in dates):
            found.add(number.value * 1.0)
    return frozenset(found)


def _small(word: str) -> int:
    return int(word) if word.isdecimal() else SMALL.get(word.lower(), 0)


def _rounded(text: str, value: float, precision: Precision = "about") -> Quantity:
    return Quantity(text=text, value=100 * value, unit="percent", precision=precision)
