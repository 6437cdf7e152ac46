"""Whether two facts with different dates date one thing."""

import re

from agent.reconcile.likeness import Likeness
from agent.reconcile.modality import both_done
from agent.reconcile.reading import Reading
from schemas.fact import DateMention

_ZONE = re.compile(r"\b(?:local|[A-Z][a-z]+) time\b|\b(?:GMT|UTC|[A-Z]{2,4}T)\b")
_OWN = 2
"""From how many telling words of its own on a fact tells of a deed of its own."""


def two_clocks(left: Reading, one: DateMention, right: Reading, other: DateMention) -> bool:
    """Whether two hours are told by the clocks of two places, or only one says by which: how far
    they are apart is not known."""
    if not one.precision == other.precision == "minute":
        return False
    mine, its = (_ZONE.search(reading.claim) for reading in (left, right))
    return (mine and mine.group()) != (its and its.group())


def two_deeds(pair: Likeness) -> bool:
    """Whether two facts with different dates tell of two things that were done: each tells what the
    other does not, or both measure, or tell what somebody said, on its day."""
    left, right = pair.left, pair.right
    if left.quantities and right.quantities:
        return True
    if left.fact.kind == right.fact.kind == "statement":
        return True
    if bool(left.denied) != bool(right.denied):
        return False
    own = min(len(left.matter - right.words), len(right.matter - left.words))
    return own >= _OWN and both_done(left, right)


def dates_another(reading: Reading, mention: DateMention) -> bool:
    """Whether the day is that of a thing which the claim only names: "after Saturday's fall"."""
    text = mention.text.rstrip(".,")
    at = reading.claim.find(text)
    return at >= 0 and reading.claim.startswith(("'s ", "’s "), at + len(text))
