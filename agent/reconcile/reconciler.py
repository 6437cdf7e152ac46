"""The way through this room: facts in, briefing facts with their conflicts and origins out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.llm.gateway import Gateway
from agent.reconcile.asking import settle
from agent.reconcile.cluster import gather
from agent.reconcile.conflicts import find_conflicts
from agent.reconcile.merging import merge
from agent.reconcile.origins import find_origins
from agent.reconcile.outlets import KNOWN_ALIASES, Aliases, Outlets
from agent.reconcile.reading import Reading, read
from agent.reconcile.relation import Ruling
from agent.reconcile.relations import relate
from agent.text.cast import find_cast
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
    acronyms = _acronyms(articles)
    readings = [read(fact, by_id[fact.article], acronyms) for fact in facts]
    rulings = relate(readings)
    if gateway is not None:
        rulings = await settle(rulings, {fact.id: fact.claim for fact in facts}, gateway)
    groups = _groups(readings, rulings)
    outlets = Outlets((article.outlet for article in articles), aliases)
    origins = find_origins(groups, by_id, outlets)
    merged = tuple(
        merge(group, number).model_copy(update={"origins": behind, "origin_count": len(behind)})
        for number, (group, behind) in enumerate(
            zip(groups, origins.of_group, strict=True), start=1
        )
    )
    decisions = [ruling.decision for ruling in rulings]
    return Reconciled(
        facts=merged,
        conflicts=find_conflicts(merged, groups, decisions),
        origins=origins.origins,
        origin_links=origins.links,
        decisions=tuple(decisions),
    )


def _acronyms(articles: Sequence[Article]) -> dict[str, str]:
    """The full names of initials that any of the articles spells out."""
    found: dict[str, str] = {}
    for article in articles:
        for initials, name in find_cast(article).acronyms.items():
            found.setdefault(initials, name)
    return found


def _groups(readings: Sequence[Reading], rulings: Sequence[Ruling]) -> list[list[Reading]]:
    by_id: Mapping[str, Reading] = {reading.fact.id: reading for reading in readings}
    gathered = gather([reading.fact.id for reading in readings], rulings)
    return [[by_id[fact] for fact in group] for group in gathered]
