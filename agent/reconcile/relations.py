"""All pairs worth comparing, each decided."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agent.reconcile.background import Background
from agent.reconcile.blocking import candidates
from agent.reconcile.likeness import Likeness, likeness
from agent.reconcile.reading import Reading
from agent.reconcile.relation import decide
from agent.reconcile.rivals import weigh_rivals
from agent.reconcile.ruling import Ruling

_NEAREST = 0.9
"""A denial counts only against the facts that state nearly as much of it as any does."""

_NOTHING = -6.0
"""Points below which nothing is worth keeping of two facts that are merely different."""


def relate(readings: Sequence[Reading]) -> list[Ruling]:
    """What code decides on each pair of `readings` worth comparing; pairs that have nothing to do
    with one another are left out."""
    return _nearest_denials([ruling for ruling in _rulings(readings) if _matters(ruling)])


def _rulings(readings: Sequence[Reading]) -> Iterator[Ruling]:
    return map(decide, likenesses(readings, Background(readings)))


def likenesses(readings: Sequence[Reading], background: Background) -> Iterator[Likeness]:
    """Every pair worth comparing, two articles at a time: their facts are rivals for one another
    only."""
    pairs: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for one, other in candidates(readings):
        left, right = readings[one].fact.article, readings[other].fact.article
        pairs[min(left, right), max(left, right)].append((one, other))
    for _, places in sorted(pairs.items()):
        near = (
            likeness(readings[one], readings[other], background) for one, other in sorted(places)
        )
        rivals = [pair for pair in near if pair is not None]
        weigh_rivals(rivals)
        yield from rivals


def _matters(ruling: Ruling) -> bool:
    decision = ruling.decision
    return decision.relation != "different" or ruling.apart or decision.points >= _NOTHING


def _nearest_denials(rulings: list[Ruling]) -> list[Ruling]:
    """`rulings` where each fact's denials are those that come nearest to what it speaks of."""
    best: dict[str, float] = {}
    for ruling in rulings:
        for fact in (ruling.decision.left, ruling.decision.right):
            best[fact] = max(best.get(fact, 0.0), ruling.reach)
    return [
        _weakened(ruling)
        if 0
        < ruling.reach
        < _NEAREST * max(best[ruling.decision.left], best[ruling.decision.right])
        else ruling
        for ruling in rulings
    ]


def _weakened(ruling: Ruling) -> Ruling:
    changed = {
        "relation": "different",
        "conflict": None,
        "reason": "another fact is what is denied",
    }
    return replace(ruling, decision=ruling.decision.model_copy(update=changed))
