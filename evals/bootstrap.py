"""Intervals by resampling articles: facts of one article stand or fall together.

The percentile bootstrap of Efron (1979), over articles; paired where two runs are compared, so
that an article that is hard for both runs does not count as a difference.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20250701
ALPHA = 0.05

Sums = Mapping[str, tuple[float, int]]
"""Per article, the sum and the number of one metric's graded values."""


class Interval(NamedTuple):
    """The middle 95% of what resampling gave."""

    low: float
    high: float


def mean_draws(sums: Sums, articles: tuple[str, ...]) -> NDArray[np.float64]:
    """RESAMPLES means of one metric over resampled `articles`, the same draws in every call.

    NaN where a draw holds no graded value.
    """
    totals = np.array([sums.get(article, (0.0, 0))[0] for article in articles])
    counts = np.array([sums.get(article, (0.0, 0))[1] for article in articles])
    picks = np.random.default_rng(SEED).integers(0, len(articles), size=(RESAMPLES, len(articles)))
    with np.errstate(invalid="ignore", divide="ignore"):
        means: NDArray[np.float64] = totals[picks].sum(axis=1) / counts[picks].sum(axis=1)
    return means


def harmonic_draws(
    precision: NDArray[np.float64], recall: NDArray[np.float64]
) -> NDArray[np.float64]:
    """F1 of each draw; 0 where both are 0."""
    both = precision + recall
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(both == 0, 0.0, 2 * precision * recall / both)


def interval(draws: NDArray[np.float64]) -> Interval | None:
    """The interval of `draws`, None where no draw could be measured."""
    measured = draws[~np.isnan(draws)]
    if not measured.size:
        return None
    low, high = np.quantile(measured, [ALPHA / 2, 1 - ALPHA / 2])
    return Interval(float(low), float(high))
