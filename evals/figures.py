"""Turns scores into figures: cells that add up, and the value and the interval they give."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.bootstrap import Interval, Sums, harmonic_draws, interval, mean_draws
from evals.graders import METRICS, Metric
from evals.scores import Score, harmonic

Cells = Mapping[str, Mapping[str, Mapping[str, tuple[float, int]]]]
"""metric → article or story → kind → the sum and the number of its graded values."""


class Figure(NamedTuple):
    """One metric of one run. `graded` things were graded, `ungraded` could not be."""

    metric: Metric
    value: float | None
    spread: Interval | None
    graded: int
    ungraded: int


def cells_of(scores: Iterable[Score]) -> Cells:
    """`scores` added up. An article all of whose scores are ungraded keeps an empty cell."""
    cells: dict[str, dict[str, dict[str, tuple[float, int]]]] = {}
    for score in scores:
        kinds = cells.setdefault(score.metric, {}).setdefault(score.item, {})
        total, count = kinds.get(score.kind, (0.0, 0))
        graded = score.value is not None
        kinds[score.kind] = (total + (score.value or 0.0), count + graded)
    return cells


def everything(item: str, kind: str) -> bool:
    """The slice that leaves nothing out."""
    del item, kind
    return True


Chosen = Callable[[str, str], bool]
"""Whether an article (or story) and a kind are in a slice."""


class Measured(NamedTuple):
    """One metric over one slice: the sums of each of its parts, by article."""

    metric: Metric
    sums: tuple[Sums, ...]

    @property
    def items(self) -> frozenset[str]:
        """The articles (or stories) in which something was graded."""
        return frozenset(item for sums in self.sums for item in sums if sums[item][1])

    def value(self) -> float | None:
        """The figure over all articles, None where a part has nothing graded."""
        means = [_mean(sums) for sums in self.sums]
        return harmonic(*means) if self.metric.parts else means[0]

    def draws(self, items: tuple[str, ...]) -> NDArray[np.float64]:
        """The figure in each resample of `items`."""
        draws = [mean_draws(sums, items) for sums in self.sums]
        return harmonic_draws(*draws) if self.metric.parts else draws[0]


def measure(metric: Metric, cells: Cells, chosen: Chosen = everything) -> Measured:
    """`metric` over the part of `cells` that is `chosen`."""
    return Measured(
        metric,
        tuple(
            {
                item: _added(sums for kind, sums in kinds.items() if chosen(item, kind))
                for item, kinds in cells.get(name, {}).items()
            }
            for name in metric.parts or (metric.name,)
        ),
    )


def valued(measured: Measured) -> tuple[float | None, Interval | None]:
    """The figure and its interval; None where nothing was graded."""
    items = tuple(sorted(measured.items))
    return measured.value(), interval(measured.draws(items)) if items else None


def figures(scores: Iterable[Score]) -> tuple[Figure, ...]:
    """The figures that `scores` allow, in the order of METRICS."""
    scores = tuple(scores)
    cells = cells_of(scores)
    made = []
    for metric in METRICS:
        names = metric.parts or (metric.name,)
        if not all(name in cells for name in names):
            continue
        measured = measure(metric, cells)
        made.append(
            Figure(
                metric,
                *valued(measured),
                sum(count for sums in measured.sums for _, count in sums.values()),
                sum(score.value is None for score in scores if score.metric in names),
            )
        )
    return tuple(made)


def _added(sums: Iterable[tuple[float, int]]) -> tuple[float, int]:
    pairs = list(sums)
    return sum(total for total, _ in pairs), sum(count for _, count in pairs)


def _mean(sums: Sums) -> float | None:
    total, count = _added(sums.values())
    return total / count if count else None
