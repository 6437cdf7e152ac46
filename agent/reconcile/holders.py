"""Whom a claim puts in a place that only one can hold, told by where the name stands."""

import re

from agent.reconcile.concepts import concepts
from agent.reconcile.glossary import names_in
from agent.reconcile.people import place_words

_LED = re.compile(r"(?:\W+(?:by|to|from))?\W+(?:the |a |an )?(?:[A-Za-z]\w+ ){0,3}")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being)(?: \w+ly)?\s+$")
_OWNED = re.compile(r"[’']s (?:[a-z]+ ){0,2}")
_ENDS = re.compile(r"\b(?:by|to|from)$")
_NEXT = re.compile(r", and\b")
"""What opens a clause whose subject is not the name that stands nearest before it."""

_GIVES = re.compile(r"(?:nam|appoint|elect|choose|chose|pick|select)\w*$", re.IGNORECASE)


def holder(claim: str, place: int) -> str:
    """The name in `claim` that fills the place numbered `place`, as the claim has it; "" for none.

    "Ost leads the party", "the party is led by Ost", "the chair named Ost", "Ost was named".
    """
    word = place_words(claim, place)
    if word is None:
        return ""
    names = names_in(claim)
    before = [name for name in names if name.end <= word.start()]
    after = [name for name in names if name.start >= word.end()]
    passive = bool(_PASSIVE.search(claim, 0, word.start()))
    if _GIVES.match(word.group()):
        found = before[-1:] if passive else after[:1]
    elif _ENDS.search(word.group()) or _ENDS.search(claim[word.end() : word.end() + 3].rstrip()):
        found = [one for one in after[:1] if _LED.fullmatch(claim, word.end(), one.start)]
    else:
        found = [one for one in before[-1:] if not _NEXT.search(claim, one.end, word.start())]
    if found and (
        owned := [one for one in after if _OWNED.fullmatch(claim, found[0].end, one.start)]
    ):
        found = owned
    return found[0].text if found else ""


def two_holders(left: str, right: str, place: int) -> tuple[str, str] | None:
    """The holders that two claims name for one place, where they are two."""
    one, other = holder(left, place), holder(right, place)
    mine, its = concepts(one), concepts(other)
    return (one, other) if mine and its and not mine & its else None
