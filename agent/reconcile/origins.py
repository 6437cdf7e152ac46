"""Who got it from whom: the original reports behind each fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agent.reconcile.concepts import concepts
from agent.reconcile.crediting import Credits
from agent.reconcile.leads import Leads
from agent.reconcile.outlets import Outlets
from agent.reconcile.passages import Passages
from agent.reconcile.reading import Reading
from agent.reconcile.retelling import Retelling
from agent.text.outlets import is_outlet
from schemas.article import Article
from schemas.briefing import Origin, OriginLink
from schemas.fact import Evidence

_COMPANY = concepts("company")


@dataclass(frozen=True)
class Source:
    """Where one article has one fact from: an outlet's name, and the sign that tells."""

    outlet: str
    how: Literal["own_reporting", "credit", "copied_passage"]
    evidence: Evidence | None = None


@dataclass(frozen=True)
class Origins:
    """`of_group` names the origins (ids) of each group of facts, in the groups' order."""

    origins: tuple[Origin, ...]
    links: tuple[OriginLink, ...]
    of_group: tuple[tuple[str, ...], ...]


def find_origins(
    groups: Sequence[Sequence[Reading]], articles: Mapping[str, Article], outlets: Outlets
) -> Origins:
    """The origins of each group of facts, each outlet once, in order of first use."""
    credits = Credits(articles, outlets)
    sources = _Sources(groups, articles, credits)
    ids: dict[str, str] = {}
    links: dict[tuple[str, str, str], OriginLink] = {}
    found = []
    for group in groups:
        names: dict[str, None] = {}
        for reading in group:
            source = sources.of(reading, group)
            origin = ids.setdefault(source.outlet, f"o{len(ids) + 1}")
            names[origin] = None
            article = reading.fact.article
            link = OriginLink(
                article=article, origin=origin, how=source.how, evidence=source.evidence
            )
            links.setdefault((article, origin, source.how), link)
        found.append(tuple(names))
    origins = tuple(
        Origin(id=number, name=name, article=next(iter(credits.articles_of(name)), ""))
        for name, number in ids.items()
    )
    return Origins(origins, tuple(links.values()), tuple(found))


class _Sources:
    """Looks up, fact by fact, whose report it is."""

    def __init__(
        self,
        groups: Sequence[Sequence[Reading]],
        articles: Mapping[str, Article],
        credits: Credits,
    ) -> None:
        self._credits = credits
        self._passages = Passages(articles.values())
        self._leads = Leads(groups, articles, credits)
        self._retelling = Retelling(groups, articles, credits, self._leads)
        self._speaking = {(one.fact.article, credits.at(one)) for group in groups for one in group}

    def of(self, reading: Reading, group: Sequence[Reading]) -> Source:
        """A credit at the fact itself tells most, then a copied passage, then the story's credit
        where the credited article holds the fact; what is left is the article's own reporting."""
        article = reading.fact.article
        own = self._credits.own(article)
        shown = reading.fact.evidence[0] if reading.fact.evidence else None
        credited = self._credits.at(reading) or self._credits.byline(article)
        if credited == own:
            return Source(own, "own_reporting")
        if credited:
            return Source(credited, "credit", shown)
        copied = self._passages.copied_from(reading.fact)
        if copied and self._credits.named(copied):
            return Source(self._credits.own(copied), "copied_passage", shown)
        lead = self._leads.of(article)
        if lead is not None and self._leads.told_by(lead, reading, group):
            return Source(lead.outlet, lead.how, lead.evidence)
        origin = self._retold(reading, group)
        if origin:
            return Source(origin, "copied_passage", shown)
        issuer = self._issuer(reading, group)
        return Source(issuer, "credit", shown) if issuer else Source(own, "own_reporting")

    def _retold(self, reading: Reading, group: Sequence[Reading]) -> str:
        """Whose report an article that has little of its own tells again, "" where it does not."""
        article = reading.fact.article
        if article not in self._retelling or self._credits.heard(reading):
            return ""
        first = self._retelling.first(reading, group)
        if first is not None:
            return self.of(first, group).outlet
        return "" if self._credits.named(article) else self._credited_beside(reading, group)

    def _issuer(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The body whose own release tells what an article says of it without naming a source."""
        if reading.fact.attribution is not None:
            return ""
        article = reading.fact.article
        for other in group:
            release = other.fact.article
            if release == article or not self._credits.named(release):
                continue
            issuer = self._credits.own(release)
            if (article, issuer) not in self._speaking or is_outlet(issuer):
                continue
            if concepts(issuer) - _COMPANY <= reading.words:
                return issuer
        return ""

    def _credited_beside(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The outlet that other articles credit with the same fact, "" where none does."""
        credits = (self._credits.at(other) for other in group if other is not reading)
        return next((credit for credit in credits if credit), "")
