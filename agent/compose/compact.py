"""The top by the compact profile: the model writes the headline and points, the code quotes.

Asked for a summary, the embedded model copied nine facts out of ten word for word, and that took
half of all the tokens it wrote; what code can copy is not asked for. docs/ranking.md has the
figures.
"""

from collections.abc import Sequence

from pydantic import ValidationError

from agent.compose.faithful import headline_fault
from agent.compose.top import Top, plain_headline, plain_top, told
from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.text.quotations import curly
from prompts import load
from schemas.briefing import BriefingFact
from schemas.wire.compose import Led

MOST_FACTS = 6
_ANSWER_TOKENS = 80


async def compact_top(facts: Sequence[BriefingFact], gateway: Gateway) -> Top:
    """Headline and summary of the leading `facts`.

    Raises ProviderError where the endpoint fails and BudgetError where the budget is used up.
    """
    prompt = load("compose", "compact").render(
        facts=[{"number": n, "claim": curly(fact.claim)} for n, fact in enumerate(facts, start=1)]
    )
    try:
        answer = await gateway.ask(
            prompt, Led, max_tokens=_ANSWER_TOKENS, check=lambda led: _objection(led, facts)
        )
    except AnswerError as error:
        return _salvaged(error.text, facts)
    return Top(_headline(answer), told(_pointed(answer, facts)), written=True)


def _salvaged(text: str, facts: Sequence[BriefingFact]) -> Top:
    """What is sound of an answer that failed twice; the facts' own words for the rest."""
    try:
        answer = Led.model_validate_json(text)
    except ValidationError:
        return plain_top(facts)
    headline, pointed = _headline(answer), _pointed(answer, facts)
    if headline_fault(headline, [fact.claim for fact in facts]):
        headline = plain_headline(facts[0])
    return Top(headline, told(pointed), True) if len(pointed) > 1 else plain_top(facts)


def _objection(answer: Led, facts: Sequence[BriefingFact]) -> str | None:
    if fault := headline_fault(_headline(answer), [fact.claim for fact in facts]):
        return f"headline: {fault}"
    if len(_pointed(answer, facts)) < len(answer.facts):
        return f"list each fact once; there are only facts 1 to {len(facts)}"
    return None


def _headline(answer: Led) -> str:
    return answer.headline.strip().rstrip(".")


def _pointed(answer: Led, facts: Sequence[BriefingFact]) -> list[BriefingFact]:
    """The facts that the answer points to, each once."""
    there = dict.fromkeys(number for number in answer.facts if 1 <= number <= len(facts))
    return [facts[number - 1] for number in there]
