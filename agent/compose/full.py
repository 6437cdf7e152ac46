"""The top by the full profile: headline and summary in the model's words, where they hold."""

from collections.abc import Sequence

from pydantic import ValidationError

from agent.compose.faithful import headline_fault, sentence_fault
from agent.compose.top import ALREADY_SAID, Top, plain_top
from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.text.quotations import curly
from agent.text.words import coverage
from prompts import load
from schemas.briefing import BriefingFact, Conflict, SummarySentence
from schemas.wire.compose import Composed, ComposedSentence

MOST_FACTS = 12
_ANSWER_TOKENS = 320
_ENDS = tuple('.!?”’"')


async def full_top(
    facts: Sequence[BriefingFact], conflicts: Sequence[Conflict], gateway: Gateway
) -> Top:
    """Headline and summary of the leading `facts`.

    Raises ProviderError where the endpoint fails and BudgetError where the budget is used up.
    """
    prompt = load("compose", "full").render(
        facts=[{"number": n, "claim": curly(fact.claim)} for n, fact in enumerate(facts, start=1)],
        conflicts=[conflict.about for conflict in conflicts],
    )
    try:
        answer = await gateway.ask(
            prompt, Composed, max_tokens=_ANSWER_TOKENS, check=lambda a: _objection(a, facts)
        )
    except AnswerError as error:
        return _salvaged(error.text, facts)
    return Top(answer.headline.strip().rstrip("."), _cited(answer.summary, facts), written=True)


def _salvaged(text: str, facts: Sequence[BriefingFact]) -> Top:
    """What is sound of an answer that failed twice; the facts' own words for the rest."""
    plain = plain_top(facts)
    try:
        answer = Composed.model_validate_json(text)
    except ValidationError:
        return plain
    headline = answer.headline.strip().rstrip(".")
    sound: list[ComposedSentence] = []
    for sentence in answer.summary:
        if not _sentence_fault(sentence, facts, " ".join(s.text for s in sound)):
            sound.append(sentence)
    return Top(
        plain.headline if headline_fault(headline, [fact.claim for fact in facts]) else headline,
        _cited(sound, facts) if len(sound) > 1 else plain.summary,
        written=len(sound) > 1,
    )


def _cited(
    sentences: Sequence[ComposedSentence], facts: Sequence[BriefingFact]
) -> tuple[SummarySentence, ...]:
    return tuple(
        SummarySentence(text=s.text.strip(), facts=tuple(facts[n - 1].id for n in s.facts))
        for s in sentences
    )


def _objection(answer: Composed, facts: Sequence[BriefingFact]) -> str | None:
    if fault := headline_fault(answer.headline, [fact.claim for fact in facts]):
        return f"headline: {fault}"
    said = ""
    for sentence in answer.summary:
        if fault := _sentence_fault(sentence, facts, said):
            return f"“{sentence.text}”: {fault}"
        said += " " + sentence.text
    return None


def _sentence_fault(
    sentence: ComposedSentence, facts: Sequence[BriefingFact], said: str
) -> str | None:
    if not all(1 <= number <= len(facts) for number in sentence.facts):
        return f"there are only facts 1 to {len(facts)}"
    if sentence.text.rstrip()[-1:] not in _ENDS:
        return "it breaks off"
    if said and coverage(sentence.text, said) > ALREADY_SAID:
        return "it says again what was said"
    return sentence_fault(sentence.text, " ".join(facts[n - 1].claim for n in sentence.facts))
