"""The top of the page, and the plain one that stands where the model's words do not hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.compose.faithful import ADJUNCT, HEADLINE_WORDS, headline_fault
from agent.guards import Candidate, first_failure
from agent.text.dangling import dangling
from agent.text.words import coverage
from schemas.briefing import BriefingFact, SummarySentence

ALREADY_SAID = 0.8
"""The share of a text's words that were said before, from which it says nothing new."""

_PLAIN_SENTENCES = 3
_FEWEST_WORDS = 5


@dataclass(frozen=True)
class Top:
    """`written` is False where the plain fallback stands in for the model's choice."""

    headline: str
    summary: tuple[SummarySentence, ...]
    written: bool


def leading(facts: Sequence[BriefingFact], most: int) -> list[BriefingFact]:
    """The heaviest facts, without one whose words a heavier one has said; at least one."""
    chosen: list[BriefingFact] = []
    hanging = {other for fact in facts for other in fact.narrower}
    for fact in facts:
        said = " ".join(other.claim for other in chosen)
        fresh = fact.id not in hanging and coverage(fact.claim, said) < ALREADY_SAID
        if len(chosen) < most and fresh and not dangling(fact.claim):
            chosen.append(fact)
    return chosen or list(facts[:1])


def plain_top(facts: Sequence[BriefingFact]) -> Top:
    """The first of the leading `facts` as the headline, the first three as the summary."""
    return Top(plain_headline(facts[0]), told(facts[:_PLAIN_SENTENCES]), written=False)


def told(facts: Sequence[BriefingFact]) -> tuple[SummarySentence, ...]:
    """A summary in the facts' own words."""
    return tuple(SummarySentence(text=fact.claim, facts=(fact.id,)) for fact in facts)


def plain_headline(fact: BriefingFact) -> str:
    """The fact in its own words: as one of the articles puts it shortly, or cut before when and
    why it happened; whole where neither gives a short sentence that holds."""
    claims = [fact.claim, *sorted((v.claim for v in fact.variants), key=len)]
    short = [claim for claim in claims if len(claim.split()) <= HEADLINE_WORDS]
    cut = (fact.claim[: found.start()] for found in ADJUNCT.finditer(fact.claim))
    fit = (claim for claim in [*short, *cut] if _holds(claim, fact))
    return next(fit, fact.claim).rstrip(".")


def _holds(headline: str, fact: BriefingFact) -> bool:
    words = " ".join([fact.claim, *(variant.claim for variant in fact.variants)])
    sentence = headline.rstrip(".") + "."
    whole = first_failure(
        Candidate(sentence, words, words), leaving_out=frozenset({"changed order"})
    )
    return (
        len(headline.split()) >= _FEWEST_WORDS
        and whole is None
        and not dangling(sentence)
        and headline_fault(headline, [words]) is None
    )
