"""How well groups of mentions fit the true ones: MUC, B³, CEAF-e and their mean.

Both partitions hold the same mentions, as where gold mentions are grouped. The formulas as Pradhan
et al. (2014), "Scoring coreference partitions of predicted mentions", collect them.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Partition = Sequence[Hashable]
"""The group of each mention, in the mentions' order."""


class Rates(NamedTuple):
    """Shares from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean, 0 where both are 0."""
        whole = self.precision + self.recall
        return 2 * self.precision * self.recall / whole if whole else 0.0


def conll(gold: Partition, found: Partition) -> float:
    """The mean of the F1 of MUC, B³ and CEAF-e (Denis and Baldridge 2009; the CoNLL tasks)."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def muc(gold: Partition, found: Partition) -> Rates:
    """The share of the links within groups that stand (Vilain et al. 1995); a group of n mentions
    has n - 1, and one on its own counts for nothing."""
    return Rates(_links(found, gold), _links(gold, found))


def _links(whole: Partition, parts: Partition) -> float:
    """The share of the links in `whole` that `parts` leaves standing."""
    groups = len(set(whole))
    pieces = len(set(zip(whole, parts, strict=True)))
    links = len(whole) - groups
    return (len(whole) - pieces) / links if links else 0.0


def b_cubed(gold: Partition, found: Partition) -> Rates:
    """For each mention the share of its group that is with it in truth, and the reverse; the mean
    of all mentions (Bagga and Baldwin 1998)."""
    together = Counter(zip(gold, found, strict=True))
    true, grouped = Counter(gold), Counter(found)
    precision = sum(both**2 / grouped[group] for (_, group), both in together.items())
    recall = sum(both**2 / true[chain] for (chain, _), both in together.items())
    return Rates(precision / len(gold), recall / len(gold)) if gold else Rates(0.0, 0.0)


def ceaf_e(gold: Partition, found: Partition) -> Rates:
    """Each group beside at most one true one, so that they are alike in sum as far as can be
    (Luo 2005, with the likeness φ4: twice what two groups share by the sum of their sizes)."""
    true, grouped = Counter(gold), Counter(found)
    if not gold:
        return Rates(0.0, 0.0)
    rows = {chain: at for at, chain in enumerate(true)}
    columns = {group: at for at, group in enumerate(grouped)}
    alike = np.zeros((len(rows), len(columns)))
    for (chain, group), both in Counter(zip(gold, found, strict=True)).items():
        alike[rows[chain], columns[group]] = 2 * both / (true[chain] + grouped[group])
    best = best_assignment(alike)
    return Rates(best / len(columns), best / len(rows))


def best_assignment(gains: NDArray[np.float64]) -> float:
    """The largest sum of `gains` (rows by columns) with each row and each column used at most once.

    Shortest augmenting paths (Kuhn 1955, Munkres 1957): a row at a time is given a column, and
    earlier rows make way along the cheapest path.
    """
    costs = -(gains if gains.shape[0] <= gains.shape[1] else gains.T)
    rows, columns = costs.shape
    row_price, column_price = np.zeros(rows), np.zeros(columns + 1)
    holder = np.full(columns + 1, -1)  # the row that has each column; the last one is no column
    for row in range(rows):
        holder[-1] = row
        column = columns
        least = np.full(columns, np.inf)
        came_from = np.full(columns, columns)
        passed = np.zeros(columns + 1, dtype=bool)
        while holder[column] >= 0:
            passed[column] = True
            free = ~passed[:-1]
            reached = costs[holder[column]] - row_price[holder[column]] - column_price[:-1]
            nearer = free & (reached < least)
            least[nearer] = reached[nearer]
            came_from[nearer] = column
            column = int(np.argmin(np.where(free, least, np.inf)))
            step = least[column]
            row_price[holder[passed]] += step
            column_price[passed] -= step
            least[free] -= step
        while column != columns:
            holder[column] = holder[came_from[column]]
            column = int(came_from[column])
    given = np.flatnonzero(holder[:-1] >= 0)
    return float(-costs[holder[given], given].sum())
