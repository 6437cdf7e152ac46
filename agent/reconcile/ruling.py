"""A decision on one pair of facts, and what follows from it for merging and for conflicts."""

from dataclasses import dataclass

from agent.reconcile.likeness import Likeness
from schemas.briefing import ConflictType, Relation
from schemas.decision import Decision


@dataclass(frozen=True)
class Ruling:
    """A decision and what follows.

    `apart` facts may never be merged, not even through a third; `unclear` ones may be put to a
    model. `values` are what conflicting facts say differently, left and right; `corrects` says
    that one of them calls the other's value wrong. `reach` (0..4) is how near a denial comes to
    what the other fact states.
    """

    decision: Decision
    apart: bool = False
    unclear: bool = False
    values: tuple[str, str] = ("", "")
    corrects: bool = False
    reach: float = 0.0


def ruled(
    pair: Likeness, relation: Relation, reason: str, *, apart: bool = False, unclear: bool = False
) -> Ruling:
    """The ruling that the left fact of `pair` stands in `relation` to the right one."""
    return Ruling(_decision(pair, relation, reason, None), apart, unclear)


def conflicting(
    pair: Likeness,
    conflict: ConflictType,
    values: tuple[str, str],
    *,
    told: tuple[str, str] | None = None,
    corrects: bool = False,
    reach: float = 0.0,
) -> Ruling:
    """The ruling that both facts of `pair` cannot hold: one says `values[0]`, the other [1]; `told`
    is how a reader is told so, where that is otherwise."""
    reason = " against ".join(told or values)
    decision = _decision(pair, "conflicting", reason, conflict)
    return Ruling(decision, apart=True, values=values, corrects=corrects, reach=reach)


def _decision(
    pair: Likeness, relation: Relation, reason: str, conflict: ConflictType | None
) -> Decision:
    return Decision(
        left=pair.left.fact.id,
        right=pair.right.fact.id,
        relation=relation,
        by="code",
        reason=reason,
        conflict=conflict,
        points=round(pair.points, 2),
    )
