"""All pairs worth comparing, each decided."""

from collections.abc import Sequence

from agent.reconcile.background import Background
from agent.reconcile.blocking import candidates
from agent.reconcile.likeness import likeness
from agent.reconcile.reading import Reading
from agent.reconcile.relation import Ruling, decide
from agent.reconcile.rivals import weigh_rivals


def relate(readings: Sequence[Reading]) -> list[Ruling]:
    """What code decides on each pair of `readings` worth comparing."""
    background = Background(readings)
    pairs = [
        likeness(readings[one], readings[other], background) for one, other in candidates(readings)
    ]
    return [decide(pair) for pair in weigh_rivals(pairs)]
