"""Whether one fact denies what another states."""

import re
from functools import lru_cache
from typing import Literal

from agent.reconcile.concepts import concepts
from agent.reconcile.likeness import Likeness
from agent.reconcile.naming import name_other_matters
from agent.reconcile.reading import Reading
from agent.text.cues import negations

_REACHED = 0.6
_REACHED_EXPLICIT = 0.4
"""The share of the denied words that the other fact must state; an explicit "denied" needs less."""

_REACHED_IN_PART = 0.3
"""The share that is enough where both facts are alike besides."""

_FULL = 0.8

_ALIKE = 0.4
_ALIKE_EXPLICIT = 0.15
"""The overlap of both facts from which one is what the other denies. Where every denied word is
stated the lower one is enough."""

_HOPELESS = -8.0
"""Points below which two facts are about two things, whatever words they share."""

_SINCE = re.compile(r"\bsince (?:the )?$", re.IGNORECASE)
_NO_MORE = re.compile(
    r"\b(?:no|not|none|nobody|never)\b[^,;.]*"
    r"\b(?:more|less|fewer|higher|lower|longer|greater) than\b",
    re.IGNORECASE,
)
_DEMAND = concepts("demand")
_LIGHT = concepts(
    "make made take took have had give given get got do done be been yet undergo carry"
    " conduct place"
)
"""Verbs that tell nothing: in "never made an offer" it is the offer that is denied."""


def denial(pair: Likeness) -> Literal["left", "right"] | None:
    """Which fact denies what the other states; None where neither does, or each the other's."""
    left, right = pair.left, pair.right
    if left.silent or right.silent:
        return None
    one, other = pair.denied
    by_left, by_right = _denies(left, right, one, pair), _denies(right, left, other, pair)
    if by_left == by_right:
        return None
    return "left" if by_left else "right"


def opposed(pair: Likeness) -> bool:
    """Whether only one of two facts negates what both speak of: they cannot be one fact."""
    left, right = pair.left, pair.right
    if left.denied and right.denied:
        return False
    return bool(left.denied & right.words or right.denied & left.words)


def _denies(denier: Reading, other: Reading, share: float, pair: Likeness) -> bool:
    former = other.earlier and not denier.earlier and bool(other.words & _DEMAND)
    if former and not pair.figures.same:  # an earlier demand is not what is denied now
        return False
    no_more = pair.figures.same and _NO_MORE.search(denier.claim)  # "no more than 3" and "3"
    if no_more or _until_then(denier, other):
        return False
    if denier.denies:
        return _denies_outright(denier, other, share, pair)
    off_topic = pair.points < _HOPELESS or bool((other.words - denier.words) & _DEMAND)
    if not denier.denied or off_topic or _one_speaker(denier, other):
        return False
    return not name_other_matters(denier, other) and _negates(denier, other, share, pair)


def _until_then(denier: Reading, other: Reading) -> bool:
    """Whether what is denied is so only since a day ("have not met since March") and the other fact
    tells of that day, or of one before."""
    since = [
        one.value
        for one in denier.dates
        if one.value and denier.denied and _SINCE.search(denier.claim.partition(one.text)[0])
    ]
    days = [one.end or one.value for one in other.dates]
    return bool(since and days) and all(day[: len(since[0])] <= since[0] for day in days)


def _denies_outright(denier: Reading, other: Reading, share: float, pair: Likeness) -> bool:
    """Whether a claim that says it denies, denies `other`."""
    matter = denier.denied_matter
    reached = share >= _REACHED_EXPLICIT and pair.overlap >= _ALIKE_EXPLICIT
    reached = reached or (share >= _REACHED_IN_PART and pair.overlap >= _ALIKE)
    near = reached and (not matter or bool(matter & other.words))
    agreeing = other.denies or bool(other.denied & denier.denied)
    return not agreeing and (near or bool(pair.figures.same))


def _negates(denier: Reading, other: Reading, share: float, pair: Likeness) -> bool:
    """Whether a claim with a mere "not" or "no" says that what `other` states is not so."""
    heart, *rest = _heart_of_denial(denier.claim, denier.names) or (frozenset(),)
    if heart and not heart & other.words:
        return False
    if rest and not any(words & other.words for words in rest):
        return False
    matter = denier.denied_matter - _LIGHT
    stated = matter & (other.words - other.negated)
    whole = len(matter) > 1 and stated == matter
    full = whole or (share >= _FULL and len(denier.denied) > 1)
    enough = pair.overlap >= _ALIKE_EXPLICIT if full else pair.overlap >= _ALIKE
    if len(matter) == 1 and stated and _named_alike(denier, other):
        return pair.overlap >= _ALIKE_EXPLICIT
    return enough and (whole or share >= _REACHED)


def _named_alike(denier: Reading, other: Reading) -> bool:
    """Whether both name what they are about, and the denier is somebody who speaks."""
    shared = (name for name in denier.names if not name & denier.speaker)
    return bool(denier.speaker) and any(name <= other.words for name in shared)


def _one_speaker(one: Reading, other: Reading) -> bool:
    """Whether one named person or body says both: nobody is taken to deny their own words."""
    named = all(
        reading.fact.attribution is not None and reading.fact.attribution.naming == "named"
        for reading in (one, other)
    )
    return named and bool(one.speaker & other.speaker)


@lru_cache(maxsize=20_000)
def _heart_of_denial(claim: str, names: tuple[frozenset[str], ...]) -> tuple[frozenset[str], ...]:
    """What is said not to be: the first concept after the negation and, after "no" and "none",
    those that follow, of which one must be there too."""
    for cue in negations(claim):
        after = claim[cue.end :].split()
        light = _LIGHT.union(*names)
        found = [words for word in after if (words := concepts(word) - light)]
        if found:
            none = cue.text.lower() in ("no", "none", "nobody", "nothing", "neither")
            return tuple(found) if none else (found[0],)
    return ()
