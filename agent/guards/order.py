"""Guards for claims cut from a sentence: its own words, in its own order."""

import re

from agent.guards.candidate import Candidate
from agent.text.words import content_words, tokens

_FREE = frozenset({
    "say", "tell", "the", "a", "an", "it", "is", "be", "was", "were", "are", "has", "had",
    "have", "and", "that", "of", "to", "would", "will", "s", "he", "she", "they",
})  # fmt: skip
_NEW_WORDS = 0
_DOER = re.compile(
    r"(?P<doer>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*) (?:(?:has|had|have) )?(?P<verb>[a-z]+)"
)


def words_held(candidate: Candidate) -> str | None:
    """No content word that neither the cited sentences nor the article hold."""
    new = content_words(candidate.claim) - content_words(candidate.article) - {"say", "tell"}
    if len(new) <= _NEW_WORDS:
        return None
    word = next(one.text for one in tokens(candidate.claim) if content_words(one.text) & new)
    return f"the article does not say “{word}”"


def order_kept(candidate: Candidate) -> str | None:
    """Every content word of the claim follows in the order in which its sentences have them.

    A claim that turns its sentence round has swapped who did what to whom, and so has one that
    takes by whom a thing was done for what did the next: "was asked by Brun and caused anger".
    """
    rest = iter(candidate.evidence_stems)
    if not all(word in rest for word in candidate.claim_stems if word not in _FREE):
        return "its words are not in the order of the sentence"
    done = _DOER.match(candidate.claim)
    if done and _done_by(done["doer"], done["verb"], candidate.evidence):
        return f"it is not {done['doer']} who {done['verb']}"
    return None


def _done_by(doer: str, verb: str, text: str) -> bool:
    """Whether in `text` something was done by `doer`, and that thing goes on to `verb`."""
    passive = rf"\b(?:was|were|been|being|is|are) [^.;]*?\bby {re.escape(doer)}\b"
    return bool(re.search(rf"{passive}(?:(?!\b(?:who|which|that)\b)[^.;])*? and {verb}\b", text))
