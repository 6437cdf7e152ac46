"""What a number counts or measures: percentages, currencies, measures, and counted nouns."""

from typing import NamedTuple

from agent.text.nouns import head_noun, is_counted, singular
from agent.text.number_tokens import Token, touches, word
from agent.text.vocabulary import word_list, word_pairs

SIGNS = word_pairs("currency_signs")
CODES = word_list("currency_codes")
_CURRENCIES = word_pairs("currency_names")
_MEASURES = word_pairs("measures")
_HYPHENS = ("-", "‑")
_POINTS = ("point", "points", "pts", "pt")


class Unit(NamedTuple):
    """What a number counts; `upto` is the index of the first token after it."""

    name: str
    currency: str
    upto: int


def read_unit(tokens: list[Token], at: int, count: float) -> Unit:
    """The unit that starts at token `at`, after the number `count`; its name is "" for none."""
    hyphen = word(tokens, at) in _HYPHENS and touches(tokens, at) and touches(tokens, at + 1)
    first = at + hyphen
    unit = _rate(tokens, first) or _currency(tokens, first)
    unit = unit or _measure(tokens, first, whole=hyphen or count == 1)
    if unit is None and hyphen:
        unit = _compound(tokens, first)
    if unit is None and not hyphen:
        name, upto = head_noun(tokens, first, count)
        unit = Unit(name, "", upto)
    return unit if unit and (unit.name or unit.currency) else Unit("", "", at)


def _rate(tokens: list[Token], at: int) -> Unit | None:
    """Per cent, percentage points and basis points."""
    now, then = word(tokens, at), word(tokens, at + 1)
    if now in ("%", "percent", "pct") or (now, then) == ("per", "cent"):
        after = at + 1 + (now == "per")
        points = word(tokens, after) in _POINTS
        return Unit("percentage_point" if points else "percent", "", after + points)
    after = at + 1 + (then in _HYPHENS)
    if now in ("percentage", "basis") and word(tokens, after) in _POINTS:
        return Unit(f"{now}_point", "", after + 1)
    return Unit("basis_point", "", at + 1) if now in ("bp", "bps") else None


def _currency(tokens: list[Token], at: int) -> Unit | None:
    """A code or a currency's name, with its nation before it where one is named."""
    if at >= len(tokens):
        return None
    if tokens[at].text in CODES:
        return Unit("", tokens[at].text, at + 1)
    if tokens[at].text in SIGNS and not tokens[at].text.isalpha():
        return Unit("", SIGNS[tokens[at].text], at + 1)
    now = _one(word(tokens, at))
    if now in _CURRENCIES:
        weight = now == "pound" and word(tokens, at + 1) == "of"
        return Unit("pound", "", at + 1) if weight else Unit("", _CURRENCIES[now], at + 1)
    for ahead in (1, 2, 3, 4):  # "Swiss francs", "New Zealand dollars", "U.S. dollars"
        before, name = word(tokens, at + ahead - 1), _one(word(tokens, at + ahead))
        nation = "us" if before == "." and word(tokens, at) == "u" else before
        if f"{nation} {name}" in _CURRENCIES:
            return Unit("", _CURRENCIES[f"{nation} {name}"], at + ahead + 1)
    return None


def _one(name: str) -> str:
    return name.removesuffix("s")


def _measure(tokens: list[Token], at: int, *, whole: bool) -> Unit | None:
    """A unit of measure or time.

    `whole` tells that a singular may be it, as after a hyphen ("an 84-metre barge"); otherwise a
    singular before a plural belongs to that noun ("11 night workers").
    """
    now = word(tokens, at)
    if now in ("sq", "square", "cubic"):
        side = _measure(tokens, at + 1 + (word(tokens, at + 1) == "."), whole=True)
        kind = "cubic" if now == "cubic" else "square"
        return Unit(f"{kind} {side.name}", "", side.upto) if side else None
    name = _MEASURES.get(now) or _MEASURES.get(_one(now))
    if name is None or (len(now) == 1 and tokens[at].text.isupper()):
        return None
    if not whole and now == name and is_counted(word(tokens, at + 1)):
        return None
    upto = at + 1
    if name == "degree":
        upto += word(tokens, upto) in ("c", "f", "celsius", "fahrenheit")
    if (word(tokens, upto), word(tokens, upto + 1)) in (
        ("an", "hour"),
        ("per", "hour"),
        ("/", "h"),
    ):
        return Unit(f"{name} per hour", "", upto + 2)
    return Unit(name, "", upto)


def _compound(tokens: list[Token], at: int) -> Unit | None:
    """The noun of "a 12-member panel", "a 6.1-magnitude earthquake"."""
    if at >= len(tokens) or not tokens[at].text.isalpha() or not tokens[at].text.islower():
        return None
    return Unit(singular(tokens[at].low), "", at + 1)
