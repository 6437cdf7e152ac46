"""All pairs worth comparing, each decided."""

from collections.abc import Sequence
from dataclasses import replace

from agent.reconcile.background import Background
from agent.reconcile.blocking import candidates
from agent.reconcile.likeness import likeness
from agent.reconcile.reading import Reading
from agent.reconcile.relation import decide
from agent.reconcile.rivals import weigh_rivals
from agent.reconcile.ruling import Ruling

_NEAREST = 0.8
"""A denial counts only against the facts that state nearly as much of it as any does."""


def relate(readings: Sequence[Reading]) -> list[Ruling]:
    """What code decides on each pair of `readings` worth comparing."""
    background = Background(readings)

    def articles(places: tuple[int, int]) -> tuple[str, str, int, int]:
        """Pairs of the same two articles in a row, as their words weigh the same."""
        one, other = places
        return readings[one].fact.article, readings[other].fact.article, one, other

    pairs = [
        pair
        for one, other in sorted(candidates(readings), key=articles)
        if (pair := likeness(readings[one], readings[other], background)) is not None
    ]
    return _nearest_denials([decide(pair) for pair in weigh_rivals(pairs)])


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
