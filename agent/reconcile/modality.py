"""How firmly a claim tells what it tells: as done, ahead, meant, or only as what may be."""

import re
from enum import IntEnum
from functools import lru_cache

from agent.reconcile.reading import Reading
from agent.text.vocabulary import word_list
from agent.text.words import lowered


class Hold(IntEnum):
    """How open a claim leaves it whether a thing has come, the most open last."""

    DONE = 0
    AHEAD = 1
    MEANT = 2
    OPEN = 3


MAY = re.compile(r"\b(?:may|might|could)\b(?! (?:not|never|no)\b)")
"""In lower case: the month has a capital. What could not be was not."""

MEANT = re.compile(
    r"\b(?:(?:plan|intend|hope|want|aim|threaten|expect|propose)(?:s|e?d|ned)? to"
    r"|(?:is|are|was|were) (?:expected|likely|set|due|scheduled|poised|about|planning|ready"
    r"|willing|prepared) to"
    r"|(?:consider|weigh|mull)(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
AHEAD = re.compile(r"\b(?:will|shall|going to|(?:is|are) to)\b", re.IGNORECASE)

_HEARSAY = re.compile(
    r"\b(?:reportedly|allegedly|apparently|purportedly|supposedly"
    r"|(?:is|are|was|were) (?:said|reported|alleged|understood|thought|believed|suspected) to)\b",
    re.IGNORECASE,
)
_HOLDS = (
    (Hold.OPEN, MAY),
    (Hold.OPEN, re.compile(r"\b(?:possibly|perhaps|(?:appears?|seems?) to)\b", re.IGNORECASE)),
    (Hold.OPEN, _HEARSAY),
    (Hold.MEANT, MEANT),
    (Hold.MEANT, re.compile(r"\b(?:probably|likely)\b", re.IGNORECASE)),
    (Hold.AHEAD, AHEAD),
    (Hold.AHEAD, re.compile(r"\bwould\b", re.IGNORECASE)),
    (
        Hold.AHEAD,
        re.compile(
            r"\b(?:is|are) (?:now )?(?:due|set|planned|scheduled|foreseen|expected|pencilled in) "
            r"(?:for|on|in|at|by)\b",
            re.IGNORECASE,
        ),
    ),
)
_ANY = re.compile("|".join(words.pattern for _, words in _HOLDS))
"""Any of them, for claims in lower case: most hold none."""

_CLAUSE = re.compile(r"[,;:—–()]")
_ASIDE = re.compile(
    r"\b(?:which|who|whom|whose|because|since|as|if|whether|where|when|while|unless|until|so|than"
    r"|after|before|although|though|what|how|why|fears?)\b",
    re.IGNORECASE,
)
_SAYS = word_list("speech_verbs")


def flatter(one: Reading, other: Reading) -> bool:
    """Whether `one`, taken to say the same as `other`, tells more firmly what `other` leaves more
    open: "will cut" beside "may cut", "raised" beside "plans to raise".

    "Reportedly" leaves nothing more open than naming whoever says so does.
    """
    return _hold(one.claim, heard=True) < _hold(other.claim, heard=one.fact.attribution is None)


def only_meant(one: Reading, other: Reading) -> bool:
    """Whether one of two facts tells as done what the other only tells as meant or expected: "had
    cancelled 212 flights" beside "expects to cancel 190"."""
    holds = [_hold(reading.claim, heard=False) for reading in (one, other)]
    open_at_all = [bool(_ANY.search(lowered(reading.claim))) for reading in (one, other)]
    return Hold.MEANT in holds and not all(open_at_all)


def both_done(one: Reading, other: Reading) -> bool:
    """Whether two facts tell what they tell as done."""
    return all(_hold(reading.claim, heard=False) == Hold.DONE for reading in (one, other))


def is_ahead(claim: str) -> bool:
    """Whether a main clause of `claim` tells of what will be, or of what is meant to be."""
    return _hold(claim, heard=False) in (Hold.AHEAD, Hold.MEANT)


def is_aside(claim: str, at: int) -> bool:
    """Whether the place `at` stands in a clause that only adds to the main one: "because it could
    collapse", "which may reopen". What somebody says is the main one."""
    clause = _CLAUSE.split(claim[:at])[-1]
    if _ASIDE.search(clause):
        return True
    before, that, _ = f" {clause}".rpartition(" that ")
    return bool(that) and not any(word.lower() in _SAYS for word in before.split())


@lru_cache(maxsize=20_000)
def _hold(claim: str, *, heard: bool) -> Hold:
    """The most open hold in the main clauses of `claim`; hearsay counts where it is `heard`."""
    if not _ANY.search(lowered(claim)):
        return Hold.DONE
    for hold, words in _HOLDS:
        if words is _HEARSAY and not heard:
            continue
        if any(not is_aside(claim, match.start()) for match in words.finditer(claim)):
            return hold
    return Hold.DONE
