"""Whether what an article credits to an outlet stands in that outlet's own article.

Findings tell what was looked at and what was not there; an outlet may have printed it elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from agent.reconcile.concepts import concepts
from agent.reconcile.content import content
from agent.reconcile.figures import compare_quantities
from agent.reconcile.holding import Passage, Searched
from agent.reconcile.naming import lone_names
from agent.reconcile.outlets import Outlets, nameless
from agent.reconcile.passages import time_of
from agent.reconcile.reading import Reading
from agent.text.amounts import normal
from agent.text.quantities import find_quantities
from agent.text.quotations import find_quotations, near_wording, normal_quote
from agent.text.words import content_words, coverage
from schemas.article import Article
from schemas.briefing import AuditFinding, AuditType
from schemas.fact import Evidence, Quantity

_NEAR_QUOTE = 0.5
"""The likeness of a quotation in the outlet's article from which it is another wording."""

_BORNE_OUT = 0.6
"""The share of a claim's words in a passage from which the passage bears the claim out."""

_ABOUT = 0.35
"""The share of a claim's words in a passage from which the passage is about the same."""

_TOLD = 0.2
"""Up to this share of its words without names, nowhere does the outlet's article tell what it is
credited with."""


@dataclass(frozen=True)
class _Lack:
    """What the credited article lacks (`missing`), and what it says instead, if anything.
    `report` is the id of the article that was looked at."""

    kind: AuditType
    missing: str
    report: str
    found: Evidence | None = None


def find_audits(
    groups: Iterable[Sequence[Reading]],
    articles: Mapping[str, Article],
    outlets: Outlets,
    clashing: Mapping[str, Sequence[Reading]],
) -> tuple[AuditFinding, ...]:
    """A finding for each credit that the credited outlet's article, where it is among `articles`
    and not later than the crediting one, does not bear out. `clashing` are the facts that conflict
    with each fact, by its id."""
    searched = {key: Searched(article) for key, article in articles.items()}
    of_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles.values():
        if article.outlet:
            of_outlet[outlets.name(article.outlet)].append(article)
    found: list[AuditFinding] = []
    for group in groups:
        for reading in group:
            credited = _credited(reading, articles[reading.fact.article], of_outlet, outlets)
            if credited is None:
                continue
            told = [one for one in group if one.fact.article in credited.reports]
            against = [
                one
                for one in clashing.get(reading.fact.id, ())
                if one.fact.article in credited.reports and not lone_names(reading, one)
            ]
            reports = [searched[key] for key in credited.reports]
            lacks = _lacks(reading, reports, told, () if credited.issuer else against)
            if credited.issuer:
                lacks = [lack for lack in lacks if lack.kind == "differs"]
            if lacks and (other := _credited_elsewhere(reading, group, outlets, lacks[0].report)):
                lacks.append(other)
            for lack in lacks:
                crediting = articles[reading.fact.article]
                report = articles[lack.report]
                found.append(
                    AuditFinding(
                        id=f"a{len(found) + 1}",
                        type=lack.kind,
                        text=_sentence(lack, credited.outlet, crediting, report),
                        outlet=credited.outlet,
                        crediting=reading.fact.evidence[0],
                        checked=report.id,
                        found=lack.found,
                    )
                )
    return tuple(found)


@dataclass(frozen=True)
class _Credit:
    """An outlet that a fact is credited to, as the article calls it, and the ids of the outlet's
    articles that could hold it.

    `issuer` says that it is a body whose own release is among the inputs: what such a body said
    need not stand in the release, so that only what stands there otherwise is a finding.
    """

    outlet: str
    reports: tuple[str, ...]
    issuer: bool


def _credited(
    reading: Reading,
    crediting: Article,
    of_outlet: Mapping[str, Sequence[Article]],
    outlets: Outlets,
) -> _Credit | None:
    attribution = reading.fact.attribution
    if attribution is None or not reading.fact.evidence:
        return None
    issuer = "" if attribution.outlet else outlets.known(attribution.speaker)
    outlet = outlets.name(attribution.outlet) if attribution.outlet else issuer
    called = attribution.outlet or issuer
    if not outlet or outlet == outlets.name(crediting.outlet):
        return None
    reports = tuple(
        article.id
        for article in of_outlet.get(outlet, ())
        if time_of(article) <= time_of(crediting)
    )
    return _Credit(called, reports, bool(issuer)) if reports else None


