"""Weighing a pair against the other pairs that its two facts could make.

An article tells a thing once: of all facts of another article, at most one is its match, and a
fact that stands out from its rivals is a likelier match than one among many alike.
"""

from collections import defaultdict
from collections.abc import Sequence

from agent.reconcile.likeness import Likeness
from agent.reconcile.subject import comparable

_NUMBER = 0.3  # what a shared number counts for beside the overlap of words
_FAR = 0.5


def weigh_rivals(pairs: Sequence[Likeness]) -> None:
    """Adds to the signs of each of `pairs` those that come from its rivals."""
    nearest: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    nears = [_near(pair) for pair in pairs]
    for pair, near in zip(pairs, nears, strict=True):
        left, right = pair.left.fact, pair.right.fact
        nearest[left.id, right.article].append((near, right.id))
        nearest[right.id, left.article].append((near, left.id))
    for rivals in nearest.values():
        rivals.sort(reverse=True)
    for pair, near in zip(pairs, nears, strict=True):
        left, right = pair.left.fact, pair.right.fact
        mine, its = nearest[left.id, right.article], nearest[right.id, left.article]
        first = near >= mine[0][0] and near >= its[0][0]
        rival = max(_best_other(mine, right.id), _best_other(its, left.id))
        pair.signs["nearest of their articles"] = float(first)
        pair.signs["ahead of the next nearest"] = max(min(near - rival, _FAR), -_FAR)
    _weigh_figures([pair for pair in pairs if pair.figures.clash and comparable(pair)])


def _weigh_figures(pairs: Sequence[Likeness]) -> None:
    """Adds how far each pair of differing figures is ahead of those that its facts could also be
    set against: a share of this year against all shares of this year."""
    nearest: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for pair in pairs:
        left, right = pair.left.fact, pair.right.fact
        nearest[left.id, right.article].append((pair.told_alike, right.id))
        nearest[right.id, left.article].append((pair.told_alike, left.id))
    for rivals in nearest.values():
        rivals.sort(reverse=True)
    for pair in pairs:
        left, right = pair.left.fact, pair.right.fact
        mine = _best_other(nearest[left.id, right.article], right.id)
        its = _best_other(nearest[right.id, left.article], left.id)
        pair.figures_ahead = pair.told_alike - max(mine, its)


def _best_other(rivals: list[tuple[float, str]], partner: str) -> float:
    for near, fact in rivals:
        if fact != partner:
            return near
    return 0.0


def _near(pair: Likeness) -> float:
    return pair.overlap + _NUMBER * bool(pair.figures.same)
