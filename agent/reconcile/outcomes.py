"""What became of an event, where two outcomes cannot both hold."""

import re

from agent.reconcile.reading import Reading

_EXCLUSIVE = (
    ({"cancelled"}, {"postponed", "paused", "suspended", "resumed"}),
    ({"closed"}, {"paused", "suspended"}),
    ({"approved", "agreed"}, {"rejected"}),
    ({"resigned"}, {"dismissed"}),
    ({"ended"}, {"suspended", "paused", "extended"}),
    ({"confirmed"}, {"denied"}),
)
_FIRE_OUT = re.compile(
    r"\b(?:fire|blaze|flames)\b.*\b(?:(?:was|is|were|are) (?:now |finally )?out|put out"
    r"|extinguished)\b"
)
_FIRE_ON = re.compile(r"\b(?:under control|contained|still burning|not .{0,30}\bout)\b")


def exclusive(left: Reading, right: Reading) -> tuple[str, str] | None:
    """The two outcomes, where those of `left` and `right` rule each other out; statements count
    only where both are of one kind of telling."""
    one, other = left.statuses, right.statuses
    if one & other:
        return None
    for first, second in _EXCLUSIVE:
        for these, those in ((one, other), (other, one)):
            if these & first and those & second:
                pair = (min(these & first), min(those & second))
                return pair if these is one else (pair[1], pair[0])
    claims = left.fact.claim.lower(), right.fact.claim.lower()
    for mine, its in (claims, claims[::-1]):
        if _FIRE_OUT.search(mine) and not _FIRE_ON.search(mine) and _FIRE_ON.search(its):
            return ("out", "not out") if mine is claims[0] else ("not out", "out")
    return ("open", "settled") if _only_considered(left) != _only_considered(right) else None


def _only_considered(reading: Reading) -> bool:
    return bool(re.search(r"\b(?:consider|weigh|mull)(?:s|ed|ing)?\b", reading.fact.claim.lower()))
