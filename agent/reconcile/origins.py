"""Who got it from whom: the original reports behind each fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agent.reconcile.holding import Searched
from agent.reconcile.outlets import Outlets
from agent.reconcile.passages import Passages
from agent.reconcile.reading import Reading
from schemas.article import Article
from schemas.briefing import Origin, OriginLink
from schemas.fact import Evidence

_LEAD = 4
"""A credit within the first so many sentences is for the story, not for one detail of it."""

_HELD = 0.6
"""The share of a claim's words that an outlet's article must hold to be where it came from."""


@dataclass(frozen=True)
class Source:
    """Where one article has one fact from: an outlet's name, and the sign that tells."""

    outlet: str
    how: Literal["own_reporting", "credit", "copied_passage"]
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Origins:
    """`of_fact` names the origins (ids) of each group of facts, in the groups' order."""

    origins: tuple[Origin, ...]
    links: tuple[OriginLink, ...]
    of_group: tuple[tuple[str, ...], ...]


def find_origins(
    groups: Sequence[Sequence[Reading]], articles: Mapping[str, Article], outlets: Outlets
) -> Origins:
    """The origins of each group of facts, each outlet once, in order of first use."""
    sources = _Sources(groups, articles, outlets)
    ids: dict[str, str] = {}
    links: dict[tuple[str, str, str], OriginLink] = {}
    found = []
    for group in groups:
        names: dict[str, None] = {}
        for reading in group:
            source = sources.source_of(reading)
            origin = ids.setdefault(source.outlet, f"o{len(ids) + 1}")
            names[origin] = None
            article = reading.fact.article
            link = OriginLink(
                article=article, origin=origin, how=source.how, evidence=source.evidence
            )
            links.setdefault((article, origin, source.how), link)
        found.append(tuple(names))
    origins = tuple(
        Origin(id=number, name=name, article=sources.article_of(name))
        for name, number in ids.items()
    )
    return Origins(origins, tuple(links.values()), tuple(found))


class _Sources:
    """Looks up, fact by fact, whose report it is."""

    def __init__(
        self,
        groups: Sequence[Sequence[Reading]],
        articles: Mapping[str, Article],
        outlets: Outlets,
    ) -> None:
        self._articles = articles
        self._outlets = outlets
        self._passages = Passages(articles.values())
        self._searched = {key: Searched(article) for key, article in articles.items()}
        readings = [reading for group in groups for reading in group]
        self._leads = self._find_leads(readings)

    def article_of(self, outlet: str) -> str:
        """The id of the outlet's own article among the inputs, "" where there is none."""
        return next(
            (key for key, article in self._articles.items() if self._own(article) == outlet), ""
        )

    def source_of(self, reading: Reading) -> Source:
        """A credit at the fact itself tells most, then a copied passage, then the story's credit
        where the credited article holds the fact; what is left is the article's own reporting."""
        article = self._articles[reading.fact.article]
        own = self._own(article)
        shown = reading.fact.evidence[0] if reading.fact.evidence else None
        credited = self._credit(reading)
        if credited:
            return (
                Source(own, "own_reporting")
                if credited == own
                else Source(credited, "credit", shown)
            )
        copied = self._passages.copied_from(reading.fact)
        if copied:
            return Source(self._own(self._articles[copied]), "copied_passage", shown)
        lead = self._leads.get(article.id)
        if lead is not None and self._holds(lead.outlet, reading):
            return lead
        return Source(own, "own_reporting")

    def _own(self, article: Article) -> str:
        return self._outlets.name(article.outlet) if article.outlet else article.source

    def _credit(self, reading: Reading) -> str:
        """The outlet that the fact's attribution credits, or whose own release is quoted."""
        attribution = reading.fact.attribution
        if attribution is None:
            return ""
        if attribution.outlet:
            return self._outlets.name(attribution.outlet)
        return self._outlets.known(attribution.speaker)

    def _find_leads(self, readings: Sequence[Reading]) -> dict[str, Source]:
        """The outlet that each article credits at its top, where it credits one there."""
        leads: dict[str, Source] = {}
        for reading in sorted(readings, key=_place):
            article = self._articles[reading.fact.article]
            credited = reading.fact.attribution and reading.fact.attribution.outlet
            if not credited or article.id in leads or not _at_top(reading, article):
                continue
            outlet = self._outlets.name(credited)
            if outlet != self._own(article):
                leads[article.id] = Source(outlet, "credit", reading.fact.evidence[0])
        return leads

    def _holds(self, outlet: str, reading: Reading) -> bool:
        """Whether an article of `outlet` among the inputs holds the fact and all its figures."""
        for key, article in self._articles.items():
            if self._own(article) != outlet:
                continue
            passage = self._searched[key].nearest(reading)
            if passage is not None and passage.numbers and passage.share >= _HELD:
                return True
        return False


def _place(reading: Reading) -> int:
    return reading.fact.evidence[0].start if reading.fact.evidence else 1 << 60


def _at_top(reading: Reading, article: Article) -> bool:
    if not reading.fact.evidence:
        return False
    told = [sentence.number for sentence in article.sentences if sentence.role == "body"]
    return reading.fact.evidence[0].sentence in told[:_LEAD]
