"""How the amounts and the dates of two facts stand to each other."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from agent.reconcile.concepts import concepts, word_groups
from agent.reconcile.units import in_one_unit, is_part_in_words, sizes
from agent.text.amounts import Comparison, base_unit, compare, grain, is_vague
from agent.text.periods import dates_agree
from agent.text.vocabulary import PERSON_NOUNS, word_pairs
from schemas.fact import DateMention, Quantity

_MEASURES = frozenset(word_pairs("measures").values()) | {
    "percent", "percentage_point", "basis_point", "magnitude", "degree",
    "minute", "hour", "day", "week", "month", "quarter", "year", "decade"
}  # fmt: skip
_ANYTHING = frozenset({"piece", "item", "unit", "object", "copy", "animal", "vehicle"})
_TELLING = 1000.0
"""A number from here on is seldom shared by chance."""

_BOUNDS = ("at_least", "at_most")
_LOOSE = 0.2
_LOOSE_SHARE = 0.3
_LOOSE_TIME = 0.5
"""How far, as a part of it, a number may lie beyond a bound given for it, if no nearer round one is
at hand; "less than half" is said of smaller shares, "more than half a year" of eight months."""

_NEAR_PART = 0.105
"""How far, as a part of it, a percentage may be from the third or the half that it is called."""

_COUNTED_OUT = 100.0
_ROUNDED = 0.03
_ABOUT = 0.05
"""From how many on a number is rounded, and by how much of it; "about" says that it is."""

_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\d(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_WEEK = 7
_DAY = len("2026-01-01")

_ENDINGS = ("er", "or", "ist", "ian", "ant", "ee", "ese", "man")
_THINGS = frozenset(word for line in word_groups("things_in_er") for word in line)
_PEOPLE = concepts(
    "person people man woman child worker member role job post place staff firefighter passenger"
    " resident official soldier victim household voter vote life suspect robber attacker gunman"
    " death body fatality case infection patient pupil student crew"
    " baby infant boy girl candidate fan guest hostage protester employee survivor lawmaker"
)


class Figures(NamedTuple):
    """`same` pairs state one number, `near` pairs can be one number rounded or bounded, `clash`
    pairs measure the same thing and cannot; `lone` counts the amounts with no partner."""

    same: tuple[tuple[Quantity, Quantity], ...] = ()
    near: tuple[tuple[Quantity, Quantity], ...] = ()
    clash: tuple[tuple[Quantity, Quantity], ...] = ()
    lone: int = 0


def compare_quantities(left: tuple[Quantity, ...], right: tuple[Quantity, ...]) -> Figures:
    """Each amount of `left` beside the one of `right` that fits it best; each is used once."""
    if not (left and right):
        return Figures(lone=len(left) + len(right))
    ranked = sorted(
        (
            (rank, i, j)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if (rank := _rank(one, other)) is not None
        )
    )
    pairs: dict[int, list[tuple[Quantity, Quantity]]] = {0: [], 1: [], 2: []}
    used_left: set[int] = set()
    used_right: set[int] = set()
    for rank, i, j in ranked:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs[rank].append((left[i], right[j]))
    lone = len(left) + len(right) - len(used_left) - len(used_right)
    return Figures(tuple(pairs[0]), tuple(pairs[1]), tuple(pairs[2]), lone)


def _rank(one: Quantity, other: Quantity) -> int | None:
    """0 the same number, 1 compatible, 2 different, None incomparable."""
    one, other = in_one_unit(one, other)
    if not (one.currency or other.currency) and _two_measures(one.unit, other.unit):
        return None
    if one.of != other.of and concepts(one.of) & concepts(other.of):  # of "vote" and of "the votes"
        other = other.model_copy(update={"of": one.of})
    verdict = compare(one, other)
    people = _counts_people(one), _counts_people(other)
    bare = not one.unit and not one.currency, not other.unit and not other.currency
    whole = min(one.value, other.value) >= 1  # "a third of them" is no count
    if verdict == "incomparable" and (all(people) or (any(people) and any(bare) and whole)):
        verdict = compare(
            one.model_copy(update={"unit": "person"}), other.model_copy(update={"unit": "person"})
        )
    if verdict == "incomparable" and (one.unit in _ANYTHING) != (other.unit in _ANYTHING):
        unit = other.unit if one.unit in _ANYTHING else one.unit
        verdict = compare(*(q.model_copy(update={"unit": unit}) for q in (one, other)))
    if verdict == "incomparable" and concepts(one.unit) & concepts(other.unit):
        verdict = compare(one, other.model_copy(update={"unit": one.unit}))
    if verdict == "incomparable" and any(bare) and not all(bare):
        verdict = _beside_bare(one, other)
    if verdict == "different" and _in_words(one, other):
        verdict = "compatible"
    if verdict == "compatible" and (_two_ranges(one, other) or _far_from_bound(one, other)):
        verdict = "different"
    ranks = {"same": 0, "compatible": 1, "different": 2}
    if verdict in ("compatible", "incomparable") and _one_number(one, other):
        return 0
    return ranks.get(verdict)


@lru_cache(maxsize=4096)
def _two_measures(one: str, other: str) -> bool:
    """Whether two units are known to measure, or to count, different things."""
    if not (one and other) or one in _ANYTHING or other in _ANYTHING:
        return False
    return base_unit(one) != base_unit(other) and not (_are_people(one) and _are_people(other))


def _beside_bare(one: Quantity, other: Quantity) -> Comparison:
    """How an amount stands to a bare number ("for 46 million"), which may leave the unit out."""
    known, bare = (one, other) if one.unit or one.currency else (other, one)
    if known.magnitude != bare.magnitude or max(known.value, bare.value) < _TELLING:
        return "incomparable"
    named = bare.model_copy(update={"unit": known.unit, "currency": known.currency})
    return compare(named, known)


def _one_number(one: Quantity, other: Quantity) -> bool:
    """Whether both state one number of one measure, or of people, by whatever noun."""
    equal = (one.value, one.high, one.change) == (other.value, other.high, other.change)
    if one.currency and other.currency and one.currency != other.currency:
        return False
    return equal and (one.unit == other.unit or (_counts_people(one) and _counts_people(other)))


def is_count(quantity: Quantity) -> bool:
    """Whether the number counts things that a noun names, rather than measuring or paying."""
    return bool(quantity.unit) and not quantity.currency and quantity.unit not in _MEASURES


def _two_ranges(one: Quantity, other: Quantity) -> bool:
    """Whether both state a range, and not the same one: that they touch is no agreement."""
    ranges = None not in (one.high, other.high)
    return ranges and (one.value, one.high) != (other.value, other.high)


def _in_words(one: Quantity, other: Quantity) -> bool:
    """Whether one is a part in words ("almost a third") that is near the other's percentage."""
    told = any(is_part_in_words(quantity) for quantity in (one, other))
    return told and abs(one.value - other.value) <= _NEAR_PART * max(one.value, other.value)


