"""The fact matcher: is this claim present in that text? By words alone, no model, no network.

How far it agrees with people is measured in docs/matcher.md (evals/benchmarks/matcher_agreement.py
makes that page); THRESHOLD and LAST_WORD come from there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from types import MappingProxyType
from typing import NamedTuple

from agent.text.number_tokens import cut
from agent.text.numerals import read_number
from agent.text.words import content_words, tokens

THRESHOLD = 0.54
"""A claim is present from this share of its weight on."""

LAST_WORD = 1.5
"""The last content word carries what is told of the subject: its weight is multiplied by this."""

_ALIKE = 0.5  # two words whose letter trigrams agree less than this are different words


NOTHING_JUDGED: Mapping[tuple[str, str], bool] = MappingProxyType({})


class Presence(NamedTuple):
    """The share of a claim's weight that a text holds (0..1), the verdict, the words it lacks."""

    score: float
    present: bool
    missing: tuple[str, ...] = ()


class Weights:
    """How telling each word is.

    A word is telling when few texts of the background use it, and few of the claims among
    which this one must be found: "bank" tells nothing apart among facts on one bank's decision.
    `judged` holds verdicts on (claim, text) that outrank the matcher's.
    """

    def __init__(
        self,
        background: Iterable[str],
        claims: Iterable[str],
        judged: Mapping[tuple[str, str], bool] = NOTHING_JUDGED,
    ) -> None:
        self.judged = judged
        self._texts, self._text_count = _frequencies(tuple(background))
        self._claims, self._claim_count = _frequencies(tuple(claims))

    def __getitem__(self, word: str) -> float:
        others = max(self._claims[word] - 1, 0)
        return self.rarity(word) * max(log((self._claim_count + 1) / (others + 0.5)), 0.1)

    def rarity(self, word: str) -> float:
        """How few texts of the background use `word`: its inverse document frequency."""
        return max(log((self._text_count + 1) / (self._texts[word] + 0.5)), 0.1)


def presence(claim: str, text: str, weights: Weights) -> Presence:
    """Whether `text` says what `claim` says.

    The score is the weighted share of the claim's content words that the text holds, inflections
    and spellings folded, near-alike words in part. Whatever the score, a claim is absent where
    one of its numbers is.
    """
    words = _in_order(claim)
    if not words:
        return Presence(0.0, False)
    shares = {word: _share(word, stems(text)) for word in words}
    weight = {word: weights[word] for word in words}
    weight[words[-1]] *= LAST_WORD
    score = sum(weight[word] * shares[word] for word in words) / sum(weight.values())
    strange = numbers(claim) - numbers(text)
    missing = tuple(word for word in words if shares[word] == 0)
    by_words = score >= THRESHOLD and not strange
    return Presence(score, weights.judged.get((claim, text), by_words), missing)


@lru_cache(maxsize=100_000)
def numbers(text: str) -> frozenset[float]:
    """The values of the numbers in `text`, in digits or in words."""
    signs = cut(text)
    found, at = set(), 0
    while at < len(signs):
        number = read_number(signs, at)
        if number:
            found.add(number.value)
        at = max(number.upto if number else 0, at + 1)
    return frozenset(found)


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The content words of `text`; one text is asked for many times."""
    return content_words(text)


def held(word: str, words: frozenset[str]) -> bool:
    """Whether `words` holds the stem `word`, or one that is alike in its letters."""
    return _share(word, words) > 0


@lru_cache(maxsize=100_000)
def _in_order(text: str) -> tuple[str, ...]:
    """The content words of `text`, each once, as they come."""
    stems = (stem for token in tokens(text) for stem in sorted(content_words(token.text)))
    return tuple(dict.fromkeys(stems))


def _share(word: str, words: frozenset[str]) -> float:
    """1 where `words` holds `word`, the likeness of the nearest word where it is alike, or 0."""
    return 1.0 if word in words else max((_alike(word, other) for other in words), default=0.0)


@lru_cache(maxsize=500_000)
def _alike(one: str, other: str) -> float:
    """Dice overlap of the letter trigrams of two words (0..1), 0 below _ALIKE and for numbers."""
    if one[0].isdigit() or other[0].isdigit():
        return 0.0
    left, right = _trigrams(one), _trigrams(other)
    overlap = 2 * len(left & right) / (len(left) + len(right))
    return overlap if overlap >= _ALIKE else 0.0


@lru_cache(maxsize=50_000)
def _trigrams(word: str) -> frozenset[str]:
    framed = f"^{word}$"
    return frozenset(framed[at : at + 3] for at in range(len(framed) - 2))


@lru_cache(maxsize=500)
def _frequencies(texts: tuple[str, ...]) -> tuple[Counter[str], int]:
    """In how many of `texts` each content word stands, and how many there are."""
    return Counter(word for text in texts for word in stems(text)), len(texts)
