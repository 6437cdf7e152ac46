"""Whether a later fact says nothing that an earlier one does not, or tells what came of it."""

import re
from collections.abc import Sequence

from agent.reconcile.deeds import has_come
from agent.reconcile.figures import compare_quantities
from agent.reconcile.naming import name_others
from agent.reconcile.outcomes import successive_outcomes
from agent.reconcile.reading import Reading

_AHEAD = re.compile(
    r"\b(?:will|would|won['’]t|going to|(?:is|are) to|due|scheduled|plans? to|planned)\b",
    re.IGNORECASE,
)
_HELD = 0.3
"""The share of a claim's words beside names in another from which it says no more."""

_ALIKE = 0.5
"""The share of the shorter claim's words in the other from which both speak of one thing."""

_OUTCOMES = frozenset({"cancelled", "postponed", "suspended", "paused", "resumed", "ended"})
"""What can become of a thing that was ahead, or that had been stopped."""


def says_no_more(later: Reading, earlier: Reading) -> bool:
    """Whether all that `later` tells stands in `earlier`: its figures and outcomes, most of its
    words, and whether the thing is done or ahead."""
    figures = compare_quantities(later.quantities, earlier.quantities)
    lone = len(later.quantities) - len(figures.same) - len(figures.near)
    if lone or later.statuses - earlier.statuses or is_ahead(later) != is_ahead(earlier):
        return False
    return len(later.matter & earlier.words) >= _HELD * len(later.matter)


def overtakes(later: Reading, earlier: Reading) -> bool:
    """Whether `later` tells what became of what `earlier` told as ahead or as stopped."""
    if successive_outcomes(later, earlier):
        return True
    came = bool((later.statuses & _OUTCOMES) - earlier.statuses)
    became = came and not later.denied and is_ahead(earlier)
    if not became and (not has_come(later, earlier) or name_others(later, earlier)):
        return False
    shared = later.words & earlier.words
    return len(shared) > 1 and len(shared) >= _ALIKE * min(len(later.words), len(earlier.words))


def moves_on(later: Reading, earlier: Sequence[Reading]) -> bool:
    """Whether `later`, held to be one fact with `earlier`, tells what became of it, or alone of
    what is ahead or done."""
    return any(overtakes(later, one) for one in earlier) or all(
        is_ahead(later) != is_ahead(one) for one in earlier
    )


def reschedules(later: Reading, earlier: Reading) -> bool:
    """Whether both name days that were still to come when `later` was published: a plan that was
    told again with another day has been changed, whoever tells it."""
    if later.published is None or not (later.dates and earlier.dates):
        return False
    today = later.published.date().isoformat()
    return all(one.value[: len(today)] > today for one in (*later.dates, *earlier.dates))


def is_ahead(reading: Reading) -> bool:
    """Whether the claim tells of what was still to come."""
    return bool(_AHEAD.search(reading.claim))
