"""What became of an event, where two outcomes cannot both hold."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.reconcile.concepts import concepts
from agent.reconcile.reading import Reading
from agent.reconcile.standings import EXCLUSIVE
from agent.text.cues import Cue

_SUCCESSIVE = (
    ({"closed"}, {"opened", "resumed"}),
    ({"suspended", "paused"}, {"resumed"}),
    ({"arrested"}, {"freed"}),
    ({"imposed"}, {"lifted"}),
    ({"started"}, {"ended"}),
    ({"occupied"}, {"cleared"}),
)
"""Outcomes of which one commonly follows the other: two facts, and no conflict."""

_AROUND = 60  # characters to each side in which an outcome's object stands
_OUT = re.compile(
    r"\b(?:fire|blaze|flames)\b.*\b(?:(?:was|is|were|are) (?:now |finally )?out\b|put out"
    r"|extinguished)"
)
_NOT_OUT = re.compile(r"\b(?:under control|contained|still burning|not .{0,40}\bout)\b")
_FIRE = concepts("fire")
_WEIGHED = re.compile(
    r"\b(?:(?:consider|mull|contemplat|weigh)(?:e?s|e?d|ing)?"
    r"|decid(?:e|es|ed|ing)\b[^.]{0,30}?\bwhether to|(?:is|are|was|were) thinking (?:of|about)"
    r"|(?:toy(?:s|ed|ing)?|flirt(?:s|ed|ing)?) with)\b(?! (?:the|this|that|these|those)\b)",
    re.IGNORECASE,
)
"""A step that is weighed is yet to be made: "considers the penalty harsh" tells of a view."""

_WOULD = re.compile(r"\b(?:would|could|may|might)\b")


class Outcomes(NamedTuple):
    """The outcome in the left fact and the one in the right, as a reader would name them."""

    left: str
    right: str


def exclusive_outcomes(left: Reading, right: Reading) -> Outcomes | None:
    """The outcomes of `left` and `right` for one thing, where they rule each other out."""
    return _paired(left, right, EXCLUSIVE) or _fire(left, right)


def successive_outcomes(left: Reading, right: Reading) -> Outcomes | None:
    """The outcomes of `left` and `right` for one thing, where one commonly follows the other."""
    return _paired(left, right, _SUCCESSIVE)


def only_weighed(left: Reading, right: Reading) -> Outcomes | None:
    """Where a step that is only considered in one fact is taken, or to be taken, in the other."""
    mine, its = _weighed(left.claim), _weighed(right.claim)
    if bool(mine) == bool(its):
        return None
    weighing, step, other = (left, mine, right) if mine else (right, its, left)
    step = step.difference(*weighing.names)
    if not step or len(step & other.words) <= len(step) / 2:
        return None
    if step & other.negated or _WOULD.search(other.claim):  # "an appeal would go to the top court"
        return None
    return Outcomes("considered", "settled") if mine else Outcomes("settled", "considered")


@lru_cache(maxsize=20_000)
def _weighed(claim: str) -> frozenset[str]:
    cue = _WEIGHED.search(claim)
    return concepts(claim[cue.end() :].partition(",")[0]) if cue else frozenset()


def _paired(
    left: Reading, right: Reading, pairs: Sequence[tuple[set[str], set[str]]]
) -> Outcomes | None:
    """The first outcomes of one thing that `pairs` puts on two sides, where both facts share
    none."""
    mine, its = left.standings, right.standings
    if not (mine and its):
        return None
    if {one.name for one in mine} & {one.name for one in its}:
        return None
    for one in mine:
        for other in its:
            names = one.name, other.name
            opposed = any(
                (names[0] in first and names[1] in second)
                or (names[1] in first and names[0] in second)
                for first, second in pairs
            )
            if opposed and _one_object(left, one, right, other):
                return Outcomes(*names)
    return None


def _one_object(left: Reading, one: Cue, right: Reading, other: Cue) -> bool:
    """Whether two outcomes stand beside a common noun, and beside no names that differ: "the talks
    with Orrin" of "called off" and of "postponed"."""
    mine, its = _around(left, one), _around(right, other)
    nouns = (mine & its).difference(*left.names, *right.names)
    names_here = mine & frozenset().union(*left.names)
    names_there = its & frozenset().union(*right.names)
    return bool(nouns) and (bool(names_here & names_there) or not (names_here and names_there))


def _around(reading: Reading, cue: Cue) -> frozenset[str]:
    claim = reading.claim
    before = concepts(claim[max(0, cue.start - _AROUND) : cue.start])
    return before | concepts(claim[cue.end : cue.end + _AROUND])


def _fire(left: Reading, right: Reading) -> Outcomes | None:
    if _FIRE.isdisjoint(left.words) or not left.words & right.words & _FIRE:
        return None
    out = [bool(_OUT.search(one.claim)) and not _NOT_OUT.search(one.claim) for one in (left, right)]
    on = [bool(_NOT_OUT.search(one.claim)) for one in (left, right)]
    if out[0] and on[1]:
        return Outcomes("out", "not out")
    return Outcomes("not out", "out") if on[0] and out[1] else None
