"""Whether two facts whose figures differ are about one thing at one time."""

from agent.reconcile.concepts import concepts
from agent.reconcile.figures import is_count
from agent.reconcile.likeness import Likeness
from agent.reconcile.naming import lone_names, name_others
from schemas.fact import Quantity

_ONE_THING = 0.55
"""How much two facts must share, as `shared` reckons it."""

_FAR_APART = 5.0
"""Two figures for one thing seldom differ by more than this factor."""

_LEVEL = -0.1
"""A pair this little behind its best rival counts as one of the nearest."""

_DEMAND = concepts("demand")
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
    return not name_others(left, right) and shared(pair) >= _ONE_THING


def _two_ways(pair: Likeness) -> bool:
    """Whether one tells of a rise and the other of a fall: two movements, at two times."""
    return any(
        one.rising is not None and other.rising is not None and one.rising != other.rising
        for one, other in pair.figures.clash
    )


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
