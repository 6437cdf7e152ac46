"""How a thing stands, beside what agent.text.statuses tells: it goes ahead, it is over."""

import re
from importlib.resources import files

from agent.text.alternatives import by_letter, split_alternatives
from agent.text.cues import Cue
from agent.text.words import lowered

_STANDINGS = {
    "going ahead": r"(?:go(?:es|ing)?|went) ahead|stands(?= as\b|[.,]|$)|not affected|unaffected"
    r"|as (?:planned|foreseen|scheduled)|on schedule|remains? on",
    "left by agreement": r"by mutual (?:consent|agreement)",
    "dismissed": r"dismiss(?:es|ed|ing)?|axed|removed|forced out",
    "over": r"(?:is|are|was|were) (?:now )?(?:over|finished)",
    "undecided": r"(?:ha(?:s|ve|d) (?:not|yet to)|not yet|yet to) (?:be )?(?:decid|rul)\w+"
    r"|undecided|decid\w+ nothing|pending|(?:decision|ruling) (?:is )?(?:not )?(?:expected|due)",
    "approved": r"permit(?:s|ted)?|wav(?:e|es|ed) through|nod(?:s|ded)? through|go-ahead"
    r"|pass(?:es|ed)(?= (?:its|their|by)\b)|carried(?= by\b)|vot(?:es|ed) (?:for|in favour)"
    r"|accept(?:s|ed)",
    "rejected": r"refus(?:e|es|ed)(?! to (?:comment|say|answer))|voted against|threw out"
    r"|defeated|struck down",
    "resumed": r"sail(?:s|ed)? again|run(?:s|ning)? again|reopen(?:s|ed)?",
    "open": r"(?:stay|remain|keep|kept)(?:s|ed|ing)? open|still open"
    r"|open throughout|been open",
    "as usual": r"as (?:usual|normal)|normally|uninterrupted",
    "convicted": r"convict(?:s|ed)|(?<!not )guilty",
    "acquitted": r"acquit(?:s|ted)|not guilty|cleared of",
    "destroyed": r"collaps(?:es|ed)|destroyed|g(?:ives|ave) way|burst|in ruins",
    "standing": r"(?:is|are|was|were|still) standing|intact|undamaged|unscathed",
    "freed": r"released|freed|let go|on bail",
    "imposed": r"issued|imposed|declared|in force",
    "lifted": r"lift(?:s|ed)",
}


def _listed() -> dict[str, str]:
    """The ways to stand of lists/standings.txt with their patterns."""
    raw = (files("agent.reconcile") / "lists" / "standings.txt").read_text(encoding="utf-8")
    lines = (line.partition(": ") for line in raw.splitlines() if not line.startswith("#"))
    return {name: words for name, _, words in lines if words}


_STANDINGS |= _listed()

EXCLUSIVE = (
    ({"cancelled"}, {"postponed", "paused", "suspended", "resumed", "going ahead"}),
    ({"postponed", "suspended"}, {"going ahead"}),
    ({"closed"}, {"paused", "suspended", "postponed"}),
    ({"approved", "agreed"}, {"rejected", "undecided"}),
    ({"rejected"}, {"undecided"}),
    ({"resigned", "left by agreement"}, {"dismissed"}),
    ({"ended", "over"}, {"suspended", "paused", "extended"}),
    ({"closed"}, {"open"}),
    ({"cancelled", "closed", "paused", "suspended"}, {"as usual"}),
    ({"convicted"}, {"acquitted"}),
    ({"destroyed"}, {"standing"}),
    ({"genuine"}, {"fake"}),
    ({"back on"}, {"still off"}),
    ({"at the table"}, {"talks broken off"}),
    ({"appealed", "contested"}, {"accepted"}),
    ({"caught", "arrested"}, {"at large"}),
    ({"kept running", "open"}, {"closed", "closing down", "suspended", "paused"}),
    ({"alive"}, {"dead"}),
    ({"unhurt"}, {"hurt"}),
    ({"banned"}, {"allowed"}),
    ({"under control"}, {"spreading"}),
    ({"held up"}, {"broken"}),
    ({"fit"}, {"out"}),
    ({"unanimous"}, {"split"}),
    ({"accidental"}, {"deliberate"}),
    ({"safe"}, {"unsafe", "closing down"}),
    ({"staying"}, {"leaving", "resigned", "dismissed"}),
    ({"signed"}, {"unsigned"}),
    ({"paid"}, {"unpaid"}),
    ({"red light"}, {"green light"}),
    ({"switched on"}, {"switched off"}),
    ({"received"}, {"turned away"}),
    ({"went on"}, {"broken off"}),
    ({"peaceful"}, {"violent"}),
    ({"will be held"}, {"will not be held", "cancelled"}),
)
"""Outcomes and standings that cannot both hold: each of the one with each of the other."""

OPPOSITES = {
    name: frozenset(
        other
        for one, two in EXCLUSIVE
        for mine, its in ((one, two), (two, one))
        if name in mine
        for other in its
    )
    for name in frozenset().union(*(one | two for one, two in EXCLUSIVE))
}
"""Of each outcome or standing, those that it rules out."""

_STANDING = {name: re.compile(rf"\b(?:{words})\b") for name, words in _STANDINGS.items()}
_ANY = re.compile(rf"\b(?:{by_letter(split_alternatives('|'.join(_STANDINGS.values())))})\b")


def standings(claim: str) -> tuple[Cue, ...]:
    """Where `claim` tells how something stands, under names of this module."""
    lower = lowered(claim)
    if not _ANY.search(lower):
        return ()
    return tuple(
        Cue(name, claim[match.start() : match.end()], match.start(), match.end())
        for name, pattern in _STANDING.items()
        for match in pattern.finditer(lower)
    )
