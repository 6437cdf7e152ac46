"""Things of one kind that a number tells apart: the 14th stage and the 15th, Courts One and Two."""

import re
from functools import lru_cache

from agent.reconcile.reading import Reading
from agent.text.words import lowered

_WORDS = {
    word: number
    for number, word in enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ),
        start=1,
    )
}
_CARDINALS = {
    word: number
    for number, word in enumerate(("one", "two", "three", "four", "five", "six"), start=1)
}
_ORDINAL = re.compile(
    rf"\b(?P<number>\d+(?=st|nd|rd|th)|{'|'.join(_WORDS)})(?:st|nd|rd|th)? (?P<thing>[a-z]{{3,}})"
)
_NAMED = re.compile(
    r"\b(?P<thing>(?!January|February|March|April|June|July|August|September|October|November"
    r"|December)[A-Z][a-z]{3,})"
    r" (?P<number>\d{1,2}|One|Two|Three|Four|Five|Six)\b(?![.,:]\d)"
)
_RANKS = frozenset({"place", "rank", "spot", "level", "grade", "category", "time", "day", "year"})
"""What is numbered by how high it stands, or when it comes: one thing can be told with two."""


def two_of_a_row(left: Reading, right: Reading) -> bool:
    """Whether two facts tell of two things of one kind, by their numbers."""
    mine = _numbered(left.claim)
    its = _numbered(right.claim) if mine else mine
    if not its:
        return False
    things = {thing for thing, _ in mine} & {thing for thing, _ in its}
    return any(
        {number for one, number in mine if one == thing}.isdisjoint(
            number for one, number in its if one == thing
        )
        for thing in things
    )


@lru_cache(maxsize=20_000)
def _numbered(claim: str) -> frozenset[tuple[str, int]]:
    """Each numbered thing that the claim names, with its number."""
    return frozenset(
        (thing, _number(match["number"].lower()))
        for pattern, text in ((_ORDINAL, lowered(claim)), (_NAMED, claim))
        for match in pattern.finditer(text)
        if (thing := match["thing"].lower()) not in _RANKS
    )


def _number(words: str) -> int:
    return _WORDS.get(words) or _CARDINALS.get(words) or int(words)
