"""Headline and summary of a briefing, by the profile of the model that reads."""

from collections.abc import Sequence

from agent.compose import compact, full
from agent.compose.top import Top, leading, plain_top
from agent.llm.gateway import Gateway
from schemas.briefing import BriefingFact, Conflict


async def write_top(
    facts: Sequence[BriefingFact], conflicts: Sequence[Conflict], gateway: Gateway
) -> Top:
    """Headline and summary of `facts`, which come by falling weight and are at least one.

    Raises ProviderError where the endpoint fails and BudgetError where the budget is used up.
    """
    is_compact = gateway.info.profile == "compact"
    chosen = leading(facts, compact.MOST_FACTS if is_compact else full.MOST_FACTS)
    if len(chosen) < 2:
        return plain_top(chosen)
    if is_compact:
        return await compact.compact_top(chosen, gateway)
    return await full.full_top(chosen, conflicts, gateway)
