"""Who got it from whom: the original reports behind each fact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from agent.reconcile.concepts import concepts
from agent.reconcile.crediting import Credits, of_statement
from agent.reconcile.leads import Leads
from agent.reconcile.outlets import Outlets
from agent.reconcile.passages import Passages
from agent.reconcile.reading import Reading
from agent.reconcile.retelling import Retelling
from agent.text.outlets import is_outlet
from schemas.article import Article
from schemas.briefing import How, Origin, OriginLink
from schemas.fact import Evidence

_COMPANY = concepts("company")


@dataclass(frozen=True)
class Source:
    """Where one article has one fact from: an outlet's name, the sign that tells, and the id of the
    article between them, "" for none."""

    outlet: str
    how: How
    evidence: Evidence | None = None
    via: str = ""


@dataclass(frozen=True)
class Origins:
    """`of_fact` is how its article came by each fact, by the fact's id."""

    origins: tuple[Origin, ...]
    links: tuple[OriginLink, ...]
    of_fact: Mapping[str, OriginLink]

    @cached_property
    def articles(self) -> Mapping[str, str]:
        """The id of each origin's own article, "" where that is not among the inputs."""
        return {origin.id: origin.article for origin in self.origins}


def find_origins(
    groups: Sequence[Sequence[Reading]], articles: Mapping[str, Article], outlets: Outlets
) -> Origins:
    """The origin of each fact of the groups, each outlet once, in order of first use."""
    credits = Credits(articles, outlets)
    sources = _Sources(groups, articles, credits)
    ids: dict[str, str] = {}
    links: dict[tuple[str, str, str, str], OriginLink] = {}
    of_fact = {}
    for group in groups:
        for reading in group:
            source = sources.of(reading, group)
            origin = ids.setdefault(source.outlet, f"o{len(ids) + 1}")
            key = (reading.fact.article, origin, source.how, source.via)
            if key not in links:
                links[key] = OriginLink(
                    article=reading.fact.article,
                    origin=origin,
                    how=source.how,
                    via=source.via,
                    evidence=source.evidence,
                )
            of_fact[reading.fact.id] = links[key]
    origins = tuple(
        Origin(id=number, name=name, article=next(iter(credits.articles_of(name)), ""))
        for name, number in ids.items()
    )
    return Origins(origins, tuple(links.values()), of_fact)


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
        self._leads = Leads(groups, articles, credits, self._passages)
        self._retelling = Retelling(groups, articles, credits, self._leads)
        self._found: dict[str, Source] = {}
        self._asked: set[str] = set()
        self._speaking = {
            (one.fact.article, credits.issuer(one)) for group in groups for one in group
        }
        self._bodies = {issuer for _, issuer in self._speaking if issuer}
        self._drawing = self._speaking | self._find_quoting(groups)

    def of(self, reading: Reading, group: Sequence[Reading]) -> Source:
        """The first sign that tells: a credit at the fact itself or for the whole article, a copied
        passage, the report that the article retells, who told it before, the body whose own release
        tells it, the same unnamed source; what is left is the article's own reporting."""
        fact = reading.fact.id
        if fact not in self._found:
            self._asked.add(fact)
            self._found[fact] = self._behind(reading, group)
            self._asked.remove(fact)
        return self._found[fact]

    def _behind(self, reading: Reading, group: Sequence[Reading]) -> Source:
        steps = (
            self._credited,
            self._copied,
            self._led,
            self._retold,
            self._issued,
            self._same_unnamed,
        )
        found = (step(reading, group) for step in steps)
        own = Source(self._credits.own(reading.fact.article), "own_reporting")
        source = next((source for source in found if source is not None), own)
        if source.how == "own_reporting":
            return source
        return self._traced(source, reading, group)

    def _traced(self, source: Source, reading: Reading, group: Sequence[Reading]) -> Source:
        """`source`, or from whom that one has the fact in its turn, where its own telling is in the
        group. Two articles of one time may credit each other: then each is left its credit."""
        time = self._credits.time
        tellings = [
            other
            for other in group
            if self._credits.own(other.fact.article) == source.outlet
            and other.fact.article != reading.fact.article
            and time(other) <= time(reading)
            and other.fact.id not in self._asked
        ]
        if not tellings:
            return source
        teller = min(tellings, key=time)
        behind = self.of(teller, group).outlet
        own = self._credits.own(reading.fact.article)
        if behind == source.outlet or (behind == own and time(teller) == time(reading)):
            return source
        return replace(source, outlet=behind, via=teller.fact.article)

    def _credited(self, reading: Reading, group: Sequence[Reading]) -> Source | None:
        """The outlet that the fact, or else the article, is credited to. A body is its origin only
        where its own release holds the fact: what it says besides, it said to whoever reports it.
        """
        article = reading.fact.article
        own, issuer = self._credits.own(article), self._credits.issuer(reading)
        credited = self._credits.at(reading)
        if issuer and issuer != own:
            releases = self._credits.articles_of(issuer)
            held = any(self._leads.holds(one, reading, group) for one in releases)
            credited = issuer if held else ""
        credited = credited or self._credits.heard_by_another(reading)
        if credited and credited == credited.lower():  # "a magazine", "local media"
            credited = self._first_outlet(reading, group) or credited
        credited = credited or self._credits.byline(article)
        if credited == own:
            return Source(own, "own_reporting")
        return Source(credited, "credit", _shown(reading)) if credited else None

    def _first_outlet(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The outlet that tells the fact first, before the article of `reading`; "" for none."""
        time = self._credits.time
        earlier = [
            other
            for other in group
            if time(other) < time(reading) and self._credits.named(other.fact.article)
        ]
        return self._credits.own(min(earlier, key=time).fact.article) if earlier else ""

    def _copied(self, reading: Reading, _group: Sequence[Reading]) -> Source | None:
        copied = self._passages.copied_from(reading.fact)
        if not copied or not self._credits.named(copied):
            return None
        return Source(self._credits.own(copied), "copied_passage", _shown(reading))

    def _led(self, reading: Reading, group: Sequence[Reading]) -> Source | None:
        lead = self._leads.of(reading.fact.article)
        if lead is None or self._credits.heard(reading):
            return None
        if not self._leads.told_by(lead, reading, group):
            return None
        return Source(lead.outlet, lead.how, lead.evidence)

    def _retold(self, reading: Reading, group: Sequence[Reading]) -> Source | None:
        """Whose report an article that has little of its own tells again."""
        article = reading.fact.article
        if article not in self._retelling or self._credits.heard(reading):
            return None
        first = self._retelling.first(reading, group)
        if first is not None:
            outlet = self._credits.own(first.fact.article)
            return Source(outlet, "copied_passage", _shown(reading))
        named = "" if self._credits.named(article) else self._credited_beside(reading, group)
        return Source(named, "copied_passage", _shown(reading)) if named else None

    def _issued(self, reading: Reading, group: Sequence[Reading]) -> Source | None:
        issuer = self._told_of_issuer(reading, group) or self._spoken_in_release(reading, group)
        return Source(issuer, "credit", _shown(reading)) if issuer else None

    def _told_of_issuer(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The body whose own release tells what an article says of it without naming a source."""
        if reading.fact.attribution is not None:
            return ""
        article = reading.fact.article
        for other in group:
            release = other.fact.article
            if release == article or not self._credits.named(release):
                continue
            issuer = self._credits.own(release)
            if (article, issuer) not in self._drawing or is_outlet(issuer):
                continue
            if concepts(issuer) - _COMPANY <= reading.words:
                return issuer
        return ""

    def _spoken_in_release(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The body in whose own release the same named speaker says the same, before."""
        attribution = reading.fact.attribution
        if attribution is None or attribution.naming != "named" or self._credits.heard(reading):
            return ""
        for other in group:
            issuer = self._credits.own(other.fact.article)
            stated = issuer in self._bodies or of_statement(reading)
            if not stated or is_outlet(issuer):
                continue
            if other.fact.article in self._retelling:
                continue
            before = self._credits.time(other) <= self._credits.time(reading)
            if before and other.speaker & reading.speaker and other is not reading:
                return issuer
        return ""

    def _same_unnamed(self, reading: Reading, group: Sequence[Reading]) -> Source | None:
        """An earlier report of the fact on the word of the same unnamed people, where the later
        one does not say that they spoke to it: such a source is the first report's own."""
        if not _unnamed(reading) or self._credits.heard(reading):
            return None
        time = self._credits.time
        earlier = [
            other
            for other in group
            if _unnamed(other)
            and other.fact.article != reading.fact.article
            and time(other) < time(reading)
            and other.speaker & reading.speaker
        ]
        if not earlier:
            return None
        outlet = self._credits.own(min(earlier, key=time).fact.article)
        return Source(outlet, "copied_passage", _shown(reading))

    def _find_quoting(self, groups: Sequence[Sequence[Reading]]) -> set[tuple[str, str]]:
        """Each article with each body from whose release it gives somebody's words."""
        return {
            (one.fact.article, issuer)
            for group in groups
            for one in group
            if (issuer := self._spoken_in_release(one, group))
        }

    def _credited_beside(self, reading: Reading, group: Sequence[Reading]) -> str:
        """The outlet that other articles credit with the same fact, "" where none does."""
        credits = (self._credits.at(other) for other in group if other is not reading)
        return next((credit for credit in credits if credit), "")


def _unnamed(reading: Reading) -> bool:
    attribution = reading.fact.attribution
    return attribution is not None and attribution.naming == "anonymous" and not attribution.outlet


def _shown(reading: Reading) -> Evidence | None:
    return reading.fact.evidence[0] if reading.fact.evidence else None
