"""How alike two sketches are: names, words, figures and days that few other articles share."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations
from math import log, sqrt

from agent.stories.sketch import Sketch

Sign = tuple[int, str]
"""A kind of sign, by its place among the kinds, and the sign itself."""
Vector = dict[Sign, float]

NAMES, WORDS, FIGURES, DAYS = 0.4, 0.5, 0.07, 0.03
"""What each kind of sign is worth."""
_COMMON = 0.25
_FEW = 8
"""A sign that more than this share of the articles hold proposes no pair, unless they are few."""
_FADES = timedelta(days=6)


class Likeness:
    """The likeness of every pair of `sketches` that shares a telling name or word."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._sketches = sketches
        kinds: tuple[tuple[float, list[Mapping[str, float]]], ...] = (
            (NAMES, [s.names for s in sketches]),
            (WORDS, [s.words for s in sketches]),
            (FIGURES, [dict.fromkeys(s.figures, 1.0) for s in sketches]),
            (DAYS, [dict.fromkeys(s.days, 1.0) for s in sketches]),
        )
        # One vector an article: the product of two is the sum of their shares of cosines.
        self._vectors: list[Vector] = [{} for _ in sketches]
        for kind, (share, counts) in enumerate(kinds):
            for vector, one in zip(self._vectors, _weighed(counts), strict=True):
                vector.update({(kind, key): sqrt(share) * value for key, value in one.items()})

    def lead(self, place: int) -> frozenset[str]:
        """The names at the top of the article."""
        return self._sketches[place].lead

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        """Places in the sequence, the lower first, and their likeness from 0 to 1."""
        for one, other in self._proposed():
            yield one, other, self.of(one, other)

    def of(self, one: int, other: int) -> float:
        """How alike two sketches are, from 0 to 1; those far apart in time are less so."""
        left, right = self._vectors[one], self._vectors[other]
        if len(right) < len(left):
            left, right = right, left
        shared = left.keys() & right.keys()
        return sum(left[key] * right[key] for key in shared) * self._nearness(one, other)

    def _nearness(self, one: int, other: int) -> float:
        left, right = self._sketches[one].moment, self._sketches[other].moment
        if left is None or right is None:
            return 1.0
        return 1 / (1 + (abs(left - right) / _FADES) ** 2)

    def _proposed(self) -> set[tuple[int, int]]:
        most = max(_FEW, _COMMON * len(self._sketches))
        holders: dict[Sign, list[int]] = defaultdict(list)
        for place, vector in enumerate(self._vectors):
            for sign in vector:
                holders[sign].append(place)
        shared: Counter[tuple[int, int]] = Counter()
        for held in holders.values():
            if len(held) <= most:
                shared.update(combinations(held, 2))
        return {pair for pair, count in shared.items() if count > 1}


def _weighed(counts: Sequence[Mapping[str, float]]) -> Iterator[dict[str, float]]:
    """Each count weighted by its rarity among all, as a vector of length 1 (or 0)."""
    holders = Counter(key for held in counts for key in held)
    for held in counts:
        raw = {key: value * log(1 + len(counts) / holders[key]) for key, value in held.items()}
        length = sqrt(sum(value * value for value in raw.values()))
        yield {key: value / length for key, value in raw.items()} if length else {}
