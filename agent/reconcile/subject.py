"""Whether two facts whose figures differ are about one thing at one time."""

import re

from agent.reconcile.concepts import concepts
from agent.reconcile.figures import is_count
from agent.reconcile.glossary import names_in
from agent.reconcile.likeness import Likeness
from agent.reconcile.measured import (
    is_each,
    measured_otherwise,
    of_whole,
    two_periods,
    two_times,
)
from agent.reconcile.modality import only_meant
from agent.reconcile.naming import lone_matters, name_other_matters
from agent.reconcile.reading import Reading
from agent.reconcile.units import sizes
from agent.reconcile.updates import are_lasting, toll_kinds
from schemas.fact import Quantity

_ONE_THING = 0.55
"""How much two facts must share, as `shared` reckons it."""

_FAR_APART = 5.0
"""Two figures for one thing seldom differ by more than this factor."""

_LEVEL = -0.1
"""A pair this little behind its best rival counts as one of the nearest."""

_BY_NAMES = 0.4
"""The overlap from which two facts need share no more than names and what they count."""

_LONE = 0.1
"""What a name in one only takes from how much two facts share."""

_DEMAND = concepts("demand")
_INTENDS = re.compile(r"\bwant(?:s|ed)? to\b")
_OPENING = 12  # characters
_PLACED = ("In ", "At ", "Across ", "For ")
_IN = re.compile(r"(?:In|At|Across|For) (?:the )?")
_PERSON = concepts("person")
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})


def one_thing(pair: Likeness) -> bool:
    """Whether two facts with different figures tell of one thing at one time.

    "An earlier request", "all members" and a demand are other things than the request, one member
    and what is; so are the shares of two people.
    """
    return comparable(pair) and shared(pair) >= _ONE_THING


def comparable(pair: Likeness) -> bool:
    """Whether nothing in the words shows that two figures, or dates, are of two things."""
    left, right = pair.left, pair.right
    asked = _asks(left) != _asks(right) and not (_intends(left) or _intends(right))
    if left.earlier != right.earlier or asked or _two_tolls(left, right):
        return False
    if pair.figures.clash and not _comparable_figures(pair):
        return False
    only_there = _only_there(left, right) or _only_there(right, left)
    return not only_there and not name_other_matters(left, right)


def _comparable_figures(pair: Likeness) -> bool:
    left, right = pair.left, pair.right
    every = left.every != right.every and not (is_each(left) and is_each(right))
    if every or _two_ways(pair) or two_times(left, right) or two_periods(left, right):
        return False
    if (
        _two_moments(pair)
        or _two_windows(pair)
        or only_meant(left, right)
        or of_whole(left) != of_whole(right)
    ):
        return False
    mine, its = pair.figures.clash[0]
    if measured_otherwise(left, mine, right, its):
        return False
    alike = max(pair.overlap, pair.told_alike)
    return alike >= _BY_NAMES or bool(_matter(pair)) or _swapped(pair) or _one_reading(pair)


def _two_moments(pair: Likeness) -> bool:
    """Whether the figures are of two days or hours that the facts name: two measurements, unless
    what is counted lasts, so that the later figure is news of the earlier one."""
    return bool(pair.days.clash) and not are_lasting([pair.left, pair.right])


def _two_windows(pair: Likeness) -> bool:
    """Whether what differs is measured over stretches that differ too: 140 millimetres in 24 hours
    and 210 in 48."""
    lasting = {one.unit in _TIMES for one, _ in pair.figures.clash}
    return len(lasting) > 1 and not pair.figures.same


def _one_reading(pair: Likeness) -> bool:
    """Whether both read one instrument, as it were: one measure, at one place on one day."""
    measures = all(one.unit and not is_count(one) for pairs in pair.figures.clash for one in pairs)
    return measures and bool(pair.days.same) and pair.signs["shared names"] > 0


def _matter(pair: Likeness) -> frozenset[str]:
    """What two facts share beside names and the noun that both count."""
    counted = concepts(" ".join(one.unit for one, _ in pair.figures.clash))
    return (pair.left.matter & pair.right.matter) - counted


def _asks(reading: Reading) -> bool:
    """Whether it tells of a demand."""
    return bool(reading.words & _DEMAND)


def _intends(reading: Reading) -> bool:
    """Whether it tells what somebody wants to do, which is no demand."""
    return bool(_INTENDS.search(reading.claim))


def _only_there(one: Reading, other: Reading) -> bool:
    """Whether one opens with a place that the other does not name: "In Orla 88 percent passed"."""
    return one.claim.startswith(_PLACED) and any(
        name.start <= _OPENING
        and _IN.fullmatch(one.claim, 0, name.start)
        and not concepts(name.text) & other.words
        for name in names_in(one.claim)[:1]
    )


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


def two_voices(pair: Likeness) -> bool:
    """Whether two articles, or two speakers of one article, tell the two facts: one voice that
    tells two figures tells of two things."""
    left, right = pair.left, pair.right
    if left.fact.article != right.fact.article:
        return True
    return bool(left.speaker and right.speaker and not left.speaker & right.speaker)


def shared(pair: Likeness) -> float:
    """How much two facts share beside their figures: the overlap of what they tell (0..1), raised
    for being nearest of their articles, for counting the same noun and for figures of the same
    digits in another order (a slip of the pen), lowered for a name in one only.
    """
    left, right = pair.left, pair.right
    lone = bool(lone_matters(left, right) or lone_matters(right, left))
    counted = any(_one_noun(one, other) for one, other in pair.figures.clash)
    ahead = pair.signs.get("ahead of the next nearest", 0.0)
    nearest = max(ahead, pair.figures_ahead) >= _LEVEL
    swapped = _swapped(pair)
    alike = max(pair.overlap, pair.told_alike)
    return alike + 0.3 * nearest + 0.2 * counted + 0.3 * swapped - _LONE * lone


def _swapped(pair: Likeness) -> bool:
    """Whether the figures have the same digits in another order."""
    return any(_digits(one) == _digits(other) != "" for one, other in pair.figures.clash)


def far_apart(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts differ too much to be two reports of one."""
    low, high = sorted(map(abs, sizes(one, other)))
    return high > low * _FAR_APART


def _one_noun(one: Quantity, other: Quantity) -> bool:
    nouns = concepts(one.unit) & concepts(other.unit)
    return bool(nouns - _PERSON) and is_count(one)


def _digits(quantity: Quantity) -> str:
    """The digits of the number in order of size; "" for one that has only one."""
    digits = "".join(sorted(f"{quantity.value:.6g}".replace(".", "").strip("0")))
    return digits if len(set(digits)) > 1 else ""
