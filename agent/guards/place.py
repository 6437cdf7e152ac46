"""Guards against claims from the wrong place: another sentence, a menu, the page about itself."""

import re

from agent.guards.candidate import Candidate
from agent.text.words import content_words, coverage

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
    """Half of the claim's content words stand in the sentences it cites, more in a short one."""
    cover = coverage(candidate.claim, candidate.evidence)
    short = len(content_words(candidate.claim)) <= _FEW_WORDS
    if cover < _LEAST_COVER or (short and cover == _LEAST_COVER):
        return "it is about another sentence than it cites"
    return None


def about_the_world(candidate: Candidate) -> str | None:
    """Not about the article or the page itself."""
    found = _PAGE.search(candidate.claim)
    return f"it is about the page (“{found.group()}”)" if found else None
