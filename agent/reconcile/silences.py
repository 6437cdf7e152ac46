"""Whether two claims tell of two bodies that would not speak: one's silence is not another's."""

import re

from agent.reconcile.concepts import concepts
from agent.reconcile.reading import Reading

_REFUSAL = re.compile(
    r"\b(?:declin|refus|did\b|does\b|do\b|has\b|have\b|had\b|would\b|could\b|\w+n['’]t\b)"
)
_STATE = concepts("ministry department government council commission administration")
"""One of these may stand for another."""

_BODIES = _STATE | concepts("embassy police court army parliament palace church party union")


def two_silent(left: Reading, right: Reading) -> bool:
    """Whether both tell that somebody did not answer, and each names a public body that the other
    does not mean: "the embassy", "the defence ministry"."""
    if not (left.silent and right.silent):
        return False
    mine, its = _bodies(left), _bodies(right)
    one_state = bool(mine & _STATE and its & _STATE)
    return bool(mine and its) and mine.isdisjoint(its) and not one_state


def _bodies(reading: Reading) -> frozenset[str]:
    """The public bodies among the words before the refusal."""
    refusal = _REFUSAL.search(reading.claim)
    return _BODIES & concepts(reading.claim[: refusal.start()] if refusal else "")
