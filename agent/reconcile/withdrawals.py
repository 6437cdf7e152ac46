"""What a claim says that its author no longer stands by."""

import re
from collections.abc import Sequence

from agent.reconcile.concepts import concepts
from agent.reconcile.reading import Reading

_PUBLISHED = (
    r"report|story|stories|article|claims?|paper|stud(?:y|ies)|statement|allegations?|findings?"
    r"|results?|account|forecast|estimate|warning"
)
_VERB = re.compile(
    r"\b(?:withdr(?:aws?|ew|awn|awing)|retract(?:s|ed|ing)?|disown(?:s|ed)?"
    r"|apologi[sz]e[sd]? for|t(?:akes?|ook|aken) (?:down|back)|delete[sd]?|remove[sd]?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:—]| (?:and|after|because|at|on) ")
_OBJECT = r"(?:(?! (?:from|after|because|when|over|following) )[^,;:—]){0,60}?"
_TAKES_BACK = re.compile(
    rf"{_VERB.pattern}{_OBJECT}\b(?:{_PUBLISHED}|figures?)\b"
    rf"|\bt(?:akes?|ook|aken) (?:\w+ ){{0,2}}(?:{_PUBLISHED}) back\b"
    rf"|\b(?:{_PUBLISHED})\b[^;]{{0,80}}?(?<!that )(?<!which )(?:is|are|was|were|been|being)"
    r" (?:now )?(?:withdrawn|retracted|taken back|taken down)\b"
    rf"|\b(?:{_PUBLISHED})\b[^;]{{0,80}}?\bno longer (?:stands?|holds?)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:not|never|refus\w+|declin\w+|no plans?|to|should|must|may|might|could|would|will"
    r"|call(?:s|ed|ing)? for|demand\w*|unless|if|whether)\b(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_NAMING = concepts(
    "report story article claim paper study statement allegation finding figure number result"
    " account forecast estimate warning withdraw withdrew withdrawn retract retracted take"
    " took taken back journal newspaper editor apologise"
)
_HELD = 0.6
"""The share of one claim's words in the other from which the one speaks of the other."""

_NEAREST = 0.8
"""What is taken back shares this share of the words that the nearest one shares."""

_FEWEST = 2
"""Shared words, those that only name a piece of work apart."""


def takes_back(claim: str) -> bool:
    """Whether `claim` tells that something published was withdrawn, rather than that somebody
    asks for it, plans it or refuses it."""
    found = _TAKES_BACK.search(claim)
    return found is not None and not _NOT_DONE.search(claim, 0, found.start())


def taken_back(by: Reading, told: Sequence[Reading]) -> list[Reading]:
    """Of what was `told`, what `by` takes back: either holds most of the other's words. What
    shares clearly fewer of them than another is only of the same story."""
    shared = {one.fact.id: _shared(one, by) for one in told}
    most = max(shared.values(), default=0)
    return [one for one in told if shared[one.fact.id] >= max(_NEAREST * most, _FEWEST)]


def _shared(told: Reading, by: Reading) -> int:
    """How many words both share, 0 where they are too few to speak of one thing."""
    mine, its, named = told.words - _NAMING, by.words - _NAMING, _object(by.claim)
    shared = len(mine & its)
    if len(named) >= _FEWEST and named <= mine:
        return shared
    return shared if shared >= _HELD * min(len(mine), len(its)) else 0


def _object(claim: str) -> frozenset[str]:
    """What is taken back, as far as the clause after the verb names it: "a broken dyke"."""
    found = _VERB.search(claim)
    after = _CLAUSE.split(claim[found.end() :], maxsplit=1)[0] if found else ""
    return concepts(after) - _NAMING
