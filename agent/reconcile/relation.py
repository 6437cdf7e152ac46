"""How one fact stands to another, decided by code in the order of what tells most.

Numbers, dates, speakers, negations, what became of an event, and the wording of quotations come
first; only a pair that none of them sets apart is decided by how alike the words are.
"""

from dataclasses import dataclass, replace

from agent.reconcile.denials import denial, opposed
from agent.reconcile.figures import compare_quantities
from agent.reconcile.likeness import Likeness
from agent.reconcile.naming import name_others
from agent.reconcile.outcomes import exclusive_outcomes, only_weighed
from agent.reconcile.reading import Reading
from agent.reconcile.roles import one_role
from agent.reconcile.subject import far_apart, one_thing
from agent.text.amounts import normal
from agent.text.periods import normal_date
from agent.text.quotations import near_wording
from agent.text.words import coverage
from schemas.briefing import ConflictType, Relation
from schemas.decision import Decision

SAME = 0.0
"""Points from which two facts are taken to say the same."""

UNCLEAR = -3.0
"""Points from which a model may be asked."""

_NEAR = -1.5
"""Points from which two facts with different dates are about one thing."""

_REPEATED = 0.85
"""The overlap from which one article says a thing twice."""

_WORDING = 0.55
"""The likeness of two quotations from which they are one remark."""

_PARAPHRASED = 0.6
"""The share of a quotation's words in another's claim from which the claim tells the same."""


@dataclass(frozen=True)
class Ruling:
    """A decision and what follows: `apart` facts may never be merged, not even through a third;
    `unclear` ones may be put to a model. `reach` (0..4) is how near a denial
    comes to what the other fact states."""

    decision: Decision
    apart: bool = False
    unclear: bool = False
    reach: float = 0.0


def decide(pair: Likeness) -> Ruling:
    """How the left fact of `pair` stands to the right one."""
    for rule in (_withdrawals, _numbers, _dates, _denials, _outcomes, _roles, _speakers):
        ruling = rule(pair)
        if ruling is not None:
            return ruling
    if pair.left.fact.article == pair.right.fact.article:
        return _within_article(pair)
    return _quotations(pair) or _by_likeness(pair)


def _within_article(pair: Likeness) -> Ruling:
    alike = pair.overlap >= _REPEATED and not pair.figures.lone
    if alike and bool(pair.left.denied) == bool(pair.right.denied):
        return _ruled(pair, "same", "one article says it twice")
    return _ruled(pair, "different", "one article tells them as two things", apart=True)


def _withdrawals(pair: Likeness) -> Ruling | None:
    if pair.left.withdraws == pair.right.withdraws:
        return None
    return _ruled(pair, "different", "one takes a report back", apart=True)


def _numbers(pair: Likeness) -> Ruling | None:
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        for wrong in one.corrected:
            held = [its for _, its in compare_quantities((wrong,), other.quantities).same]
            if held and one.quantities:
                true = ", ".join(normal(q) for q in one.quantities)
                reason = f"{true}, where {normal(held[0])} is said not to be so"
                return _conflict(pair, "number", reason)
    if not pair.figures.clash:
        return None
    mine, its = pair.figures.clash[0]
    reason = f"{normal(mine)} against {normal(its)}"
    if far_apart(mine, its) or not (_two_voices(pair) and one_thing(pair)):
        return _ruled(pair, "different", f"{reason}, of different things", apart=True)
    return _conflict(pair, "number", reason)


def _dates(pair: Likeness) -> Ruling | None:
    if not pair.days.clash:
        return None
    mine, its = pair.days.clash[0]
    reason = f"{normal_date(mine)} against {normal_date(its)}"
    close = pair.points >= _NEAR and not name_others(pair.left, pair.right)
    if close and _two_voices(pair) and one_thing(pair):
        return _conflict(pair, "date", reason)
    return _ruled(pair, "different", f"{reason}, of different things", apart=True)


def _two_voices(pair: Likeness) -> bool:
    """Whether two articles, or two speakers of one article, tell the two facts: one voice that
    tells two figures tells of two things."""
    left, right = pair.left, pair.right
    if left.fact.article != right.fact.article:
        return True
    return bool(left.speaker and right.speaker and not left.speaker & right.speaker)


def _denials(pair: Likeness) -> Ruling | None:
    if denial(pair):
        ruling = _conflict(pair, "denial", "one says what the other says is not so")
        reach = max(pair.denied) + pair.overlap + bool(pair.figures.same) + bool(pair.days.same)
        return replace(ruling, reach=reach)
    if opposed(pair) and pair.overlap >= _PARAPHRASED:
        return _ruled(pair, "different", "only one of them negates it", apart=True)
    return None


def _outcomes(pair: Likeness) -> Ruling | None:
    outcomes = exclusive_outcomes(pair.left, pair.right)
    if outcomes is not None:
        return _conflict(pair, "status", f"{outcomes.left} against {outcomes.right}")
    if only_weighed(pair.left, pair.right) and not name_others(pair.left, pair.right):
        return _conflict(pair, "status", "considered in one, settled in the other")
    return None


def _roles(pair: Likeness) -> Ruling | None:
    role = one_role(pair.left, pair.right)
    if role:
        return _conflict(pair, "identity", f"two people as {role}")
    return None


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
        return _ruled(pair, "different", "two speakers", apart=True)
    return None


def _quotations(pair: Likeness) -> Ruling | None:
    """One remark quoted alike is one fact; two unlike remarks of one speaker are two."""
    left, right = pair.left, pair.right
    if not (left.quotes and right.quotes) or (left.speaker and not left.speaker & right.speaker):
        return None
    if any(near_wording(mine, its) >= _WORDING for mine in left.quotes for its in right.quotes):
        return _ruled(pair, "same", "one speaker's words, quoted alike")
    if _paraphrased(left, right) or _paraphrased(right, left):
        return None
    return _ruled(pair, "different", "two remarks, quoted unlike", apart=True)


def _paraphrased(quoting: Reading, other: Reading) -> bool:
    return any(coverage(quote, other.claim) >= _PARAPHRASED for quote in quoting.quotes)


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
