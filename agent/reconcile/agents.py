"""Who alone did a thing, and where two claims tell one thing of two people."""

import re
from collections.abc import Iterator

from agent.reconcile.concepts import concepts
from agent.reconcile.glossary import names_in
from agent.reconcile.holders import holder
from agent.reconcile.likeness import Likeness
from agent.reconcile.reading import Reading
from agent.reconcile.spoken import may_be_one
from agent.text.names import Name

_ONE_DEED = 0.35
"""The overlap beside names from which two facts can tell of one deed."""

_NEAR, _FAR = -2.0, -4.0
"""Points from which they can, where one says that somebody alone did it, and where both do."""

_WORDS = r"(?:(?!(?:for|to|of|by|with|against|in|at|on|from|about)\b)[\w’'-]+,? ){0,7}"
"""What can stand between a verb and a name that is its complement: no preposition."""

_CLEFT = re.compile(rf"\b[Ii]t (?:is|was|will be|had been) {_WORDS}$")
_WHO = re.compile(r"(?:, [^,]+,|,)? (?:who|that|which)\b")
_IS = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|[’']s) [^;:]*"
    rf"\b(?:is|was|will be|(?:is|was) to be|would be|has been|had been) {_WORDS}$"
)
_AS = re.compile(rf"\b(?:[Nn]am(?:ed|es|ing)|[Ii]dentif(?:ied|ies|ying))\b[^;:]*\bas {_WORDS}$")
_ONLY = re.compile(r"\b(?:the|its|[’']s) (?:only|sole)\b")
_RANKED = re.compile(r"\b(?:a|the|its|[’']s|was|were) (?P<rank>first|last)\b")
"""The first tow line has one who made it fast; one claim alone may tell of another first."""

_SIGNS = re.compile(r"\b(?:is|was|be|been|as|only|sole|first|last)\b")
"""Without one of these, and no place, none of the above finds anything."""

_OF_SEVERAL = re.compile(
    r"\b(?:one|two|three|four|five|some|many|several|both|each|most) of\b"
    r"|\b(?:among|another|also)\b",
    re.IGNORECASE,
)
"""Words for one of several who did so, which is no claim that somebody alone did."""


def two_agents(pair: Likeness) -> tuple[str, str] | None:
    """The two people of whom the facts of `pair` tell one thing, where at least one of them says
    that somebody alone did it, and no article of theirs tells of both: one that does knows them for
    two who did the like. Where both say so it may."""
    left, right = pair.left, pair.right
    if pair.signs["told alike beside the names"] < _ONE_DEED:  # first, as few pairs pass it
        return None
    if not (_tells_alone(left) or _tells_alone(right)) or pair.points < _FAR:
        return None
    if left.denied or right.denied or any(_OF_SEVERAL.search(x.claim) for x in (left, right)):
        return None
    mine, alone = _agent(left, right)
    its, alone_too = _agent(right, left)
    if not (mine and its and (alone or alone_too)) or may_be_one(mine, its):
        return None
    if not (alone and alone_too) and (pair.points < _NEAR or _known(pair, mine, its)):
        return None
    return mine, its


def _tells_alone(reading: Reading) -> bool:
    """Whether any word of the claim can say that somebody alone did it, as `_alone` reads it."""
    return bool(reading.places) or _SIGNS.search(reading.claim) is not None


def _agent(reading: Reading, other: Reading) -> tuple[str, bool]:
    """Who did it, of those whom `other` does not name, and whether the claim says that nobody else
    did; ("", False) where it names several or none."""
    lone = list(_lone(reading, other))
    sole = [one.text for one in lone if _alone(reading, one, other)]
    if sole:
        return sole[0], True
    return (lone[0].text, False) if len(lone) == 1 else ("", False)


def _lone(reading: Reading, other: Reading) -> Iterator[Name]:
    """The names of people, as far as their form tells, that `other` has no part of, without who
    says so."""
    credited = reading.fact.attribution.outlet if reading.fact.attribution else ""
    apart = other.words | reading.speaker | concepts(credited)
    for name in names_in(reading.claim):
        person = name.kind == "person" or (name.kind == "other" and " " in name.text)
        if person and not concepts(name.text) & apart:
            yield name


def _alone(reading: Reading, name: Name, other: Reading) -> bool:
    """Whether the claim says that who bears `name` did it and nobody else, or shares with `other`
    what only one can have done."""
    claim, before = reading.claim, reading.claim[: name.start]
    if _CLEFT.search(before) and _WHO.match(claim, name.end):
        return True
    if _IS.search(before) or _AS.search(before) or _ONLY.search(claim):
        return True
    ranks = {one["rank"] for one in _RANKED.finditer(claim)}
    if any(one["rank"] in ranks for one in _RANKED.finditer(other.claim)):
        return True
    return any(holder(claim, place) == name.text for place in reading.places)


def _known(pair: Likeness, mine: str, its: str) -> bool:
    """Whether the article of either names the other's agent too."""
    left, right = pair.left.fact.article, pair.right.fact.article
    share = pair.background.share
    return share(concepts(mine), right) > 0 or share(concepts(its), left) > 0
