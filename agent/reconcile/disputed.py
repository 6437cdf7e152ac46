"""The disputed thing in a few words."""

from agent.reconcile.concepts import concepts
from agent.reconcile.reading import Reading
from agent.text.words import Token, tokens

_LONGEST = 10  # words
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})


def disputed(one: Reading, other: Reading) -> str:
    """What two facts that differ are both about: the words of `one` in a row that hold most of
    what they share, names counted less, as a name alone says nothing of the matter."""
    outlets = (side.fact.attribution.outlet for side in (one, other) if side.fact.attribution)
    shared = one.words & other.words - concepts(" ".join(outlets))
    named = frozenset[str]().union(*one.names)
    words = tokens(one.claim)
    weights = [_weight(concepts(token.text) & shared, named) for token in words]
    spans = [
        (first, last)
        for first in range(len(words))
        for last in range(first, min(first + _LONGEST, len(words)))
        if weights[first] and weights[last] and not _broken(one.claim, words, first, last)
    ]
    if not spans:
        return one.claim
    first, last = max(
        spans, key=lambda span: (sum(weights[span[0] : span[1] + 1]), span[0] - span[1])
    )
    if first and words[first - 1].text.lower() in _ARTICLES:
        first -= 1
    return one.claim[words[first].start : words[last].end]


def _weight(found: frozenset[str], named: frozenset[str]) -> float:
    if not found:
        return 0.0
    return 0.5 if found <= named else 1.0


def _broken(claim: str, words: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a full stop, a bracket or a quotation mark stands between the words."""
    return any(
        mark in claim[words[first].start : words[last].end]
        for mark in (". ", ";", ":", "“", "”", "(", ")")
    )
