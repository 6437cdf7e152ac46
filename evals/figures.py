"""Turns scores into the figures of a table, each with its interval."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.bootstrap import Interval, Sums, harmonic_draws, interval, mean_draws
from evals.graders import METRICS, Metric
from evals.scores import Score, harmonic


class Figure(NamedTuple):
    """One metric of one run. `graded` things were graded, `ungraded` could not be."""

    metric: Metric
    value: float | None
    spread: Interval | None
    graded: int
    ungraded: int


def sums_by_metric(scores: Iterable[Score]) -> dict[str, dict[str, tuple[float, int]]]:
    """Per metric and article, the sum and the number of the graded values."""
    sums: dict[str, dict[str, tuple[float, int]]] = {}
    for score in scores:
        of_metric = sums.setdefault(score.metric, {})
        total, count = of_metric.get(score.item, (0.0, 0))
        if score.value is None:
            of_metric[score.item] = (total, count)
        else:
            of_metric[score.item] = (total + score.value, count + 1)
    return sums


def value_of(metric: Metric, sums: dict[str, Sums]) -> float | None:
    """The value of `metric` over all articles, None where nothing was graded."""
    if metric.parts:
        first, second = (_mean(sums.get(part, {})) for part in metric.parts)
        return harmonic(first, second)
    return _mean(sums.get(metric.name, {}))


def draws_of(
    metric: Metric, sums: dict[str, Sums], articles: tuple[str, ...]
) -> NDArray[np.float64]:
    """The resampled values of `metric` over `articles`."""
    if metric.parts:
        first, second = (mean_draws(sums.get(part, {}), articles) for part in metric.parts)
        return harmonic_draws(first, second)
    return mean_draws(sums.get(metric.name, {}), articles)


def figures(scores: Iterable[Score]) -> tuple[Figure, ...]:
    """The figures that `scores` allow, in the order of METRICS."""
    scores = tuple(scores)
    sums: dict[str, Sums] = dict(sums_by_metric(scores))
    made = []
    for metric in METRICS:
        names = metric.parts or (metric.name,)
        if not all(name in sums for name in names):
            continue
        articles = tuple(sorted({item for name in names for item in sums[name]}))
        made.append(
            Figure(
                metric,
                value_of(metric, sums),
                interval(draws_of(metric, sums, articles)),
                sum(count for name in names for _, count in sums[name].values()),
                sum(score.value is None for score in scores if score.metric in names),
            )
        )
    return tuple(made)


def _mean(sums: Sums) -> float | None:
    total = sum(total for total, _ in sums.values())
    count = sum(count for _, count in sums.values())
    return total / count if count else None
