"""How telling each word is between the facts of two articles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import log

from agent.reconcile.reading import Reading

_LEAST = 0.05
_KEPT = 0.3
_OFTEN = 3
"""An article keeps naming what this share of its facts names, and no fewer than so many."""


class Weights:
    """How telling each word is between the facts of two articles, and their sums.

    `left` and `right` tell how many facts beside the first of each article hold a word.
    """

    def __init__(self, facts: int, left: Mapping[str, int], right: Mapping[str, int]) -> None:
        others = {**left, **right}
        for word in left.keys() & right.keys():
            others[word] += left[word]
        of_count = {count: _weight(facts, count) for count in set(others.values())}
        self._of_word = {word: of_count[count] for word, count in others.items()}.__getitem__
        self._sums: dict[frozenset[str], float] = {}

    def sum(self, words: frozenset[str]) -> float:
        """The weight of `words` together."""
        return sum(map(self._of_word, words))

    def kept_sum(self, words: frozenset[str]) -> float:
        """The same, of words that are asked for again: those of a whole fact."""
        found = self._sums.get(words)
        if found is None:
            found = self._sums[words] = self.sum(words)
        return found


class Background:
    """Counts how many facts of each article hold a word.

    A word that most facts of an article repeat ("the Maresby warehouse") sets the scene; one that
    a single fact holds tells what the fact is. Only the two articles at hand matter, so that the
    same pair weighs the same however many other stories are briefed with it.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._facts: Counter[str] = Counter()
        self._last: tuple[tuple[str, str], Weights] = (("", ""), Weights(1, {}, {}))
        self._kept: dict[str, tuple[frozenset[str], ...]] = {}
        for reading in readings:
            article = reading.fact.article
            self._facts[article] += 1
            counted[article].update(reading.words | reading.told | reading.denied)
        self._uses = {article: dict(uses) for article, uses in counted.items()}
        self._more = {
            article: {word: count - 1 for word, count in uses.items()}
            for article, uses in counted.items()
        }

    def share(self, name: frozenset[str], article: str) -> float:
        """The share of the facts of `article` (0..1) that hold every word of `name`, or nearly."""
        uses = self._uses[article]
        return min([uses.get(word, 0) for word in name], default=0) / self._facts[article]

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

    def between(self, left: str, right: str) -> Weights:
        """The weights of all words of the articles `left` and `right`, between these two."""
        if self._last[0] != (left, right):
            total = self._facts[left] + self._facts[right] + 1
            weights = Weights(total, self._more[left], self._more[right])
            self._last = (left, right), weights
        return self._last[1]


def _weight(facts: int, others: int) -> float:
    """The weight of a word that `others` facts hold beside the two compared, of `facts` in all."""
    return max(log(facts / (others + 0.5)), _LEAST)
