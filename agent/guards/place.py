"""Guards against claims from the wrong place: another sentence, a menu, the page about itself."""

import re

from agent.guards.candidate import Candidate
from agent.guards.readings import names_in
from agent.text.words import content_words

_PAGE = re.compile(
    r"\b(?:this (?:article|story|page|website|newsletter|live ?blog)|cookies?|subscribe|sign up"
    r"|newsletter|all rights reserved|read more|click here|developing story|our reporters?"
    r"|follow (?:us|our|the topics))\b",
    re.IGNORECASE,
)
_LEAST_COVER = 0.5
_FEW_WORDS = 4
"""A claim this short may borrow no half of its words: its subject would be all that it shares."""


def on_its_sentence(candidate: Candidate) -> str | None:
    """Half of the claim's content words stand in the sentences it cites, more in a short one; or
    half of those that are no names, which a claim takes from elsewhere to be read alone."""
    words = content_words(candidate.claim)
    names = content_words(" ".join(name.text for name in names_in(candidate.claim)))
    cited = content_words(candidate.evidence)
    rest = words - names
    if _covered(words, cited) or (rest and _covered(rest, cited)):
        return None
    return "it is about another sentence than it cites"


def _covered(words: frozenset[str], cited: frozenset[str]) -> bool:
    least = len(words) * _LEAST_COVER
    held = len(words & cited)
    return held > least or (held == least and not 0 < len(words) <= _FEW_WORDS)


def about_the_world(candidate: Candidate) -> str | None:
    """Not about the article or the page itself."""
    found = _PAGE.search(candidate.claim)
    return f"it is about the page (“{found.group()}”)" if found else None
