"""How telling each word is between the facts of two articles."""

from collections import Counter
from collections.abc import Iterable
from math import log

from agent.reconcile.reading import Reading

_LEAST = 0.05


class Background:
    """Counts how many facts of each article hold a word.

    A word that most facts of an article repeat ("the Maresby warehouse") sets the scene; one that
    a single fact holds tells what the fact is. Only the two articles at hand matter, so that the
    same pair weighs the same however many other stories are briefed with it.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._uses: dict[str, Counter[str]] = {}
        self._facts: Counter[str] = Counter()
        for reading in readings:
            article = reading.fact.article
            self._facts[article] += 1
            self._uses.setdefault(article, Counter()).update(reading.words)

    def share(self, name: frozenset[str], article: str) -> float:
        """The share of the facts of `article` (0..1) that hold every word of `name`, or nearly."""
        uses = self._uses[article]
        return min((uses[word] for word in name), default=0) / self._facts[article]

    def weight(self, words: Iterable[str], left: str, right: str) -> float:
        """The summed weight of `words` between the articles `left` and `right`."""
        total = self._facts[left] + self._facts[right] + 1
        one, two = self._uses[left], self._uses[right]
        return sum(
            max(log(total / (max(one[word] - 1, 0) + max(two[word] - 1, 0) + 0.5)), _LEAST)
            for word in words
        )
