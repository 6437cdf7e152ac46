"""Whether two facts with different dates date one thing."""

import re
from itertools import pairwise

from agent.reconcile.likeness import Likeness
from agent.reconcile.modality import both_done
from agent.reconcile.reading import Reading
from agent.text.dates import MOVED
from agent.text.periods import dates_agree
from schemas.fact import DateMention

_ZONE = re.compile(r"\b(?:local|[A-Z][a-z]+) time\b|\b(?:GMT|UTC|[A-Z]{2,4}T)\b")
_TO = re.compile(r"[\W]*to (?:the )?(?:[A-Z]\w+ )?")
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


def moved_day(left: Reading, right: Reading) -> tuple[DateMention, DateMention] | None:
    """The days that the facts give one thing, where one says that it was moved to another day from
    that which the other gives; None where it does not."""
    for one, other, turned in ((left, right, False), (right, left, True)):
        for old, new in _moved(one):
            told = [day for day in other.dates if day.value and not _differ(old, day)]
            if told and all(_differ(new, day) for day in other.dates if day.value):
                return (told[0], new) if turned else (new, told[0])
    return None


def _moved(reading: Reading) -> list[tuple[DateMention, DateMention]]:
    """Each day of the claim from which something was moved, with that to which it was."""
    dates = [one for one in reading.dates if one.value]
    if len(dates) < 2:  # from one day to another
        return []
    found = []
    for old, new in pairwise(dates):
        at = reading.claim.find(old.text)
        to = reading.claim.find(new.text, at + len(old.text)) if at >= 0 else -1
        beside = to >= 0 and _TO.fullmatch(reading.claim, at + len(old.text), to)
        if beside and MOVED.search(reading.claim, 0, at):
            found.append((old, new))
    return found


def _differ(one: DateMention, other: DateMention) -> bool:
    return dates_agree(one, other) == "different"
