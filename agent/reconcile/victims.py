"""Whether two facts tell of two people to whom something happened, though neither is named."""

import re
from functools import lru_cache

from agent.reconcile.reading import Reading
from agent.reconcile.updates import toll_kinds

_HE = "man|boy|father|son|husband|brother|grandfather|schoolboy"
_SHE = "woman|girl|mother|daughter|wife|sister|grandmother|schoolgirl"
_ONE = re.compile(
    rf"\b(?:a|an|one|the|another) (?:[\w-]+ ){{0,2}}?(?:(?P<he>{_HE})|(?P<she>{_SHE}))\b",
    re.IGNORECASE,
)
_SEXED = frozenset(f"{_HE}|{_SHE}".split("|"))
_UNLIKE = (frozenset({"dead"}), frozenset({"hurt"}), frozenset({"arrested"}))
"""What happened to those that two facts tell of, where they cannot be one."""


def two_victims(left: Reading, right: Reading) -> bool:
    """Whether one tells of a man and the other of a woman, or one of the dead and the other of the
    hurt or the arrested."""
    mine, its = _sexes(left.claim), _sexes(right.claim)
    if mine and its and mine.isdisjoint(its):
        return True
    mine, its = toll_kinds(left), toll_kinds(right)
    return mine != its and mine in _UNLIKE and its in _UNLIKE


@lru_cache(maxsize=20_000)
def _sexes(claim: str) -> frozenset[str]:
    if _SEXED.isdisjoint(claim.replace(",", " ").lower().split()):
        return frozenset()
    return frozenset(one.lastgroup for one in _ONE.finditer(claim) if one.lastgroup)
