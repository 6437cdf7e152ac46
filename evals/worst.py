"""The worst misses of a run: what would mislead a reader most comes first."""

from collections.abc import Iterable
from typing import NamedTuple

from evals.graders import BY_NAME
from evals.scores import Score


class Worst(NamedTuple):
    """One thing that was looked at and all that is wrong with it, as (metric, reason).

    `harm` adds up the harm of the metrics that it fails, each by as much as it fails them.
    """

    item: str
    evidence: str
    faults: tuple[tuple[str, str], ...]
    harm: float


def worst(scores: Iterable[Score], most: int = 20) -> tuple[Worst, ...]:
    """The `most` worst misses of `scores`; of two that are as bad, the first in the corpus."""
    found: dict[tuple[str, str], list[Score]] = {}
    for score in scores:
        metric = BY_NAME[score.metric]
        if score.value is not None and score.reason and metric.harm and not metric.amount:
            found.setdefault((score.item, score.evidence), []).append(score)
    misses = [
        Worst(
            item,
            evidence,
            tuple((score.metric, score.reason) for score in missed),
            sum(map(_harm, missed)),
        )
        for (item, evidence), missed in found.items()
    ]
    return tuple(sorted(misses, key=lambda miss: -miss.harm)[:most])


def _harm(score: Score) -> float:
    metric = BY_NAME[score.metric]
    value = score.value or 0.0
    return metric.harm * (value if metric.lower_is_better else 1 - value)
