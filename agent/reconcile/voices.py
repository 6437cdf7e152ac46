"""One remark given to two people, or in two wordings."""

import re

from agent.reconcile.glossary import names_in
from agent.reconcile.reading import Reading
from agent.reconcile.spoken import may_be_one, surname
from agent.text.quotations import near_wording, normal_quote

_SHORTEST = 4
"""Words of a quotation from which no two people say it by chance."""

_WORD_FOR_WORD = 0.85
"""The likeness of two quotations from which they are one but for a slip."""

_REMARK = 0.6
"""The likeness of two quotations from which they are one remark, whatever their figures."""

_NEXT_DAY = 12 * 3600.0
"""Seconds between two reports from which the same speaker may have spoken again."""

_TOGETHER = re.compile(r"\b(?:joint(?:ly)?|together|both|in chorus|chant\w*)\b", re.IGNORECASE)
"""Words for a remark of several."""


def two_speakers(left: Reading, right: Reading) -> tuple[str, str] | None:
    """The people to whom `left` and `right` give one remark, each by name and without the other's:
    one who passes words on is named beside whose words they are."""
    if not any(_one_remark(mine, its) for mine in left.quotes for its in right.quotes):
        return None
    mine, its = _person(left), _person(right)
    if not (mine and its) or may_be_one(mine, its):
        return None
    if _names(left.claim, its) or _names(right.claim, mine):
        return None
    if _TOGETHER.search(left.claim) or _TOGETHER.search(right.claim):
        return None
    return mine, its


def misquoted(left: Reading, right: Reading) -> bool:
    """Whether one speaker's remark is quoted with two figures: "the worst flood in a hundred
    years", "the worst flood in fifty years". On a later day it is another remark."""
    if not left.speaker & right.speaker or _days_apart(left, right):
        return False
    return any(
        _differ(_figures(left, mine), _figures(right, its)) and near_wording(mine, its) >= _REMARK
        for mine in left.quotes
        for its in right.quotes
    )


def _days_apart(left: Reading, right: Reading) -> bool:
    if {one.value for one in left.dates} & {one.value for one in right.dates}:
        return False
    if left.published is None or right.published is None:
        return False
    return abs(left.published.timestamp() - right.published.timestamp()) >= _NEXT_DAY


def _figures(reading: Reading, quote: str) -> frozenset[float]:
    """The numbers of the amounts told in `quote`."""
    return frozenset(one.value for one in reading.quantities if one.text in quote)


def _differ(mine: frozenset[float], its: frozenset[float]) -> bool:
    return bool(mine and its) and mine.isdisjoint(its)


def _one_remark(one: str, other: str) -> bool:
    mine, its = normal_quote(one), normal_quote(other)
    if min(len(mine.split()), len(its.split())) < _SHORTEST:
        return False
    return mine in its or its in mine or near_wording(one, other) >= _WORD_FOR_WORD


def _person(reading: Reading) -> str:
    """Who is said to say so, where the claim has the name, and not as a body's or a place's."""
    attribution = reading.fact.attribution
    if attribution is None or attribution.naming != "named":
        return ""
    speaker = attribution.speaker
    named = [one for one in names_in(reading.claim) if surname(speaker) in one.text.split()]
    if not named or any(one.kind in ("body", "place") for one in named):
        return ""
    return max((one.text for one in named), key=len)


def _names(claim: str, person: str) -> bool:
    return re.search(rf"\b{re.escape(surname(person))}\b", claim) is not None
