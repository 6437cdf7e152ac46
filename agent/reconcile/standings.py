"""How a thing stands, beside what agent.text.statuses tells: it goes ahead, it is over."""

import re

from agent.text.cues import Cue

_STANDINGS = {
    "going ahead": r"(?:go(?:es|ing)?|went) ahead|stands(?= as\b|[.,]|$)|not affected|unaffected"
    r"|as (?:planned|foreseen|scheduled)|on schedule|remains? on",
    "left by agreement": r"by mutual (?:consent|agreement)",
    "dismissed": r"dismiss(?:es|ed|ing)?|axed|removed|forced out",
    "over": r"(?:is|are|was|were) (?:now )?(?:over|finished)",
    "undecided": r"(?:ha(?:s|ve|d) (?:not|yet to)|not yet|yet to) (?:be )?(?:decid|rul)\w+"
    r"|undecided|decid\w+ nothing|pending|(?:decision|ruling) (?:is )?(?:not )?(?:expected|due)",
    "approved": r"permit(?:s|ted)?|wav(?:e|es|ed) through|nod(?:s|ded)? through|go-ahead",
    "resumed": r"sail(?:s|ed)? again|run(?:s|ning)? again|reopen(?:s|ed)?",
}

_STANDING = {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in _STANDINGS.items()}


def standings(claim: str) -> tuple[Cue, ...]:
    """Where `claim` tells how something stands, under names of this module."""
    return tuple(
        Cue(name, match.group(), match.start(), match.end())
        for name, pattern in _STANDING.items()
        for match in pattern.finditer(claim)
    )
