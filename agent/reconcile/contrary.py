"""Whether an outlet's own article says the opposite of what the outlet is credited with."""

from collections.abc import Sequence

from agent.reconcile.figures import compare_dates
from agent.reconcile.naming import lone_names
from agent.reconcile.outcomes import successive_outcomes
from agent.reconcile.reading import Reading

_DENIED = 0.8
"""The share of the words under a negation that the other fact must state."""

_MATTER = 0.5
"""The share of what the shorter fact tells that both must tell."""

_FEWEST = 2


def contrary(reading: Reading, own: Sequence[Reading]) -> Reading | None:
    """The one of an article's `own` facts that says, of the same voice, that what `reading` tells
    is not so, or that it is where `reading` says not, or is on another day, or of which another
    thing became; None for none."""
    return next(
        (
            one
            for one in own
            if _ends_otherwise(reading, one, own)
            or (
                _voices(reading, one)
                and (_reverses(reading, one) or _moves(reading, one))
                and (reading.speaker or not lone_names(reading, one))
            )
        ),
        None,
    )


def _voices(left: Reading, right: Reading) -> bool:
    """Whether one named speaker says both, or nobody is named as the speaker of either: another's
    word against it is a denial, not a mistake."""
    if bool(left.speaker) != bool(right.speaker):
        return False
    return not left.speaker or (
        _named(left) and _named(right) and bool(left.speaker & right.speaker)
    )


def _named(reading: Reading) -> bool:
    attribution = reading.fact.attribution
    return attribution is not None and attribution.naming == "named"


def _reverses(left: Reading, right: Reading) -> bool:
    if left.silent or right.silent or bool(left.denied) == bool(right.denied):
        return False
    denier, other = (left, right) if left.denied else (right, left)
    denied = denier.denied_matter
    if len(denied) < _FEWEST or len(denied & other.words) < _DENIED * len(denied):
        return False
    return _one_matter(left, right)


def _ends_otherwise(left: Reading, right: Reading, own: Sequence[Reading]) -> bool:
    """Whether another thing became of the same ("opened", "closed"), whoever says so, and no fact
    of `own` has the outcome of `left`."""
    told = successive_outcomes(left, right) is not None and _one_matter(left, right)
    return told and not any(left.statuses & one.statuses for one in own)


def _moves(left: Reading, right: Reading) -> bool:
    """Whether one named speaker gives another day for the same."""
    if not left.speaker or len(left.dates) != 1 or len(right.dates) != 1:
        return False
    return bool(compare_dates(left.dates, right.dates).clash) and _one_matter(left, right)


def _one_matter(left: Reading, right: Reading) -> bool:
    mine, its = _matter(left), _matter(right)
    return len(mine & its) >= _MATTER * min(len(mine), len(its)) > 0


def _matter(reading: Reading) -> frozenset[str]:
    """What is told beside names; where who tells it could not be told apart, all beside names."""
    return reading.matter or reading.words.difference(*reading.names, reading.speaker)