def is_rounded(one: Quantity, other: Quantity) -> bool:
    """Whether one of two amounts is the other in round numbers: "about 1,200" of 1,187."""
    if one.high is not None or other.high is not None:
        return False
    if one.precision in _BOUNDS or other.precision in _BOUNDS:
        return False
    low, high = sorted(map(abs, sizes(one, other)))
    about = one.precision != other.precision
    return low >= _COUNTED_OUT and high - low <= (_ABOUT if about else _ROUNDED) * high


def _far_from_bound(one: Quantity, other: Quantity) -> bool:
    """Whether one is a bound that nobody would give for the other: "as many as 1,200" of 900."""
    if one.high is not None or other.high is not None:
        return False
    for bound, known in ((one, other), (other, one)):
        if bound.precision in _BOUNDS and known.precision not in _BOUNDS and not is_vague(bound):
            mark, number = sizes(bound, known)
            away = number - mark if bound.precision == "at_least" else mark - number
            loose = _LOOSE_SHARE if bound.unit == "percent" else _LOOSE
            loose = _LOOSE_TIME if bound.unit == "day" else loose
            step = grain(bound.value) / (abs(bound.value) or 1.0)
            if away > max(step, loose) * abs(mark):
                return True
    return False


def _counts_people(quantity: Quantity) -> bool:
    """Whether people are counted, by a known noun or by one that ends like theirs ("skier")."""
    return bool(quantity.unit) and not quantity.currency and _are_people(quantity.unit)


@lru_cache(maxsize=4096)
def _are_people(unit: str) -> bool:
    noun = unit.rsplit(maxsplit=1)[-1]
    by_ending = noun.endswith(_ENDINGS) and noun not in _THINGS and noun not in _MEASURES
    return by_ending or noun in PERSON_NOUNS or bool(concepts(unit) & _PEOPLE)


class Days(NamedTuple):
    """`same`, `near` (one within the other) and `clash` pairs of dates."""

    same: tuple[tuple[DateMention, DateMention], ...] = ()
    near: tuple[tuple[DateMention, DateMention], ...] = ()
    clash: tuple[tuple[DateMention, DateMention], ...] = ()


_NO_DAYS = Days()


def _one_grain(one: DateMention, other: DateMention) -> bool:
    """Whether both are years, or neither is: a year and a day date different things, unless
    the year is a later one ("to start in June", "not before 2027")."""
    if (one.precision == "year") == (other.precision == "year"):
        return True
    year, day = (one, other) if one.precision == "year" else (other, one)
    return year.value[:4] > day.value[:4]


def _one_weekday(one: DateMention, other: DateMention) -> bool:
    """Whether both are one weekday by name, a week apart: which week is meant was a guess."""
    if not (one.relative and other.relative) or not _WEEKDAY.search(one.text):
        return False
    if _DATED.search(one.text) or _DATED.search(other.text):  # "Wednesday, July 1"
        return False
    if one.precision == "year" or len(one.value) < _DAY or len(other.value) < _DAY:
        return False
    if _WEEKDAY.findall(one.text.lower()) != _WEEKDAY.findall(other.text.lower()):
        return False
    days = date.fromisoformat(one.value[:_DAY]) - date.fromisoformat(other.value[:_DAY])
    return abs(days.days) == _WEEK


def _one_month(one: DateMention, other: DateMention) -> bool:
    """Whether both are one month by name, a year apart: which year is meant was a guess."""
    if not one.relative or not other.relative or not one.precision == other.precision == "month":
        return False
    return one.value[4:] == other.value[4:] and abs(int(one.value[:4]) - int(other.value[:4])) == 1


def compare_dates(left: tuple[DateMention, ...], right: tuple[DateMention, ...]) -> Days:
    """The resolved dates of two facts beside one another; a clash is a date that fits none."""
    if not (left and right):
        return _NO_DAYS
    one = [mention for mention in left if mention.value]
    other = [mention for mention in right if mention.value]
    same: list[tuple[DateMention, DateMention]] = []
    near: list[tuple[DateMention, DateMention]] = []
    for a in one:
        for b in other:
            guessed = _one_weekday(a, b) or _one_month(a, b)
            verdict = "compatible" if guessed else dates_agree(a, b)
            if verdict != "different":
                (same if verdict == "same" else near).append((a, b))
    if same or near:
        return Days(tuple(same), tuple(near))
    clash = tuple((a, b) for a in one[:1] for b in other[:1] if _one_grain(a, b))
    return Days(clash=clash)