def _lacks(
    reading: Reading,
    reports: Sequence[Searched],
    told: Sequence[Reading],
    against: Sequence[Reading],
) -> list[_Lack]:
    """What none of `reports` bears out: the first quotation, else the first figure, else all.

    `told` are the reports' own facts that say the same, `against` those that conflict with it.
    """
    nearest = [(one, passage) for one in reports if (passage := one.nearest(reading)) is not None]
    if not nearest:
        return []
    report, best = max(nearest, key=lambda one: one[1].share)
    for quote in (quote.text for quote in find_quotations(reading.claim)):
        if not any(one.holds(quote) for one in reports):
            return [_quote_lack(quote, reports, told, report.article.id)]
    missing = f"the report “{reading.fact.claim}”"
    if against and not told and best.share < _BORNE_OUT and against[0].fact.evidence:
        shown = against[0].fact.evidence[0]
        return [_Lack("differs", missing, shown.article, shown)]
    matter = content(reading.claim, reading.fact.attribution)
    for quantity in reading.quantities:
        if quantity.text in matter:  # "two insiders" counts those who tell it
            lack = _figure_lack(reading, quantity, report, best)
            if lack is not None:
                return [lack]
    if told or reading.quotes or not report.lacks(reading, _TOLD):
        return []
    return [_Lack("not_found", missing, report.article.id)]


def _quote_lack(
    quote: str, reports: Sequence[Searched], told: Sequence[Reading], nearest: str
) -> _Lack:
    near = [
        (likeness, evidence)
        for report in reports
        for text, evidence in report.quotations
        if (likeness := _quoted_alike(quote, text)) >= _NEAR_QUOTE
    ]
    near += [(0.0, one.fact.evidence[0]) for one in told if one.quotes and one.fact.evidence]
    missing = f"the words “{normal_quote(quote)}”"
    if not near:
        return _Lack("not_found", missing, nearest)
    instead = max(near, key=lambda one: one[0])[1]
    return _Lack("differs", missing, instead.article, instead)


def _quoted_alike(one: str, other: str) -> float:
    """How alike two quotations are, in their order of words or in what they tell."""
    shared = content_words(one) & content_words(other)
    telling = min(coverage(one, other), coverage(other, one)) if len(shared) > 1 else 0.0
    return max(near_wording(one, other), telling)


def _figure_lack(
    reading: Reading, quantity: Quantity, report: Searched, best: Passage
) -> _Lack | None:
    """None where the report has the figure; what it says instead where its passage about the same
    thing, with the same names, has another."""
    compared = compare_quantities((quantity,), report.quantities)
    if compared.same or compared.near:
        return None
    missing = f"the figure {normal(quantity)}"
    named = concepts(best.evidence.quote)
    if best.share < _ABOUT or not all(name & named for name in reading.names[:1]):
        return _Lack("not_found", missing, report.article.id)
    instead = compare_quantities((quantity,), find_quantities(best.evidence.quote)).clash
    kind: AuditType = "differs" if instead else "not_found"
    return _Lack(kind, missing, report.article.id, best.evidence if instead else None)


def _credited_elsewhere(
    reading: Reading, group: Sequence[Reading], outlets: Outlets, report: str
) -> _Lack | None:
    """Another article that credits another outlet with the same remark, where there is one."""
    mine = reading.fact.attribution
    for other in group:
        its = other.fact.attribution
        if its and its.outlet and mine and its.speaker and mine.speaker and other.fact.evidence:
            outlet = outlets.name(its.outlet)
            if outlet != outlets.name(mine.outlet):
                return _Lack("credited_elsewhere", outlet, report, other.fact.evidence[0])
    return None


def _sentence(lack: _Lack, outlet: str, crediting: Article, report: Article) -> str:
    who = crediting.outlet or nameless(crediting)
    title = f" “{report.title}”" if report.title else ""
    looked = f"the article{title} by {outlet} that was read here"
    if lack.kind == "credited_elsewhere":
        return f"{who} credits {outlet} with this; another article credits {lack.missing}."
    if lack.kind == "differs":
        return f"{who} credits {outlet} with {lack.missing}; {looked} has it differently."
    return f"{who} credits {outlet} with {lack.missing}; {looked} does not have it."
