"""Guards for claims cut from a sentence: its own words, in its own order."""

from agent.guards.candidate import Candidate
from agent.text.words import content_words, tokens

_FREE = frozenset({
    "say", "tell", "the", "a", "an", "it", "is", "be", "was", "were", "are", "has", "had",
    "have", "and", "that", "of", "to", "would", "will", "s", "he", "she", "they",
})  # fmt: skip
_NEW_WORDS = 0


def words_held(candidate: Candidate) -> str | None:
    """No content word that neither the cited sentences nor the article hold."""
    new = content_words(candidate.claim) - content_words(candidate.article) - {"say", "tell"}
    if len(new) <= _NEW_WORDS:
        return None
    word = next(one.text for one in tokens(candidate.claim) if content_words(one.text) & new)
    return f"the article does not say “{word}”"


def order_kept(candidate: Candidate) -> str | None:
    """Every content word of the claim follows in the order in which its sentences have them.

    A claim that turns its sentence round has swapped who did what to whom.
    """
    rest = iter(candidate.evidence_stems)
    if all(word in rest for word in candidate.claim_stems if word not in _FREE):
        return None
    return "its words are not in the order of the sentence"
