"""The way through this room: facts in, briefing facts with their conflicts and origins out."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from agent.llm.gateway import Gateway
from agent.reconcile.accounts import credits, wordings
from agent.reconcile.asking import settle
from agent.reconcile.audit import find_audits
from agent.reconcile.cluster import gather
from agent.reconcile.conflicts import Told, between
from agent.reconcile.glossary import glossary
from agent.reconcile.hanging import hang
from agent.reconcile.merging import merge
from agent.reconcile.origins import Origins, find_origins
from agent.reconcile.outlets import KNOWN_ALIASES, Aliases, Outlets
from agent.reconcile.reading import Reading, read
from agent.reconcile.relations import relate
from agent.reconcile.ruling import Ruling
from schemas.article import Article
from schemas.briefing import AuditFinding, BriefingFact, Conflict, Origin, OriginLink
from schemas.decision import Decision
from schemas.fact import Fact


@dataclass(frozen=True)
class Reconciled:
    """What the sources say together. `facts` carry no weight yet (0) and are numbered in the
    order in which they are first told; `decisions` are those that the briefing rests on."""

    facts: tuple[BriefingFact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    audits: tuple[AuditFinding, ...] = ()
    origins: tuple[Origin, ...] = ()
    origin_links: tuple[OriginLink, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def explain(self, fact: str) -> tuple[Decision, ...]:
        """The decisions on the variants of the briefing fact with the id `fact`, the likeliest
        pairs first. Raises KeyError where there is no such fact."""
        variants = {
            variant.fact for one in self.facts if one.id == fact for variant in one.variants
        }
        if not variants:
            raise KeyError(fact)
        told = (one for one in self.decisions if {one.left, one.right} & variants)
        return tuple(sorted(told, key=lambda one: -one.points))


async def reconcile(
    articles: Sequence[Article],
    facts: Sequence[Fact],
    gateway: Gateway | None = None,
    *,
    aliases: Aliases = KNOWN_ALIASES,
) -> Reconciled:
    """`facts` of `articles` as briefing facts, with what the articles agree and differ on.

    `aliases` gives further names of outlets. Without a `gateway` code alone decides.
    """
    by_id = {article.id: article for article in articles}
    with _uncollected():
        names = glossary(articles, facts)
        readings = [read(fact, by_id[fact.article], names) for fact in facts]
        rulings = relate(readings)
    if gateway is not None:
        rulings = await settle(rulings, {fact.id: fact.claim for fact in facts}, gateway)
    with _uncollected():
        groups = _groups(readings, rulings)
        credited = (fact.attribution.outlet for fact in facts if fact.attribution)
        outlets = Outlets((article.outlet for article in articles), aliases, credited)
        origins = find_origins(groups, by_id, outlets)
        told = [
            Told(_merged(group, number, origins), group)
            for number, group in enumerate(groups, start=1)
        ]
        return Reconciled(
            facts=tuple(hang(told, rulings)),
            conflicts=_conflicts(told, rulings, outlets),
            audits=find_audits(groups, by_id, outlets, _clashing(readings, rulings)),
            origins=origins.origins,
            origin_links=origins.links,
            decisions=tuple(ruling.decision for ruling in rulings),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Puts off the search for unreachable cycles: each would walk all forms made so far, and they
    hold none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _merged(group: Sequence[Reading], number: int, origins: Origins) -> BriefingFact:
    """One fact of `group`, with the origin of each article's telling of it. What stands on one
    report is told in that report's words."""
    behind = {reading.fact.id: origins.of_fact[reading.fact.id] for reading in group}
    ids = tuple(dict.fromkeys(link.origin for link in behind.values()))
    fact = merge(group, number, origins.articles[ids[0]] if len(ids) == 1 else "")
    variants = tuple(
        variant.model_copy(update={"origin": link.origin, "how": link.how, "via": link.via})
        for variant in fact.variants
        for link in (behind[variant.fact],)
    )
    return fact.model_copy(update={"origins": ids, "origin_count": len(ids), "variants": variants})


def _conflicts(
    told: Sequence[Told], rulings: Sequence[Ruling], outlets: Outlets
) -> tuple[Conflict, ...]:
    """All conflicts, numbered: those between facts first."""
    found = between(told, rulings)
    for one in told:
        found += wordings(one) + credits(one, outlets)
    return tuple(
        conflict.model_copy(update={"id": f"c{number}"})
        for number, conflict in enumerate(found, start=1)
    )


def _clashing(
    readings: Sequence[Reading], rulings: Sequence[Ruling]
) -> Mapping[str, Sequence[Reading]]:
    """The readings that each fact, by its id, conflicts with, denials apart: an article may well
    hold both a report and its denial."""
    by_id = {reading.fact.id: reading for reading in readings}
    found: dict[str, list[Reading]] = defaultdict(list)
    for ruling in rulings:
        if ruling.decision.conflict not in (None, "denial"):
            found[ruling.decision.left].append(by_id[ruling.decision.right])
            found[ruling.decision.right].append(by_id[ruling.decision.left])
    return found


def _groups(readings: Sequence[Reading], rulings: Sequence[Ruling]) -> list[list[Reading]]:
    by_id: Mapping[str, Reading] = {reading.fact.id: reading for reading in readings}
    gathered = gather({reading.fact.id: reading.fact.article for reading in readings}, rulings)
    return [[by_id[fact] for fact in group] for group in gathered]
