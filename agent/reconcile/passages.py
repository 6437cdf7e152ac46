"""Sentences that two articles share word for word, and which of the two had them first."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from math import ceil

from agent.text.quotations import find_quotations
from agent.text.words import tokens
from schemas.article import Article, Sentence
from schemas.fact import Fact

_SHINGLE = 4  # words
_SHORTEST = 9  # words; shorter sentences are alike by chance
_SHARED = 0.6  # share of the shorter sentence's shingles that the other holds
_FEWEST = _SHORTEST - _SHINGLE + 1  # shingles: those of the shortest sentence that counts
_UNDATED = datetime.max.replace(tzinfo=UTC)

_Place = tuple[str, int]
"""An article's id and the number of a sentence in it."""


class Passages:
    """The sentences of a briefing's articles, and which of them hold most of another.

    Quotations are left out: two reporters who heard one speaker share the speaker's words.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._shingles: dict[_Place, frozenset[str]] = {}
        self._outlets: dict[str, str] = {}
        self._times: dict[str, datetime] = {}
        for article in articles:
            self._outlets[article.id] = article.outlet or article.source
            self._times[article.id] = time_of(article)
            for sentence in article.sentences:
                shingles = _shingles(article, sentence)
                if shingles:
                    self._shingles[article.id, sentence.number] = shingles
        self._copies = self._find_copies()

    def copied_from(self, fact: Fact) -> str:
        """The id of the earliest article of another outlet that already held the sentence on which
        the fact first stands; "" where the sentence is its article's own."""
        if not fact.evidence:
            return ""
        place = (fact.article, fact.evidence[0].sentence)
        earlier = [
            other
            for other in self._copies.get(place, ())
            if self._times[other[0]] < self._times[fact.article]
            and self._outlets[other[0]] != self._outlets[fact.article]
        ]
        if not earlier:
            return ""
        return min(earlier, key=lambda other: (self._times[other[0]], other))[0]

    def _find_copies(self) -> dict[_Place, set[_Place]]:
        """Every pair of sentences of which one holds most of the other, however long it is, and
        one may be copied from the other.

        Whatever holds so many of a sentence's shingles holds one of any few of them: only the
        rarest are looked up, which hardly any other sentence holds.
        """
        places = list(self._shingles)
        held = list(self._shingles.values())
        holders: dict[str, list[int]] = defaultdict(list)
        for number, shingles in enumerate(held):
            for shingle in shingles:
                holders[shingle].append(number)
        copies: dict[_Place, set[_Place]] = defaultdict(set)
        for place, shingles in self._shingles.items():
            needed = _needed(len(shingles))
            counted = sorted([(len(holders[one]), one) for one in shingles])
            few = counted[: len(shingles) - needed + 1]
            for other in set().union(*(holders[one] for count, one in few if count > 1)):
                there = places[other]
                if len(held[other]) < len(shingles) or not self._one_was_first(place[0], there[0]):
                    continue
                if len(shingles & held[other]) >= needed:
                    copies[place].add(there)
                    copies[there].add(place)
        return copies

    def _one_was_first(self, one: str, other: str) -> bool:
        """Whether two articles are of two outlets and of two times."""
        return self._times[one] != self._times[other] and self._outlets[one] != self._outlets[other]


def _needed(shingles: int) -> int:
    """How many of a sentence's shingles another must hold to share a passage with it."""
    return max(_FEWEST, ceil(_SHARED * shingles))


def _shingles(article: Article, sentence: Sentence) -> frozenset[str]:
    words = _unquoted_words(article.text[sentence.start : sentence.end])
    if sentence.role == "noise" or len(words) < _SHORTEST:
        return frozenset()
    return frozenset(" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1))


def _unquoted_words(text: str) -> list[str]:
    words = tokens(text)
    for quote in find_quotations(text):
        if not quote.scare:
            words = tuple(one for one in words if not quote.start <= one.start < quote.end)
    return [word.text.lower() for word in words]


def time_of(article: Article) -> datetime:
    """When `article` was published; the end of all days where it does not say."""
    time = article.published or article.updated
    if time is None:
        return _UNDATED
    return time if time.tzinfo else time.replace(tzinfo=UTC)
