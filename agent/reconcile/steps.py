"""Whether two claims tell successive steps of one thing: fined and paid, due to come and come."""

from agent.reconcile.concepts import concepts
from agent.reconcile.likeness import Likeness
from agent.reconcile.main_verb import main_verb
from agent.reconcile.modality import is_ahead
from agent.reconcile.reading import Reading
from agent.text.vocabulary import word_list
from agent.text.words import tokens

_SAYS = frozenset().union(*map(concepts, word_list("speech_verbs")))
_PLANS = concepts(
    "plan schedule expect forecast set fix decide intend want demand book prepare arrange commit"
    " require guarantee apply due mean propose recommend advise offer invite promise agree"
)
"""Deeds that only say what is to come."""

_HAPPENS = concepts(
    "happen occur confirm begin file lodge make give issue cause claim lead bring put have get hold"
    " go come become reach stand due name publish declare tell cover comprise include last"
)
"""Verbs that tell with a noun what another tells with a verb: "made an offer", "filed a suit"."""

_OF_NOUN = frozenset({"the", "its", "their", "his", "her", "'s", "’s", "this"})
_BEFORE_VERB = frozenset({
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "also", "not",
})  # fmt: skip
_AFTER_PARTICIPLE = frozenset({"in", "from", "at", "by", "on", "during", "for"})
_TELLING_NUMBER = 0.4
"""A shared number of more digits than one third tells more than a tense."""


def two_steps(pair: Likeness) -> bool:
    """Whether one claim tells of a step that is to come and the other of one that was done, or one
    of what was done to a number of things and the other of what became of these after it."""
    left, right = pair.left, pair.right
    if pair.signs["the same numbers"] and (_follows(left, right) or _follows(right, left)):
        return True
    if pair.signs["digits of a shared number"] > _TELLING_NUMBER:
        return False
    return (_is_to_come(left) and _is_done(right)) or (_is_to_come(right) and _is_done(left))


def _is_to_come(reading: Reading) -> bool:
    """Whether it tells of something ahead; what will not be is often called off."""
    ahead = is_ahead(reading.claim) and not main_verb(reading.claim).past
    return ahead and not reading.denied


def _is_done(reading: Reading) -> bool:
    verb = main_verb(reading.claim)
    told = verb.concepts - _SAYS - _PLANS
    return verb.past and told == verb.concepts != frozenset() and not is_ahead(reading.claim)


def _follows(one: Reading, other: Reading) -> bool:
    """Whether `other` tells a deed of its own of what it knows by the deed of `one`: "fined the
    club 300,000 marks" and "has paid the fine of 300,000 marks"."""
    first, then = main_verb(one.claim), main_verb(other.claim)
    if not (first.past and first.concepts and then.concepts) or is_ahead(one.claim):
        return False
    if (first.concepts | then.concepts) & _HAPPENS or then.concepts & one.words:
        return False
    return _only_named(first.concepts, other.claim)


def _only_named(deed: frozenset[str], claim: str) -> bool:
    """Whether `claim` has `deed` only as a noun for what is known, or as a participle that
    describes: "the fine", "patients screened at Orla"."""
    words = [token.text.lower() for token in tokens(claim)]
    places = [at for at, word in enumerate(words) if concepts(word) & deed]
    return bool(places) and all(_names(words, at) for at in places)


def _names(words: list[str], at: int) -> bool:
    if at and words[at - 1] in _OF_NOUN:
        return True
    describes = words[at].endswith(("ed", "en")) and at and words[at - 1] not in _BEFORE_VERB
    return bool(describes) and not _AFTER_PARTICIPLE.isdisjoint(words[at + 1 : at + 2])
