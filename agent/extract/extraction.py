"""The room's one way in: the facts of one article, by the profile that suits the model."""

from dataclasses import dataclass

from agent.extract.compact import drafts as compact_drafts
from agent.extract.facts import to_facts
from agent.extract.full import drafts as full_drafts
from agent.llm.gateway import Gateway
from schemas.article import Article, Dropped
from schemas.fact import Fact


@dataclass(frozen=True)
class Extraction:
    """What one article says, and what was left out of it and why."""

    facts: tuple[Fact, ...]
    dropped: tuple[Dropped, ...]


async def extract_facts(article: Article, gateway: Gateway) -> Extraction:
    """The facts of `article`, each on its own words.

    Raises ProviderError where the endpoint fails and BudgetError where the budget is used up.
    """
    drafts = compact_drafts if gateway.info.profile == "compact" else full_drafts
    found, dropped = await drafts(article, gateway)
    return Extraction(to_facts(article, found), (*_noise(article), *dropped))


def _noise(article: Article) -> tuple[Dropped, ...]:
    return tuple(
        Dropped(
            source=article.source,
            what="text",
            text=article.text[sentence.start : sentence.end],
            reason=sentence.reason,
        )
        for sentence in article.sentences
        if sentence.role == "noise"
    )
