"""How the facts of a briefing stand to those of the briefing before it."""

from collections.abc import Iterable, Sequence

from agent.reconcile.glossary import Glossary
from agent.reconcile.reading import Reading, read
from agent.reconcile.relation import SAME
from agent.reconcile.relations import relate
from schemas.briefing import Briefing, BriefingFact, ChangeType, FactChange, Origin
from schemas.decision import Decision
from schemas.fact import Fact

_NOW, _BEFORE = "now", "before"
_TAKEN_BACK = ("withdraw", "retract", "take back")


def changes(
    earlier: Briefing, facts: Sequence[BriefingFact], origins: Sequence[Origin]
) -> tuple[FactChange, ...]:
    """One change for each of `facts`, whose origins are among `origins`, and one for each fact of
    `earlier` that a source has withdrawn since. A fact that is merely told no more is no change."""
    before = {fact.id: fact for fact in earlier.facts}
    names_before = {origin.id: origin.name for origin in earlier.origins}
    names_now = {origin.id: origin.name for origin in origins}
    partners = _partners(facts, earlier.facts)
    found = []
    for fact in facts:
        decision = partners.get(fact.id)
        if decision is None:
            found.append(FactChange(fact=fact.id, type="new", claim=fact.claim))
            continue
        old = before[decision.right.removeprefix(f"{_BEFORE}-")]
        known = {names_before.get(origin, origin) for origin in old.origins}
        further = {names_now.get(origin, origin) for origin in fact.origins} - known
        kind = _kind(decision, further=bool(further))
        withdrawn = kind == "withdrawn"
        found.append(
            FactChange(
                fact="" if withdrawn else fact.id,
                type=kind,
                claim=old.claim if withdrawn else fact.claim,
                earlier=old.id,
            )
        )
    return tuple(found)


def _partners(facts: Iterable[BriefingFact], before: Iterable[BriefingFact]) -> dict[str, Decision]:
    """For each fact of now, the decision on the earlier fact that it matches or contradicts."""
    readings = [_as_fact(fact, _NOW) for fact in facts]
    readings += [_as_fact(fact, _BEFORE) for fact in before]
    partners: dict[str, Decision] = {}
    for ruling in relate(readings):
        decision = ruling.decision
        told = decision.left.startswith(_NOW) and decision.right.startswith(_BEFORE)
        if not told or decision.relation == "different":
            continue
        key = decision.left.removeprefix(f"{_NOW}-")
        best = partners.get(key)
        if best is None or _rank(decision) > _rank(best):
            partners[key] = decision
    return partners


def _rank(decision: Decision) -> tuple[bool, float]:
    return decision.relation != "conflicting" and decision.points >= SAME, decision.points


def _as_fact(fact: BriefingFact, when: str) -> Reading:
    """A briefing fact read as if all of its briefing were one article."""
    return read(
        Fact(
            id=f"{when}-{fact.id}",
            article=when,
            claim=fact.claim,
            kind=fact.kind,
            attribution=fact.attribution,
            quantities=fact.quantities,
            dates=fact.dates,
            evidence=fact.evidence,
        ),
        None,
        Glossary(),
    )


def _kind(decision: Decision, *, further: bool) -> ChangeType:
    if decision.relation != "conflicting":
        return "confirmed" if further else "unchanged"
    if decision.conflict in ("denial", "identity"):
        return "contradicted"
    return "updated"
