"""The report that an article retells: the one it credits at its top, or one it follows silently."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agent.reconcile.crediting import Credits
from agent.reconcile.holding import Searched
from agent.reconcile.passages import Passages, time_of
from agent.reconcile.reading import Reading
from schemas.article import Article
from schemas.fact import Evidence

_TOP = 4
"""A credit within the first so many sentences is for the story, not for one detail of it."""

_HELD = 0.6
"""The share of a claim's words that an outlet's article must hold to be where it came from."""

_RETOLD = 0.5
_QUOTES = 2
"""An article that names no source retells a report that holds this share of its facts, and so many
of its quotations."""

_REWRITTEN = 0.75
_REWRITTEN_FACTS = 3
"""An article of so many facts, that credits nobody and has a sentence of a report, retells it where
the report has this share of its facts."""


@dataclass(frozen=True)
class Lead:
    """The outlet that an article retells, and the id of that outlet's report among the inputs, ""
    for none."""

    outlet: str
    report: str
    evidence: Evidence
    how: Literal["credit", "copied_passage"] = "credit"


class Leads:
    """The lead of each article that has one."""

    def __init__(
        self,
        groups: Sequence[Sequence[Reading]],
        articles: Mapping[str, Article],
        credits: Credits,
        passages: Passages,
    ) -> None:
        self._articles = articles
        self._credits = credits
        self._searched = {key: Searched(article) for key, article in articles.items()}
        self._leads = self._credited([reading for group in groups for reading in group])
        self._leads |= self._followed(groups)
        self._leads |= self._rewritten(groups, passages)

    def of(self, article: str) -> Lead | None:
        """The report that the article with the id `article` retells."""
        return self._leads.get(article)

    def told_by(self, lead: Lead, reading: Reading, group: Sequence[Reading]) -> bool:
        """Whether the report that an article retells holds the fact, with its figures and its
        quotations; what it lacks is the article's own. `group` is the fact's."""
        if not lead.report:
            return self._told_beside(lead, reading, group)
        if self._has_other_source(lead, reading):
            return False
        return self.holds(lead.report, reading, group)

    def holds(self, report: str, reading: Reading, group: Sequence[Reading]) -> bool:
        """Whether the article with the id `report` holds the fact, with its figures and its
        quotations."""
        searched = self._searched[report]
        if not all(map(searched.paraphrases, reading.quotes)):
            return False
        if any(other.fact.article == report for other in group):
            return True
        passage = searched.nearest(reading)
        return passage is not None and passage.numbers and passage.share >= _HELD

    def _has_other_source(self, lead: Lead, reading: Reading) -> bool:
        """Whether the fact is on the word of somebody whom the report does not mention."""
        attribution = reading.fact.attribution
        if attribution is None or attribution.outlet or attribution.naming != "named":
            return False
        return not self._searched[lead.report].mentions(reading.speaker)

    def _told_beside(self, lead: Lead, reading: Reading, group: Sequence[Reading]) -> bool:
        """Whether another article tells the fact that credits the same report for it, or retells
        that report too: the report itself is not among the inputs."""
        for other in group:
            article = other.fact.article
            if article == reading.fact.article:
                continue
            its = self._leads.get(article)
            if self._credits.at(other) == lead.outlet or (its and its.outlet == lead.outlet):
                return True
        return False

    def _credited(self, readings: Sequence[Reading]) -> dict[str, Lead]:
        """The outlet that each article credits at its top, where it credits one there."""
        leads: dict[str, Lead] = {}
        for reading in sorted(readings, key=_place):
            article = reading.fact.article
            outlet = self._credits.at(reading)
            if not outlet or article in leads or not self._at_top(reading):
                continue
            if outlet != self._credits.own(article):
                report = self._report(outlet, reading)
                leads[article] = Lead(outlet, report, reading.fact.evidence[0])
        return leads

    def _followed(self, groups: Sequence[Sequence[Reading]]) -> dict[str, Lead]:
        """The report that an article retells without naming it: one that other articles credit,
        with most of the article's facts and several of its quotations."""
        told: dict[str, list[tuple[Reading, Sequence[Reading]]]] = defaultdict(list)
        for group in groups:
            for reading in group:
                told[reading.fact.article].append((reading, group))
        credited = {lead.report: lead for lead in self._leads.values() if lead.report}
        found: dict[str, Lead] = {}
        for article, facts in told.items():
            quoted = {quote for one, _ in facts for quote in one.quotes}
            if article in self._leads or len(quoted) < _QUOTES:
                continue
            for report, lead in credited.items():
                if report == article or not self._may_hold(report, quoted):
                    continue
                if time_of(self._articles[report]) > time_of(self._articles[article]):
                    continue
                held = [one for one, group in facts if self.told_by(lead, one, group)]
                quotes = {quote for one in held for quote in one.quotes}
                if len(held) >= _RETOLD * len(facts) and len(quotes) >= _QUOTES:
                    shown = next(one for one in held if one.quotes).fact.evidence
                    found[article] = Lead(lead.outlet, report, shown[0], "copied_passage")
        return found

    def _rewritten(
        self, groups: Sequence[Sequence[Reading]], passages: Passages
    ) -> dict[str, Lead]:
        """The report that an article tells again nearly fact by fact, with a sentence of it copied
        and nothing that the article heard itself."""
        told: dict[str, list[tuple[Reading, Sequence[Reading]]]] = defaultdict(list)
        for group in groups:
            for reading in group:
                told[reading.fact.article].append((reading, group))
        found: dict[str, Lead] = {}
        for article, facts in told.items():
            if article in self._leads or len(facts) < _REWRITTEN_FACTS:
                continue
            if any(self._credits.heard(one) or self._credits.at(one) for one, _ in facts):
                continue
            copied = {passages.copied_from(one.fact): one for one, _ in facts}
            for report, one in copied.items():
                if not report or not self._credits.named(report):
                    continue
                held = sum(
                    any(other.fact.article == report for other in group) for _, group in facts
                )
                if held >= _REWRITTEN * len(facts):
                    outlet = self._credits.own(report)
                    found[article] = Lead(outlet, report, one.fact.evidence[0], "copied_passage")
        return found

    def _may_hold(self, report: str, quoted: Iterable[str]) -> bool:
        """Whether the report holds as many of an article's quotations as a retelling takes: looked
        at first, as nearly all pairs of an article and a report are of two stories."""
        return sum(map(self._searched[report].paraphrases, quoted)) >= _QUOTES

    def _report(self, outlet: str, reading: Reading) -> str:
        """The article of `outlet` among the inputs that holds most of `reading`, "" for none."""
        shares = {
            key: passage.share
            for key in self._credits.articles_of(outlet)
            if (passage := self._searched[key].nearest(reading)) is not None
        }
        return max(shares, key=lambda key: shares[key]) if shares else ""

    def _at_top(self, reading: Reading) -> bool:
        if not reading.fact.evidence:
            return False
        sentences = self._articles[reading.fact.article].sentences
        told = [sentence.number for sentence in sentences if sentence.role == "body"]
        return reading.fact.evidence[0].sentence in told[:_TOP]


def _place(reading: Reading) -> int:
    return reading.fact.evidence[0].start if reading.fact.evidence else 1 << 60
