"""Whether two claims tell successive steps of one thing: due to come, and there."""

from agent.reconcile.concepts import concepts
from agent.reconcile.likeness import Likeness
from agent.reconcile.main_verb import main_verb
from agent.reconcile.modality import is_ahead
from agent.reconcile.reading import Reading
from agent.text.vocabulary import word_list

_SAYS = frozenset().union(*map(concepts, word_list("speech_verbs")))
_PLANS = concepts(
    "plan schedule expect forecast set fix decide intend want demand book prepare arrange commit"
    " require guarantee apply due mean propose recommend advise offer invite promise agree"
)
"""Deeds that only say what is to come."""

_TELLING_NUMBER = 0.4
"""A shared number of more digits than one third tells more than a tense."""


def two_steps(pair: Likeness) -> bool:
    """Whether one claim tells of a step that is to come and the other of one that was done."""
    left, right = pair.left, pair.right
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
