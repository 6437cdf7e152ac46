"""Which of the articles' words are worth showing under a claim, and in what marks."""

import re
from collections.abc import Iterable

from schemas.fact import Evidence

_WORD = re.compile(r"\w+")
_FEW_WORDS = 2
_DOUBLE_MARKS = re.compile(r"[\"“”«»„]")


def telling(claim: str, evidence: Iterable[Evidence]) -> Evidence | None:
    """The first span whose words are not the claim's own; None where every one repeats it.

    A claim is often a sentence of an article as it stands, but for an "Additionally" or a "But":
    quoting that one says nothing new.
    """
    said = _folded(claim)
    return next((span for span in evidence if not _repeats(_folded(span.quote), said)), None)


def _repeats(quote: str, said: str) -> bool:
    more = len(quote.split()) - len(said.split())
    return quote in said or (said in quote and more <= _FEW_WORDS)


def in_marks(words: str) -> str:
    """`words` in quotation marks; as they are where they hold such marks themselves."""
    return words if _DOUBLE_MARKS.search(words) else f"“{words}”"


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
