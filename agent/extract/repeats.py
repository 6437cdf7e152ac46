"""Whether two claims of one article say the same: a fact is told once."""

from collections.abc import Iterable
from dataclasses import dataclass

from agent.text.cues import Cue, hedges, negations
from agent.text.vocabulary import DATE_WORDS
from agent.text.words import content_words, stem, tokens

_FEW = 3
"""Content words; a claim of fewer is not the same as a longer one that happens to hold them."""


@dataclass(frozen=True)
class Told:
    """A claim made ready: its content words, those without a time in order, its "not" and "may"."""

    words: frozenset[str]
    order: tuple[str, ...]
    turned: tuple[str, ...]

    def same_as(self, other: "Told") -> bool:
        """Whether one of the two holds all that the other says, in its order.

        Claims that differ in a "not", a "may" or who did what to whom never say the same; when it
        was may stand anywhere.
        """
        short, long = (self, other) if len(self.words) <= len(other.words) else (other, self)
        if not short.words <= long.words or self.turned != other.turned:
            return False
        return len(short.words) >= min(_FEW, len(long.words)) and _in_order(short.order, long.order)


def told(claim: str) -> Told:
    """`claim` made ready for comparing."""
    kept = content_words(claim)
    lower = (token.text.lower() for token in tokens(claim))
    words = [(word, stem(word)) for word in lower if stem(word) in kept]
    order = tuple(stemmed for word, stemmed in words if word not in DATE_WORDS)
    turned = (*_names(negations(claim)), *_names(hedges(claim)))
    return Told(frozenset(stemmed for _, stemmed in words), order, turned)


def _in_order(short: Iterable[str], long: Iterable[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _names(cues: Iterable[Cue]) -> list[str]:
    return sorted(cue.name for cue in cues)
