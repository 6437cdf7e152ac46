"""Who got it from whom: the original reports behind each fact."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agent.reconcile.concepts import concepts
from agent.reconcile.holding import Searched
from agent.reconcile.outlets import Outlets, nameless
from agent.reconcile.passages import Passages, time_of
from agent.reconcile.reading import Reading
from agent.text.outlets import is_outlet
from schemas.article import Article
from schemas.briefing import Origin, OriginLink
from schemas.fact import Evidence

_LEAD = 4
"""A credit within the first so many sentences is for the story, not for one detail of it."""

_HELD = 0.6
"""The share of a claim's words that an outlet's article must hold to be where it came from."""


_COMPANY = concepts("company")


_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})? ?\((?P<agency>[A-Z][\w .&-]{1,30})\)"
)
_TOLD_TO = re.compile(
    r"\b(?:told|tells|telling) (?:the |The )?(?P<hearer>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)

_LITTLE = 0.6
"""The share of an article's uncredited facts in earlier articles from which it has little of its
own."""

_RETOLD = 0.5
_QUOTES = 2
"""An article that names no source retells a report that holds this share of its facts, and so many
of its quotations."""


@dataclass(frozen=True)
class Source:
    """Where one article has one fact from: an outlet's name, and the sign that tells."""

    outlet: str
    how: Literal["own_reporting", "credit", "copied_passage"]
    evidence: Evidence | None = None


