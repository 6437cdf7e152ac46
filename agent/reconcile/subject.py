"""Whether two facts whose figures differ are about one thing at one time."""

import re

from agent.reconcile.concepts import concepts
from agent.reconcile.figures import is_count
from agent.reconcile.likeness import Likeness
from agent.reconcile.naming import lone_names, name_others
from agent.reconcile.reading import Reading
from agent.reconcile.updates import toll_kinds
from schemas.fact import Quantity

_ONE_THING = 0.55
"""How much two facts must share, as `shared` reckons it."""

_FAR_APART = 5.0
"""Two figures for one thing seldom differ by more than this factor."""

_LEVEL = -0.1
"""A pair this little behind its best rival counts as one of the nearest."""

_DEMAND = concepts("demand")
_PURPOSE = re.compile(r" (?:on|for) (?:the |its |their |new )?(?P<what>[a-z]\w+)")
_PERSON = concepts("person")


def one_thing(pair: Likeness) -> bool:
    """Whether two facts with different figures tell of one thing at one time.

    "An earlier request", "all members" and a demand are other things than the request, one member
    and what is; so are the shares of two people.
    """
    left, right = pair.left, pair.right
    if left.earlier != right.earlier or left.every != right.every:
        return False
    if bool(left.words & _DEMAND) != bool(right.words & _DEMAND) or _two_ways(pair):
        return False
    if _two_years(left, right) or _two_purposes(pair) or _two_tolls(left, right):
        return False
    return not name_others(left, right) and shared(pair) >= _ONE_THING


def _two_ways(pair: Likeness) -> bool:
    """Whether one tells of a rise and the other of a fall: two movements, at two times."""
    return any(
        one.rising is not None and other.rising is not None and one.rising != other.rising
        for one, other in pair.figures.clash
    )


def _two_tolls(left: Reading, right: Reading) -> bool:
    """Whether one counts the dead and the other the hurt."""
    mine, its = toll_kinds(left), toll_kinds(right)
    return bool(mine and its) and not mine & its


def _two_years(left: Reading, right: Reading) -> bool:
    """Whether one tells of a year before its article that the other does not tell of: "in 2011"."""
    mine, its = _past_years(left), _past_years(right)
    return mine != its and bool(mine ^ its) and not (left.dates and right.dates)


def _past_years(reading: Reading) -> frozenset[str]:
    """The years before its article that the claim names outright."""
    year = reading.published.year if reading.published else 0
    years = (one.value[:4] for one in reading.dates if not one.relative)
    return frozenset(one for one in years if one.isdigit() and int(one) < year)


def _two_purposes(pair: Likeness) -> bool:
    """Whether the figures that differ are said of two things: "on schools" and "on roads"."""
    for one, other in pair.figures.clash:
        mine, its = _purpose(pair.left.claim, one), _purpose(pair.right.claim, other)
        if mine and its and not mine & its:
            return True
    return False


def _purpose(claim: str, quantity: Quantity) -> frozenset[str]:
    at = claim.find(quantity.text)
    found = _PURPOSE.match(claim, at + len(quantity.text)) if at >= 0 else None
    return concepts(found["what"]) if found else frozenset()


def two_voices(pair: Likeness) -> bool:
    """Whether two articles, or two speakers of one article, tell the two facts: one voice that
    tells two figures tells of two things."""
    left, right = pair.left, pair.right
    if left.fact.article != right.fact.article:
        return True
    return bool(left.speaker and right.speaker and not left.speaker & right.speaker)


def shared(pair: Likeness) -> float:
    """How much two facts share beside their figures: the overlap of their words (0..1), raised for
    being nearest of their articles, for counting the same noun and for figures of the same digits
    in another order (a slip of the pen), lowered for a name in one only.
    """
    left, right = pair.left, pair.right
    lone = bool(lone_names(left, right) or lone_names(right, left))
    counted = any(_one_noun(one, other) for one, other in pair.figures.clash)
    nearest = pair.signs.get("ahead of the next nearest", 0.0) >= _LEVEL
    swapped = any(_digits(one) == _digits(other) != "" for one, other in pair.figures.clash)
    return pair.overlap + 0.3 * nearest + 0.2 * counted + 0.3 * swapped - 0.2 * lone


def far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts differ too much to be two reports of one."""
    low, high = sorted((abs(one.value), abs(other.value)))
    return high > low * _FAR_APART


def _one_noun(one: Quantity, other: Quantity) -> bool:
    nouns = concepts(one.unit) & concepts(other.unit)
    return bool(nouns - _PERSON) and is_count(one)


def _digits(quantity: Quantity) -> str:
    """The digits of the number in order of size; "" for one that has only one."""
    digits = "".join(sorted(f"{quantity.value:.6g}".replace(".", "").strip("0")))
    return digits if len(set(digits)) > 1 else ""
