"""Whether what an article credits to an outlet stands in that outlet's own article.

Findings tell what was looked at and what was not there; an outlet may have printed it elsewhere.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.reconcile.contrary import contrary
from agent.reconcile.crediting import of_statement
from agent.reconcile.holding import Searched
from agent.reconcile.lacks import Lack, borne_out, lacks
from agent.reconcile.modality import flatter
from agent.reconcile.naming import lone_names
from agent.reconcile.outcomes import only_weighed
from agent.reconcile.outlets import Outlets, nameless
from agent.reconcile.passages import time_of
from agent.reconcile.reading import Reading
from agent.text.outlets import is_outlet
from schemas.article import Article
from schemas.briefing import AuditFinding


def find_audits(
    groups: Sequence[Sequence[Reading]],
    articles: Mapping[str, Article],
    outlets: Outlets,
    clashing: Mapping[str, Sequence[Reading]],
) -> tuple[AuditFinding, ...]:
    """A finding for each credit that the credited outlet's article, where it is among `articles`
    and not later than the crediting one, does not bear out. `clashing` are the facts that conflict
    with each fact, by its id."""
    searched = {key: Searched(article) for key, article in articles.items()}
    facts: dict[str, list[Reading]] = defaultdict(list)
    for reading in (one for group in groups for one in group):
        facts[reading.fact.article].append(reading)
    inputs = _Inputs(searched, outlets, clashing, facts)
    of_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles.values():
        if article.outlet:
            of_outlet[outlets.name(article.outlet)].append(article)
    found: list[AuditFinding] = []
    for group in groups:
        for reading in group:
            credited = _credited(reading, articles[reading.fact.article], of_outlet, inputs)
            if credited is None:
                continue
            crediting = articles[reading.fact.article]
            for lack in _lacking(reading, group, credited, inputs):
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


@dataclass(frozen=True)
class _Inputs:
    """What credits are looked up in: the articles by id, under their outlets' names, the facts
    that conflict with each fact, and the facts of each article."""

    searched: Mapping[str, Searched]
    outlets: Outlets
    clashing: Mapping[str, Sequence[Reading]]
    facts: Mapping[str, Sequence[Reading]]


def _credited(
    reading: Reading,
    crediting: Article,
    of_outlet: Mapping[str, Sequence[Article]],
    inputs: _Inputs,
) -> _Credit | None:
    attribution, outlets = reading.fact.attribution, inputs.outlets
    if attribution is None or not reading.fact.evidence:
        return None
    issuer = "" if attribution.outlet else outlets.known(attribution.speaker)
    if not attribution.outlet and not issuer:
        issuer = _of_statement(reading, of_outlet, inputs)
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


def _of_statement(
    reading: Reading, of_outlet: Mapping[str, Sequence[Article]], inputs: _Inputs
) -> str:
    """The body in whose own statement, one of the inputs, the named speaker of `reading` is said to
    have spoken; "" for none."""
    attribution = reading.fact.attribution
    named = attribution is not None and attribution.naming == "named"
    if not named or not of_statement(reading):
        return ""
    for outlet, articles in of_outlet.items():
        if is_outlet(outlet):
            continue
        if any(inputs.searched[article.id].mentions(reading.speaker) for article in articles):
            return outlet
    return ""


def _lacking(
    reading: Reading,
    group: Sequence[Reading],
    credited: _Credit,
    inputs: _Inputs,
) -> list[Lack]:
    """What the outlet's articles lack of `reading`, one of the facts of `group`. That another
    outlet is credited too is told where they do not clearly bear the remark out."""
    crediting = inputs.searched[reading.fact.article]
    reports = [inputs.searched[key] for key in credited.reports]
    told = [one for one in group if one.fact.article in credited.reports]
    if credited.issuer:
        found = lacks(reading, crediting, reports, told, ())
        return [lack for lack in found if lack.kind == "differs"]
    against = [
        one
        for one in inputs.clashing.get(reading.fact.id, ())
        if one.fact.article in credited.reports
        and not lone_names(reading, one)
        and (flatter(reading, one) or not only_weighed(reading, one))  # "may sell", "weighs a sale"
    ]
    if not told:
        own = (contrary(reading, inputs.facts[key]) for key in credited.reports)
        against += [one for one in own if one is not None]
    found = lacks(reading, crediting, reports, told, against)
    if found or not borne_out(reading, reports, told):
        absent = any(lack.kind == "not_found" for lack in found)
        found += _credited_elsewhere(reading, group, inputs.outlets, credited.reports[-1], absent)
    return found


def _credited_elsewhere(
    reading: Reading, group: Sequence[Reading], outlets: Outlets, report: str, absent: bool
) -> list[Lack]:
    """Another article that credits another outlet with the same remark, or, where the credited
    outlet lacks it (`absent`), with the same report; none where there is no such article."""
    mine = reading.fact.attribution
    for other in group:
        its = other.fact.attribution
        if its and its.outlet and mine and other.fact.evidence:
            if not absent and not (its.speaker and mine.speaker):
                continue
            outlet = outlets.name(its.outlet)
            if outlet != outlets.name(mine.outlet):
                return [Lack("credited_elsewhere", outlet, report, other.fact.evidence[0])]
    return []


def _sentence(lack: Lack, outlet: str, crediting: Article, report: Article) -> str:
    who = crediting.outlet or nameless(crediting)
    title = f" “{report.title}”" if report.title else ""
    looked = f"the article{title} by {report.outlet or outlet} that was read here"
    if lack.kind == "credited_elsewhere":
        return (
            f"{who} credits {outlet} with this, and another article credits {lack.missing};"
            f" in {looked} it was not clearly found."
        )
    if lack.kind == "differs":
        how = lack.instead or "has it differently"
        return f"{who} credits {outlet} with {lack.missing}; {looked} {how}."
    return f"{who} credits {outlet} with {lack.missing}; {looked} does not have it."
