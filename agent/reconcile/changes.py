"""How the facts of a briefing stand to those of the briefing before it."""

from collections.abc import Sequence
from dataclasses import replace

from agent.reconcile.glossary import Glossary
from agent.reconcile.reading import Reading, read
from agent.reconcile.relations import relate
from agent.reconcile.ruling import Ruling
from agent.reconcile.updates import is_update
from agent.text.dates import find_dates
from agent.text.quantities import find_quantities
from schemas.briefing import Briefing, BriefingFact, ChangeType, FactChange, Origin
from schemas.fact import Fact

_NOW, _BEFORE = "now", "before"
_AGAIN, _AGAINST, _TAKEN_BACK = 3, 2, 1
"""How much a ruling tells of an earlier fact: told again, contradicted or updated, taken back."""


def changes(
    earlier: Briefing, facts: Sequence[BriefingFact], origins: Sequence[Origin]
) -> tuple[FactChange, ...]:
    """One change for each of `facts`, whose origins are among `origins`.

    A fact by which a source takes an earlier report back is told as that fact's withdrawal, with
    `fact` "". An earlier fact that is merely told no more is no change.
    """
    before = {fact.id: fact for fact in earlier.facts}
    readings = {
        reading.fact.id: reading
        for when, told in ((_NOW, facts), (_BEFORE, earlier.facts))
        for fact in told
        for reading in _variants(fact, when)
    }
    partners = _partners(list(readings.values()))
    names_before = {origin.id: origin.name for origin in earlier.origins}
    names_now = {origin.id: origin.name for origin in origins}
    found = []
    for fact in facts:
        ruling = partners.get(fact.id)
        if ruling is None:
            found.append(FactChange(fact=fact.id, type="new", claim=fact.claim))
            continue
        old = before[_fact_of(ruling.decision.right)]
        known = {names_before.get(origin, origin) for origin in old.origins}
        further = bool({names_now.get(origin, origin) for origin in fact.origins} - known)
        kind = _kind(ruling, readings, further=further)
        withdrawn = kind == "withdrawn"
        claim = old.claim if withdrawn else fact.claim
        found.append(
            FactChange(fact="" if withdrawn else fact.id, type=kind, claim=claim, earlier=old.id)
        )
    return tuple(found)


def _variants(fact: BriefingFact, when: str) -> list[Reading]:
    """Each wording of a briefing fact, read as a fact of its article."""
    readings = []
    for number, variant in enumerate(fact.variants):
        made = Fact(
            id=f"{when}:{fact.id}:{number}",
            article=f"{when}:{variant.article}",
            claim=variant.claim,
            kind=fact.kind,
            attribution=variant.attribution,
            quantities=find_quantities(variant.claim),
            dates=find_dates(variant.claim, fact.first_reported),
            evidence=fact.evidence,
        )
        readings.append(replace(read(made, None, Glossary()), published=fact.first_reported))
    return readings


def _partners(readings: Sequence[Reading]) -> dict[str, Ruling]:
    """For each fact of now, by its id, the ruling that tells most of an earlier fact, the earlier
    one on the right."""
    partners: dict[str, Ruling] = {}
    for ruling in relate(readings):
        if not ruling.decision.left.startswith(_NOW):
            continue
        told = ruling.decision.right.startswith(_BEFORE) and _tells(ruling)
        if not told:
            continue
        fact = _fact_of(ruling.decision.left)
        best = partners.get(fact)
        if best is None or _rank(ruling) > _rank(best):
            partners[fact] = ruling
    return partners


def _tells(ruling: Ruling) -> int:
    if ruling.withdrawal:
        return _TAKEN_BACK
    if ruling.decision.relation == "different":
        return 0
    return _AGAINST if ruling.decision.relation == "conflicting" else _AGAIN


def _rank(ruling: Ruling) -> tuple[int, float]:
    return _tells(ruling), ruling.decision.points


def _kind(ruling: Ruling, readings: dict[str, Reading], *, further: bool) -> ChangeType:
    if _tells(ruling) == _AGAIN:
        return "confirmed" if further else "unchanged"
    if ruling.withdrawal:
        return "withdrawn"
    now, old = readings[ruling.decision.left], readings[ruling.decision.right]
    measured = ruling.decision.conflict in ("number", "date", "status")
    return (
        "updated" if measured and (ruling.corrects or is_update([old], [now])) else "contradicted"
    )


def _fact_of(variant: str) -> str:
    return variant.split(":")[1]
