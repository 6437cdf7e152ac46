"""The guards: nothing gets into a claim that its evidence and its article do not hold.

Each guard is a function from a `Candidate` to the reason why it fails, or None. They hold for both
profiles. `first_failure` asks them in order and names the first that objects.
"""

from functools import lru_cache

from agent.guards.candidate import Candidate, Guard, Rejection, page_of
from agent.guards.loss import hedge_kept, negation_kept
from agent.guards.novelty import amounts_held, names_held, numbers_held, quotations_held
from agent.guards.order import order_kept, words_held
from agent.guards.place import about_the_world, on_its_sentence
from agent.guards.speaker import speaker_held
from agent.guards.standing import complete, stands_alone

GUARDS: dict[str, Guard] = {
    "new name": names_held,
    "new number": numbers_held,
    "changed amount": amounts_held,
    "altered quotation": quotations_held,
    "lost negation": negation_kept,
    "lost hedge": hedge_kept,
    "wrong speaker": speaker_held,
    "new words": words_held,
    "changed order": order_kept,
    "incomplete": complete,
    "does not stand alone": stands_alone,
    "other sentence": on_its_sentence,
    "about the page": about_the_world,
}


@lru_cache(maxsize=4096)  # a model's answer is judged as it arrives and again when it is taken
def first_failure(
    candidate: Candidate, *, leaving_out: frozenset[str] = frozenset()
) -> Rejection | None:
    """The first objection to `candidate`, None where every guard lets it pass."""
    for name, guard in GUARDS.items():
        if name not in leaving_out and (reason := guard(candidate)):
            return Rejection(name, reason)
    return None


__all__ = ["GUARDS", "Candidate", "Rejection", "first_failure", "page_of"]
