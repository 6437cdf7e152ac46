"""Whether what one claim tells as ahead or possible has come in another: "may cut", "has cut"."""

import re
from functools import lru_cache
from typing import NamedTuple

from agent.reconcile.concepts import concepts
from agent.reconcile.modality import AHEAD, MAY, MEANT, is_aside
from agent.reconcile.reading import Reading
from agent.text.vocabulary import word_pairs
from agent.text.words import tokens

_DEED = re.compile(
    r"(?: (?:also|soon|now|well|still|yet|even|once|again|\w+ly))*(?: have)?(?: (?:be|been))?"
    r"(?: \w+ly)? (?P<verb>[a-z]+)(?P<particle> (?:up|down|off|out|back|over)\b)?"
)
_PARTICLES = frozenset({"up", "down", "off", "out", "back", "over"})
_NO_DEED = frozenset({"not", "be", "have"})
_SENSES = concepts("see hear feel smell")
_NOT_FACTUAL = re.compile(
    r"\b(?:may|might|could|will|would|shall|should|can|must|to(?=(?: \w+)? $)|not|never|no|if"
    r"|unless|whether|reportedly|allegedly|\w+n['’]t)\b"
)
_REACH = 5
"""Words before a verb among which a modal or a negation takes its factual sense."""

_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that", "of"})
_PASTS = frozenset(word_pairs("base_forms").keys() - word_pairs("irregular_plurals").keys()) | {
    "cut", "hit", "put", "set", "shut", "let", "hurt", "quit", "beat", "spread", "split", "burst",
    "cast", "cost", "shed",
}  # fmt: skip


def has_come(later: Reading, earlier: Reading) -> bool:
    """Whether `later` tells as done a deed that `earlier` told only as ahead, meant or possible, or
    as ahead one that `earlier` told only as possible."""
    before = _open(earlier.claim)
    if not before.any:
        return False
    came = before.any & _done(later.claim) or before.possible & _open(later.claim).ahead
    return bool(came - _done(earlier.claim))


def two_states(left: Reading, right: Reading) -> bool:
    """Whether a deed of one has come in the other, as `has_come` tells."""
    return has_come(left, right) or has_come(right, left)


class _Open(NamedTuple):
    """The deeds of which a claim speaks as possible, as ahead, and as these or as meant."""

    possible: frozenset[str]
    ahead: frozenset[str]
    any: frozenset[str]


@lru_cache(maxsize=20_000)
def _open(claim: str) -> _Open:
    possible, ahead = _deeds(claim, MAY), _deeds(claim, AHEAD)
    return _Open(possible, ahead, possible | ahead | _deeds(claim, MEANT))


def _deeds(claim: str, held: re.Pattern[str]) -> frozenset[str]:
    """The deeds of which `claim` speaks by the words `held`; what somebody could see is none."""
    return frozenset().union(*(_deed(claim, one) for one in held.finditer(claim))) - _SENSES


def _deed(claim: str, held: re.Match[str]) -> frozenset[str]:
    """The concept of the verb after `held`; none in a clause that only adds to the main one."""
    found = None if is_aside(claim, held.start()) else _DEED.match(claim, held.end())
    if found is None or found["verb"] in _NO_DEED:
        return frozenset()
    return concepts(found["verb"] + (found["particle"] or ""))


@lru_cache(maxsize=20_000)
def _done(claim: str) -> frozenset[str]:
    """What `claim` tells as done, in the past or the perfect tense."""
    words = [token.text.lower() for token in tokens(claim)]
    return frozenset().union(
        *(_named(words[at : at + 2]) for at in range(len(words)) if _is_past(words, at))
    )


def _named(words: list[str]) -> frozenset[str]:
    """The concept of a verb, with the particle that follows it, if one does."""
    return concepts(" ".join(words)) if words[-1] in _PARTICLES else concepts(words[0])


def _is_past(words: list[str], place: int) -> bool:
    word, before = words[place], words[max(0, place - _REACH) : place]
    if before and before[-1] in _DETERMINERS:
        return False
    return is_past(word) and not _NOT_FACTUAL.search(" ".join([*before, ""]))


def is_past(word: str) -> bool:
    """Whether a lower-case word has the form of a past tense or a participle."""
    return word.endswith("ed") or word in _PASTS
