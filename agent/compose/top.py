"""The top of the page: headline and summary, by the model where its words pass the guards."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.guards import Candidate, first_failure
from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.text.cues import opinions
from agent.text.words import coverage
from prompts import load
from schemas.briefing import BriefingFact, Conflict, SummarySentence
from schemas.wire.compose import Composed

_FACTS = {"compact": 5, "full": 12}
_HEADLINE_WORDS = 16
_ANSWER_TOKENS = 320
_ALREADY_SAID = 0.8
_NOT_ASKED = frozenset({"changed order", "wrong speaker", "other sentence"})
"""A summary may turn a fact round and joins several; its speakers are checked with their names."""


@dataclass(frozen=True)
class Top:
    """`written` is False where the plain fallback stands in for the model's words."""

    headline: str
    summary: tuple[SummarySentence, ...]
    written: bool


async def write_top(facts: Sequence[BriefingFact], conflicts: Sequence[Conflict], gateway: Gateway) -> Top:
    """Headline and summary of `facts`, which come by falling weight and are at least one.

    Raises ProviderError where the endpoint fails and BudgetError where the budget is used up.
    """
    leading = _leading(facts, _FACTS[gateway.info.profile])
    if len(leading) < 2:
        return plain_top(leading)
    prompt = load("compose", gateway.info.profile).render(
        facts=[{"number": n, "claim": fact.claim} for n, fact in enumerate(leading, start=1)],
        conflicts=[conflict.about for conflict in conflicts],
    )
    try:
        answer = await gateway.ask(
            prompt, Composed, max_tokens=_ANSWER_TOKENS, check=lambda a: _objection(a, leading)
        )
    except AnswerError:
        return plain_top(leading)
    return Top(
        answer.headline.strip().rstrip("."),
        tuple(
            SummarySentence(text=s.text.strip(), facts=tuple(leading[n - 1].id for n in s.facts))
            for s in answer.summary
        ),
        written=True,
    )


def plain_top(leading: Sequence[BriefingFact]) -> Top:
    """The first fact as the headline, the first three as the summary: their own words."""
    return Top(
        leading[0].claim.rstrip("."),
        tuple(SummarySentence(text=fact.claim, facts=(fact.id,)) for fact in leading[:3]),
        written=False,
    )


def _leading(facts: Sequence[BriefingFact], most: int) -> list[BriefingFact]:
    """The heaviest facts, without one whose words a heavier one has said."""
    chosen: list[BriefingFact] = []
    hanging = {other for fact in facts for other in fact.narrower}
    for fact in facts:
        said = " ".join(other.claim for other in chosen)
        if len(chosen) < most and fact.id not in hanging and coverage(fact.claim, said) < _ALREADY_SAID:
            chosen.append(fact)
    return chosen or list(facts[:1])


def _objection(answer: Composed, leading: Sequence[BriefingFact]) -> str | None:
    every = " ".join(fact.claim for fact in leading)
    if len(answer.headline.split()) > _HEADLINE_WORDS:
        return f"the headline is longer than {_HEADLINE_WORDS} words"
    if reason := _unfaithful(answer.headline, every, leaving_out=frozenset({"incomplete"})):
        return f"headline: {reason}"
    said = ""
    for sentence in answer.summary:
        if not all(1 <= n <= len(leading) for n in sentence.facts):
            return f"there are only facts 1 to {len(leading)}"
        cited = " ".join(leading[n - 1].claim for n in sentence.facts)
        if reason := _unfaithful(sentence.text, cited):
            return f"“{sentence.text}”: {reason}"
        if coverage(sentence.text, said) > _ALREADY_SAID:
            return f"“{sentence.text}” says again what was said"
        said += " " + sentence.text
    return None


def _unfaithful(text: str, cited: str, leaving_out: frozenset[str] = frozenset()) -> str | None:
    failure = first_failure(Candidate(text, cited, cited), leaving_out=_NOT_ASKED | leaving_out)
    if failure:
        return failure.reason
    held = {cue.name for cue in opinions(cited)}
    judged = [cue.text for cue in opinions(text) if cue.name not in held]
    return f"“{judged[0]}” is a judgement that the facts do not hold" if judged else None
