"""Whether two claims give two remarks of one speaker, who is all that they have in common."""

from agent.reconcile.likeness import Likeness

_ALIKE = 0.15
"""The overlap of what is told beside names under which two remarks are on two matters."""

_NAMES = 1
"""So many names can be shared beside the speaker's: what all remarks of a day are about."""


def two_remarks(pair: Likeness) -> bool:
    """Whether one speaker says something of his own in each, and no number, day or telling word of
    one is in the other: "we are no tourists" and "we have borrowed nothing"."""
    signs = pair.signs
    left, right = pair.left, pair.right
    if not signs["the same speaker"] or signs["the same numbers"] or signs["the same date"]:
        return False
    if not left.values.isdisjoint(right.values):
        return False
    if left.told == left.words and right.told == right.words:
        return False  # what somebody does or wants, not what he says
    if signs["told alike beside the names"] >= _ALIKE:
        return False
    if left.matter <= right.words or right.matter <= left.words:
        return False
    speaker = left.speaker | right.speaker
    told = left.told & right.told
    named = [name for name in left.names if name & told and not name & speaker]
    return len(named) <= _NAMES
