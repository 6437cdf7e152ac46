"""How alike two sketches are: names, words, figures and days that few other articles share."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
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
_FADES = timedelta(days=6).total_seconds()
"""Seconds between two articles that make them half as alike."""


class Likeness:
    """The likeness of every pair of `sketches`."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._sketches = sketches
        kinds: tuple[tuple[float, list[Mapping[str, float]]], ...] = (
            (NAMES, [s.names for s in sketches]),
            (WORDS, [s.words for s in sketches]),
            (FIGURES, [dict.fromkeys(s.figures, 1.0) for s in sketches]),
            (DAYS, [dict.fromkeys(s.days, 1.0) for s in sketches]),
        )
        # One vector an article: the product of two is the sum of their shares of cosines.
        vectors: list[Vector] = [{} for _ in sketches]
        for kind, (share, counts) in enumerate(kinds):
            for vector, one in zip(vectors, _weighed(counts), strict=True):
                vector.update({(kind, key): sqrt(share) * value for key, value in one.items()})
        self._moments = [s.moment.timestamp() if s.moment else None for s in sketches]
        # By the lower place, then the higher: how alike their signs are, and how many are telling.
        self._cosines: list[dict[int, float]] = [defaultdict(float) for _ in sketches]
        self._telling: list[Counter[int]] = [Counter() for _ in sketches]
        self._compare(vectors)

    def lead(self, place: int) -> frozenset[str]:
        """The names at the top of the article."""
        return self._sketches[place].lead

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        """Of every two that share telling signs: their places in the sequence, the lower first, and
        their likeness from 0 to 1."""
        for one, row in enumerate(self._telling):
            for other, count in row.items():
                if count > 1:
                    yield one, other, self.of(one, other)

    def of(self, one: int, other: int) -> float:
        """How alike two sketches are, the lower place first, from 0 to 1; those far apart in time
        are less so."""
        return self._cosines[one].get(other, 0.0) * self._nearness(one, other)

    def _nearness(self, one: int, other: int) -> float:
        left, right = self._moments[one], self._moments[other]
        if left is None or right is None:
            return 1.0
        return 1 / (1 + ((left - right) / _FADES) ** 2)

    def _compare(self, vectors: Sequence[Vector]) -> None:
        """Sign by sign, for most pairs share few of theirs."""
        holders: dict[Sign, list[tuple[int, float]]] = defaultdict(list)
        for place, vector in enumerate(vectors):
            for sign, value in vector.items():
                holders[sign].append((place, value))
        most = max(_FEW, _COMMON * len(vectors))
        for held in holders.values():
            telling = len(held) <= most
            for at, (one, left) in enumerate(held):
                later = held[at + 1 :]
                row = self._cosines[one]
                for other, right in later:
                    row[other] += left * right
                if telling:
                    self._telling[one].update([other for other, _ in later])


def _weighed(counts: Sequence[Mapping[str, float]]) -> Iterator[dict[str, float]]:
    """Each count weighted by its rarity among all, as a vector of length 1 (or 0)."""
    holders = Counter(key for held in counts for key in held)
    for held in counts:
        raw = {key: value * log(1 + len(counts) / holders[key]) for key, value in held.items()}
        length = sqrt(sum(value * value for value in raw.values()))
        yield {key: value / length for key, value in raw.items()} if length else {}
