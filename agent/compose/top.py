"""The top of the page: headline and summary, by the model where its words pass the guards."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from agent.guards import Candidate, first_failure
from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.text.cues import opinions
from agent.text.dangling import dangling
from agent.text.quotations import curly
from agent.text.words import coverage
from prompts import load
from schemas.briefing import BriefingFact, Conflict, SummarySentence
from schemas.wire.compose import Composed, ComposedSentence

_FACTS = {"compact": 5, "full": 12}
_HEADLINE_WORDS = 16
_ANSWER_TOKENS = 320
_ALREADY_SAID = 0.8
_ENDS = tuple('.!?”’"')
_NOT_OF_SUMMARIES = frozenset({"changed order", "wrong speaker", "other sentence"})
"""A summary may turn a fact round and joins several; its speakers are checked with their names."""
_NOT_OF_HEADLINES = frozenset({"incomplete", "wrong speaker", "does not stand alone"})


@dataclass(frozen=True)
class Top:
    """`written` is False where the plain fallback stands in for the model's words."""

    headline: str
    summary: tuple[SummarySentence, ...]
    written: bool


async def write_top(
    facts: Sequence[BriefingFact], conflicts: Sequence[Conflict], gateway: Gateway
) -> Top:
    """Headline and summary of `facts`, which come by falling weight and are at least one.

    Raises ProviderError where the endpoint fails and BudgetError where the budget is used up.
    """
    leading = _leading(facts, _FACTS[gateway.info.profile])
    if len(leading) < 2:
        return plain_top(leading)
    prompt = load("compose", gateway.info.profile).render(
        facts=[
            {"number": n, "claim": curly(fact.claim)} for n, fact in enumerate(leading, start=1)
        ],
        conflicts=[conflict.about for conflict in conflicts],
    )
    try:
        answer = await gateway.ask(
            prompt, Composed, max_tokens=_ANSWER_TOKENS, check=lambda a: _objection(a, leading)
        )
    except AnswerError as error:
        return _salvaged(error.text, leading)
    return Top(answer.headline.strip().rstrip("."), _cited(answer.summary, leading), written=True)


def _salvaged(text: str, leading: Sequence[BriefingFact]) -> Top:
    """What is sound of an answer that failed twice; the facts' own words for the rest."""
    plain = plain_top(leading)
    try:
        answer = Composed.model_validate_json(text)
    except ValidationError:
        return plain
    headline = answer.headline.strip().rstrip(".")
    sound: list[ComposedSentence] = []
    for sentence in answer.summary:
        if not _sentence_fault(sentence, leading, " ".join(s.text for s in sound)):
            sound.append(sentence)
    return Top(
        plain.headline if _headline_fault(headline, leading) else headline,
        _cited(sound, leading) if len(sound) > 1 else plain.summary,
        written=len(sound) > 1,
    )


def _cited(
    sentences: Sequence[ComposedSentence], leading: Sequence[BriefingFact]
) -> tuple[SummarySentence, ...]:
    return tuple(
        SummarySentence(text=s.text.strip(), facts=tuple(leading[n - 1].id for n in s.facts))
        for s in sentences
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
        fresh = fact.id not in hanging and coverage(fact.claim, said) < _ALREADY_SAID
        if len(chosen) < most and fresh and not dangling(fact.claim):
            chosen.append(fact)
    return chosen or list(facts[:1])


def _objection(answer: Composed, leading: Sequence[BriefingFact]) -> str | None:
    if fault := _headline_fault(answer.headline, leading):
        return f"headline: {fault}"
    said = ""
    for sentence in answer.summary:
        if fault := _sentence_fault(sentence, leading, said):
            return f"“{sentence.text}”: {fault}"
        said += " " + sentence.text
    return None


def _headline_fault(headline: str, leading: Sequence[BriefingFact]) -> str | None:
    """A headline is short and shortens one fact, in that fact's order of words."""
    if len(headline.split()) > _HEADLINE_WORDS:
        return f"it is longer than {_HEADLINE_WORDS} words"
    faults = [_unfaithful(headline, fact.claim, _NOT_OF_HEADLINES) for fact in leading]
    return None if None in faults else faults[0]


def _sentence_fault(
    sentence: ComposedSentence, leading: Sequence[BriefingFact], said: str
) -> str | None:
    if not all(1 <= number <= len(leading) for number in sentence.facts):
        return f"there are only facts 1 to {len(leading)}"
    if sentence.text.rstrip()[-1:] not in _ENDS:
        return "it breaks off"
    if said and coverage(sentence.text, said) > _ALREADY_SAID:
        return "it says again what was said"
    cited = " ".join(leading[number - 1].claim for number in sentence.facts)
    return _unfaithful(sentence.text, cited, _NOT_OF_SUMMARIES)


def _unfaithful(text: str, cited: str, leaving_out: frozenset[str]) -> str | None:
    failure = first_failure(Candidate(text, cited, cited), leaving_out=leaving_out)
    if failure:
        return failure.reason
    held = {cue.name for cue in opinions(cited)}
    judged = [cue.text for cue in opinions(text) if cue.name not in held]
    return f"“{judged[0]}” is a judgement that the facts do not hold" if judged else None