@dataclass(frozen=True)
class _Lead:
    """The outlet that an article retells, and the id of that outlet's report among the inputs."""

    outlet: str
    report: str
    evidence: Evidence
    how: Literal["credit", "copied_passage"] = "credit"


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
            source = sources.source_of(reading, group)
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
        self._names = {
            key: outlets.name(article.outlet) if article.outlet else nameless(article)
            for key, article in articles.items()
        }
        self._of_outlet: dict[str, list[str]] = defaultdict(list)
        for key, name in self._names.items():
            self._of_outlet[name].append(key)
        self._passages = Passages(articles.values())
        self._searched = {key: Searched(article) for key, article in articles.items()}
        readings = [reading for group in groups for reading in group]
        self._leads = self._find_leads(readings)
        self._leads |= self._find_retellings(groups)
        self._bylines = {
            key: outlet
            for key, article in articles.items()
            if (outlet := self._byline(article)) and outlet != self._names[key]
        }
        self._speaking = {(one.fact.article, self._credit(one)) for one in readings}
        self._retelling = self._find_retelling(groups)

    def article_of(self, outlet: str) -> str:
        """The id of the outlet's own article among the inputs, "" where there is none."""
        return next(iter(self._of_outlet.get(outlet, ())), "")

    def source_of(self, reading: Reading, group: Sequence[Reading]) -> Source:
        """A credit at the fact itself tells most, then a copied passage, then the story's credit
        where the credited article holds the fact; what is left is the article's own reporting."""
        article = self._articles[reading.fact.article]
        own = self._own(article)
        shown = reading.fact.evidence[0] if reading.fact.evidence else None
        credited = self._credit(reading) or self._bylines.get(article.id, "")
        if credited:
            return (
                Source(own, "own_reporting")
                if credited == own
                else Source(credited, "credit", shown)
            )
        copied = self._passages.copied_from(reading.fact)
        if copied and self._articles[copied].outlet:
            return Source(self._own(self._articles[copied]), "copied_passage", shown)
        lead = self._leads.get(article.id)
        if lead is not None and self._told_by(lead, reading, group):
            return Source(lead.outlet, lead.how, lead.evidence)
        if article.id in self._retelling and not self._heard(reading, article):
            first = self._first(reading, group)
            if first is not None:
                return Source(self.source_of(first, group).outlet, "copied_passage", shown)
            named = "" if article.outlet else self._credited_beside(reading, group)
            if named:
                return Source(named, "copied_passage", shown)
        issuer = self._issuer(reading, group)
        return Source(issuer, "credit", shown) if issuer else Source(own, "own_reporting")

    def _issuer(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The body whose own release tells what an article says of it without naming a source."""
        if reading.fact.attribution is not None:
            return ""
        article = reading.fact.article
        for other in group:
            release = self._articles[other.fact.article]
            if release.id == article or not release.outlet:
                continue
            if (article, self._own(release)) not in self._speaking:
                continue
            if concepts(release.outlet) - _COMPANY <= reading.words and not is_outlet(
                release.outlet
            ):
                return self._own(release)
        return ""

    def _own(self, article: Article) -> str:
        return self._names[article.id]

    def _credit(self, reading: Reading) -> str:
        """The outlet that the fact's attribution credits, or whose own release is quoted."""
        attribution = reading.fact.attribution
        if attribution is None:
            return ""
        if attribution.outlet:
            return self._outlets.name(attribution.outlet)
        return self._outlets.known(attribution.speaker)

    def _byline(self, article: Article) -> str:
        """The agency that the dateline names ("ASTREL (VPS) - …"), "" for none."""
        told = (one.number for one in article.sentences if one.role == "body")
        first = next(told, 0)
        dateline = _DATELINE.match(article.words_of(first)) if first else None
        return self._outlets.name(dateline["agency"]) if dateline else ""

    def _heard(self, reading: Reading, article: Article) -> bool:
        """Whether the fact's words say that somebody told them to this very outlet."""
        told = (_TOLD_TO.search(one.quote) for one in reading.fact.evidence)
        own = self._own(article)
        return any(match and self._outlets.name(match["hearer"]) == own for match in told)

    def _first(self, reading: Reading, group: Sequence[Reading]) -> Reading | None:
        """The earliest report of the fact in another article, None where there is none before."""
        earlier = [
            other
            for other in group
            if other.fact.article != reading.fact.article
            and other.fact.article not in self._retelling
            and self._time(other) < self._time(reading)
        ]
        return min(earlier, key=self._time, default=None)

    def _credited_beside(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The outlet that other articles credit with the same fact, "" where none does."""
        credits = (self._credit(other) for other in group if other is not reading)
        return next((credit for credit in credits if credit), "")

    def _time(self, reading: Reading) -> float:
        return time_of(self._articles[reading.fact.article]).timestamp()

    def _find_retelling(self, groups: Sequence[Sequence[Reading]]) -> frozenset[str]:
        """The articles that have little of their own: they name no outlet, or they credit others
        more than once and most of what they do not credit stands in earlier articles."""
        credits: Counter[str] = Counter()
        bare: Counter[str] = Counter()
        held: Counter[str] = Counter()
        self._retelling = frozenset()
        for group in groups:
            for reading in group:
                article = self._articles[reading.fact.article]
                if self._credit(reading) not in ("", self._own(article)):
                    credits[article.id] += 1
                elif not self._heard(reading, article):
                    bare[article.id] += 1
                    held[article.id] += self._first(reading, group) is not None
        return frozenset(
            key
            for key, article in self._articles.items()
            if not article.outlet
            or (
                credits[key] > 1 and key not in self._leads and held[key] >= _LITTLE * bare[key] > 0
            )
        )

    def _find_leads(self, readings: Sequence[Reading]) -> dict[str, _Lead]:
        """The outlet that each article credits at its top, where it credits one there."""
        leads: dict[str, _Lead] = {}
        for reading in sorted(readings, key=_place):
            article = self._articles[reading.fact.article]
            outlet = self._credit(reading)
            if not outlet or article.id in leads or not _at_top(reading, article):
                continue
            if outlet != self._own(article):
                report = self._report(outlet, reading)
                leads[article.id] = _Lead(outlet, report, reading.fact.evidence[0])
        return leads

    def _find_retellings(self, groups: Sequence[Sequence[Reading]]) -> dict[str, _Lead]:
        """The report that an article retells without naming it: one that other articles credit,
        with most of the article's facts and several of its quotations."""
        told: dict[str, list[tuple[Reading, Sequence[Reading]]]] = defaultdict(list)
        for group in groups:
            for reading in group:
                told[reading.fact.article].append((reading, group))
        credited = {lead.report: lead for lead in self._leads.values() if lead.report}
        found: dict[str, _Lead] = {}
        for article, facts in told.items():
            for report, lead in credited.items():
                if (
                    article in self._leads
                    or report == article
                    or not self._precedes(report, article)
                ):
                    continue
                held = [one for one, group in facts if self._told_by(lead, one, group)]
                quotes = {quote for one in held for quote in one.quotes}
                if len(held) >= _RETOLD * len(facts) and len(quotes) >= _QUOTES:
                    shown = next(one for one in held if one.quotes).fact.evidence
                    found[article] = _Lead(lead.outlet, report, shown[0], "copied_passage")
        return found

    def _precedes(self, report: str, article: str) -> bool:
        return time_of(self._articles[report]) <= time_of(self._articles[article])

    def _report(self, outlet: str, reading: Reading) -> str:
        """The article of `outlet` among the inputs that holds most of `reading`, "" for none."""
        shares = {
            key: passage.share
            for key in self._of_outlet.get(outlet, ())
            if (passage := self._searched[key].nearest(reading)) is not None
        }
        return max(shares, key=lambda key: shares[key]) if shares else ""

    def _told_by(self, lead: _Lead, reading: Reading, group: Sequence[Reading]) -> bool:
        """Whether the report that an article retells holds the fact, with its figures and its
        quotations; what it lacks is the article's own."""
        searched = self._searched.get(lead.report)
        if searched is None or not all(map(searched.paraphrases, reading.quotes)):
            return False
        passage = searched.nearest(reading)
        if any(other.fact.article == lead.report for other in group):
            return True
        return passage is not None and passage.numbers and passage.share >= _HELD


def _place(reading: Reading) -> int:
    return reading.fact.evidence[0].start if reading.fact.evidence else 1 << 60


def _at_top(reading: Reading, article: Article) -> bool:
    if not reading.fact.evidence:
        return False
    told = [sentence.number for sentence in article.sentences if sentence.role == "body"]
    return reading.fact.evidence[0].sentence in told[:_LEAD]
