"""How old somebody is said to be: an age is no amount, but two of one person cannot both hold."""

import re
from functools import lru_cache

from agent.reconcile.measured import two_times
from agent.reconcile.reading import Reading

_OLDEST = 120
_NUMBER = re.compile(r"(?<![\d.,–-])\d{1,3}(?![\d%])")
_AFTER = re.compile(r"[- ]years?[- ]old\b|,|(?= and\b| when\b| but\b)|\.?$")
_BEFORE = re.compile(
    r"(?:\b(?P<aged>aged?)|[^\W\d_](?P<apposed>,)|\b(?:man|woman|boy|girl) (?P<of>of)"
    r"|(?:(?<=[ ,])[A-Z][\w’'-]+,?|\b(?:[Hh]e|[Ss]he|who)) (?:is|was|turned|turns)) $"
)
_REACH = 30  # characters
_ALIKE = 0.6
"""The overlap from which two facts that name nobody tell of one person."""


def two_ages(left: Reading, right: Reading, overlap: float) -> tuple[str, str] | None:
    """The ages that `left` and `right`, whose words overlap by so much, give one person; None where
    they give the same, or do not tell of one person."""
    mine, its = _ages(left.claim), _ages(right.claim)
    if not (len(mine) == len(its) == 1) or mine == its or two_times(left, right):
        return None
    one_person = any(
        name <= other.words and not name & one.speaker
        for one, other in ((left, right), (right, left))
        for name in one.people
    )
    if not (left.people or right.people):
        one_person = overlap >= _ALIKE
    alone = max(len(left.people), len(right.people)) <= 1
    if not (one_person and alone):
        return None
    return f"{min(mine)} years of age", f"{min(its)} years of age"


def other_ages(left: Reading, right: Reading) -> bool:
    """Whether both give ages, and none alike."""
    mine, its = _ages(left.claim), _ages(right.claim)
    return bool(mine and its) and mine.isdisjoint(its)


@lru_cache(maxsize=20_000)
def _ages(claim: str) -> frozenset[int]:
    numbers = _NUMBER.finditer(claim) if _NUMBER.search(claim) else ()
    return frozenset(
        int(one.group())
        for one in numbers
        if int(one.group()) <= _OLDEST and _is_age(claim, one.start(), one.end())
    )


def _is_age(claim: str, start: int, end: int) -> bool:
    """Whether the number is one of "34-year-old", "aged 34", "a man of 34", "Rehl, 34," or "is
    34"."""
    after, before = _AFTER.match(claim, end), _BEFORE.search(claim, max(0, start - _REACH), start)
    if after and "old" in after.group():
        return True
    if before is None:
        return False
    if before["aged"] or before["of"]:
        return not claim.startswith((" to ", " or "), end)
    if before["apposed"]:
        return after is not None and after.group() in (",", ".", "")
    return after is not None and end - start > 1
