"""How one fact stands to another, decided by code in the order of what tells most.

Numbers, dates, speakers, negations, what became of an event, and the wording of quotations come
first; only a pair that none of them sets apart is decided by how alike the words are.
"""

from dataclasses import dataclass

from agent.reconcile.likeness import Likeness
from agent.reconcile.outcomes import exclusive
from agent.reconcile.reading import Reading
from agent.text.amounts import compare, normal
from agent.text.periods import normal_date
from agent.text.quotations import near_wording
from schemas.briefing import ConflictType, Relation
from schemas.decision import Decision

SAME = 0.0
"""Points from which two facts are taken to say the same."""

UNCLEAR = -3.0
"""Points from which a model may be asked."""

_ABOUT = -2.5
"""Points from which two facts are about one thing, so that what differs is a conflict."""

_REPEATED = 0.85
"""The overlap from which one article says a thing twice."""

_WORDING = 0.55


@dataclass(frozen=True)
class Ruling:
    """A decision and what follows: `apart` facts may never be merged, not even through a third;
    `unclear` ones may be put to a model."""

    decision: Decision
    apart: bool = False
    unclear: bool = False


def decide(pair: Likeness) -> Ruling:
    """How the left fact of `pair` stands to the right one."""
    left, right = pair.left, pair.right
    if left.fact.article == right.fact.article:
        return _within_article(pair)
    for rule in (_numbers, _dates, _speakers, _denials, _outcomes):
        ruling = rule(pair)
        if ruling is not None:
            return ruling
    if _same_quotation(left, right):
        return _ruled(pair, "same", "one speaker's words, quoted alike")
    return _by_likeness(pair)


def _within_article(pair: Likeness) -> Ruling:
    alike = pair.overlap >= _REPEATED and not pair.figures.clash and not pair.figures.lone
    if alike and not pair.days.clash and bool(pair.left.denied) == bool(pair.right.denied):
        return _ruled(pair, "same", "one article says it twice")
    return _ruled(pair, "different", "one article tells them as two things", apart=True)


def _numbers(pair: Likeness) -> Ruling | None:
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        for wrong in one.corrected:
            held = [q for q in other.quantities if compare(wrong, q) in ("same", "compatible")]
            if held and pair.points >= _ABOUT - 1:
                true = ", ".join(normal(q) for q in one.quantities)
                reason = f"{normal(held[0])} is said not to be so, but {true}"
                return _conflict(pair, "number", reason)
    if not pair.figures.clash:
        return None
    one_amount, other_amount = pair.figures.clash[0]
    reason = f"{normal(one_amount)} against {normal(other_amount)}"
    if _one_thing(pair):
        return _conflict(pair, "number", reason)
    return _ruled(pair, "different", f"{reason}, of different things", apart=True)


def _dates(pair: Likeness) -> Ruling | None:
    if not pair.days.clash:
        return None
    one, other = pair.days.clash[0]
    reason = f"{normal_date(one)} against {normal_date(other)}"
    if _one_thing(pair) and pair.points >= SAME - 1:
        return _conflict(pair, "date", reason)
    return _ruled(pair, "different", f"{reason}, of different things", apart=True)


def _speakers(pair: Likeness) -> Ruling | None:
    left, right = pair.left, pair.right
    if left.silent != right.silent:
        return _ruled(pair, "different", "only one of them tells of no answer", apart=True)
    named = all(
        one.fact.attribution is not None and one.fact.attribution.naming == "named"
        for one in (left, right)
    )
    statements = left.fact.kind == right.fact.kind == "statement"
    if statements and named and not left.speaker & right.speaker:
        if _denial(pair):
            return None
        return _ruled(pair, "different", "two speakers", apart=True)
    return None


def _denials(pair: Likeness) -> Ruling | None:
    if not _denial(pair):
        return None
    if pair.points >= _ABOUT:
        return _conflict(pair, "denial", "one says what the other says is not so")
    return _ruled(pair, "different", "one tells what is not so, the other what is", apart=True)


def _denial(pair: Likeness) -> bool:
    """Whether a negation in one reaches what the other states."""
    left, right = pair.left, pair.right
    if left.silent or right.silent:
        return False
    return _reaches(left, right) != _reaches(right, left)


def _reaches(denier: Reading, other: Reading) -> bool:
    reached = denier.denied & other.words
    return bool(reached) and len(reached) >= len(denier.denied) / 2 and not reached & other.denied


def _outcomes(pair: Likeness) -> Ruling | None:
    clash = exclusive(pair.left, pair.right)
    if clash is None:
        return None
    if pair.points >= _ABOUT:
        return _conflict(pair, "status", f"{clash[0]} against {clash[1]}")
    return _ruled(pair, "different", f"{clash[0]} against {clash[1]}", apart=True)


def _one_thing(pair: Likeness) -> bool:
    """Whether two facts with different figures are about one thing at one time."""
    left, right = pair.left, pair.right
    if left.earlier != right.earlier or left.every != right.every or pair.points < _ABOUT:
        return False
    lone_left = [name for name in left.names if not name & right.words]
    lone_right = [name for name in right.names if not name & left.words]
    return not (lone_left and lone_right)


def _same_quotation(left: Reading, right: Reading) -> bool:
    speakers = left.speaker & right.speaker or not (left.speaker and right.speaker)
    return bool(speakers) and any(
        near_wording(one, other) >= _WORDING for one in left.quotes for other in right.quotes
    )


def _by_likeness(pair: Likeness) -> Ruling:
    if pair.points < SAME:
        unclear = pair.points >= UNCLEAR
        reason = "alike in part" if unclear else "they share too little"
        return _ruled(pair, "different", reason, unclear=unclear)
    told = sorted(
        (name for name, value in pair.signs.items() if value and not name.endswith("in one only")),
        key=lambda name: -pair.signs[name],
    )
    return _ruled(pair, _sense(pair), "alike: " + ", ".join(told[:4]))


def _sense(pair: Likeness) -> Relation:
    """Same, or narrower where one says little beyond what the other holds."""
    left, right = pair.left, pair.right
    if pair.within < 0.9 or abs(len(left.words) - len(right.words)) < 3:
        return "same"
    return "narrower" if len(left.words) < len(right.words) else "broader"


def _conflict(pair: Likeness, conflict: ConflictType, reason: str) -> Ruling:
    return _ruled(pair, "conflicting", reason, conflict=conflict, apart=True)


def _ruled(
    pair: Likeness,
    relation: Relation,
    reason: str,
    *,
    conflict: ConflictType | None = None,
    apart: bool = False,
    unclear: bool = False,
) -> Ruling:
    decision = Decision(
        left=pair.left.fact.id,
        right=pair.right.fact.id,
        relation=relation,
        by="code",
        reason=reason,
        conflict=conflict,
        points=round(pair.points, 2),
    )
    return Ruling(decision, apart, unclear)
