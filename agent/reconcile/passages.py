"""Sentences that two articles share word for word, and which of the two had them first."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from rensa import (  # type: ignore[import-untyped]  # it ships no stubs
    RMinHash,
    RMinHashLSH,
)

from agent.text.quotations import find_quotations
from agent.text.words import tokens
from schemas.article import Article, Sentence
from schemas.fact import Fact

_SHINGLE = 4  # words
_SHORTEST = 9  # words; shorter sentences are alike by chance
_SHARED = 0.6  # share of the shorter sentence's shingles that the other holds
_PERMUTATIONS = 64
_BANDS = 16  # of 4 rows: pairs at a Jaccard similarity of 0.5 are found two times in three
_UNDATED = datetime.max.replace(tzinfo=UTC)


class Passages:
    """The sentences of a briefing's articles, indexed by MinHash and confirmed by containment.

    Quotations are left out: two reporters who heard one speaker share the speaker's words.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self._shingles: dict[tuple[str, int], frozenset[str]] = {}
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

    def _find_copies(self) -> dict[tuple[str, int], set[tuple[str, int]]]:
        index = RMinHashLSH(0.5, _PERMUTATIONS, _BANDS)
        places = list(self._shingles)
        hashes = []
        for number, place in enumerate(places):
            minhash = RMinHash(_PERMUTATIONS, 1)
            minhash.update(sorted(self._shingles[place]))
            hashes.append(minhash)
            index.insert(number, minhash)
        copies: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
        for number, place in enumerate(places):
            for other in index.query(hashes[number]):
                there = places[other]
                if there[0] != place[0] and self._is_copy(place, there):
                    copies[place].add(there)
        return copies

    def _is_copy(self, one: tuple[str, int], other: tuple[str, int]) -> bool:
        left, right = self._shingles[one], self._shingles[other]
        return len(left & right) >= _SHARED * min(len(left), len(right))


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
