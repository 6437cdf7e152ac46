"""Weighing a pair against the other pairs that its two facts could make.

An article tells a thing once: of all facts of another article, at most one is its match, and a
fact that stands out from its rivals is a likelier match than one among many alike.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from agent.reconcile.likeness import Likeness

_NUMBER = 0.3  # what a shared number counts for beside the overlap of words
_FAR = 0.5


def weigh_rivals(pairs: Iterable[Likeness]) -> list[Likeness]:
    """`pairs` with the signs that come from their rivals."""
    pairs = list(pairs)
    nearest: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for pair in pairs:
        near, left, right = _near(pair), pair.left.fact, pair.right.fact
        nearest[left.id, right.article].append((near, right.id))
        nearest[right.id, left.article].append((near, left.id))
    for rivals in nearest.values():
        rivals.sort(reverse=True)
    return [_weighed(pair, nearest) for pair in pairs]


def _weighed(pair: Likeness, nearest: dict[tuple[str, str], list[tuple[float, str]]]) -> Likeness:
    near, left, right = _near(pair), pair.left.fact, pair.right.fact
    first = all(
        near >= nearest[key][0][0] for key in ((left.id, right.article), (right.id, left.article))
    )
    rival = max(
        _best_other(nearest[left.id, right.article], right.id),
        _best_other(nearest[right.id, left.article], left.id),
    )
    signs = {
        "nearest of their articles": float(first),
        "ahead of the next nearest": max(min(near - rival, _FAR), -_FAR),
    }
    return replace(pair, signs=pair.signs | signs)


def _best_other(rivals: list[tuple[float, str]], partner: str) -> float:
    return next((near for near, fact in rivals if fact != partner), 0.0)


def _near(pair: Likeness) -> float:
    return pair.overlap + _NUMBER * bool(pair.figures.same)
