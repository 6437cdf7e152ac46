"""How telling each word is between the facts of two articles."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

from agent.reconcile.reading import Reading

_LEAST = 0.05
_KEPT = 0.3
_OFTEN = 3
"""An article keeps naming what this share of its facts names, and no fewer than so many."""


class Background:
    """Counts how many facts of each article hold a word.

    A word that most facts of an article repeat ("the Maresby warehouse") sets the scene; one that
    a single fact holds tells what the fact is. Only the two articles at hand matter, so that the
    same pair weighs the same however many other stories are briefed with it.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._uses: dict[str, Counter[str]] = {}
        self._facts: Counter[str] = Counter()
        self._last: tuple[tuple[str, str], dict[str, float]] = (("", ""), {})
        self._kept: dict[str, tuple[frozenset[str], ...]] = {}
        for reading in readings:
            article = reading.fact.article
            self._facts[article] += 1
            self._uses.setdefault(article, Counter()).update(
                reading.words | reading.told | reading.denied
            )

    def share(self, name: frozenset[str], article: str) -> float:
        """The share of the facts of `article` (0..1) that hold every word of `name`, or nearly."""
        uses = self._uses[article]
        return min((uses[word] for word in name), default=0) / self._facts[article]

    def kept(self, reading: Reading) -> tuple[frozenset[str], ...]:
        """The names in `reading` that its article keeps naming: what it is about."""
        found = self._kept.get(reading.fact.id)
        if found is None:
            article = reading.fact.article
            found = tuple(
                name
                for name in reading.names
                if self.share(name, article) >= max(_KEPT, _OFTEN / self._facts[article])
            )
            self._kept[reading.fact.id] = found
        return found

    def between(self, left: str, right: str) -> Mapping[str, float]:
        """The weights of all words of the articles `left` and `right`, between these two."""
        if self._last[0] != (left, right):
            total = self._facts[left] + self._facts[right] + 1
            one, two = self._uses[left], self._uses[right]
            weights = {
                word: _weight(total, max(one[word] - 1, 0) + max(two[word] - 1, 0))
                for word in one.keys() | two.keys()
            }
            self._last = (left, right), weights
        return self._last[1]


@lru_cache(maxsize=100_000)
def _weight(facts: int, others: int) -> float:
    """The weight of a word that `others` facts hold beside the two compared, of `facts` in all."""
    return max(log(facts / (others + 0.5)), _LEAST)
