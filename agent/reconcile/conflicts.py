"""Conflicts between groups of facts: which sides there are, and whether the later one updates."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from agent.reconcile.reading import Reading
from schemas.briefing import BriefingFact, Conflict, ConflictType, Side
from schemas.decision import Decision


def find_conflicts(
    facts: Sequence[BriefingFact],
    groups: Sequence[Sequence[Reading]],
    decisions: Sequence[Decision],
) -> tuple[Conflict, ...]:
    """The conflicts between the briefing `facts`, each made of the group at its place."""
    place = {reading.fact.id: at for at, group in enumerate(groups) for reading in group}
    pairs: dict[tuple[ConflictType, int, int], Decision] = {}
    for decision in decisions:
        one, other = place[decision.left], place[decision.right]
        if (
            decision.conflict is not None
            and one != other
            and not _told_together(groups[one], groups[other], decision)
        ):
            key = (decision.conflict, min(one, other), max(one, other))
            best = pairs.get(key)
            if best is None or decision.points > best.points:
                pairs[key] = decision
    found: list[Conflict] = []
    for kind, sides in _joined(pairs):
        reasons = [pairs[key] for key in pairs if key[0] == kind and set(key[1:]) <= set(sides)]
        best = max(reasons, key=lambda decision: decision.points)
        found.append(_conflict(f"c{len(found) + 1}", best, sides, facts, groups))
    return tuple(found)


def _told_together(one: Sequence[Reading], other: Sequence[Reading], decision: Decision) -> bool:
    """Whether one article tells both as two things, and so knows them apart: no conflict, unless
    it tells one of them as wrong."""
    if "said not to be so" in decision.reason or decision.conflict in ("denial", "status"):
        return False
    articles = {reading.fact.article for reading in one} & {r.fact.article for r in other}
    return bool(articles)


def _joined(
    pairs: Mapping[tuple[ConflictType, int, int], Decision],
) -> list[tuple[ConflictType, list[int]]]:
    """Pairs that share a side are one conflict with several sides."""
    found: list[tuple[ConflictType, list[int]]] = []
    by_kind: dict[ConflictType, list[set[int]]] = defaultdict(list)
    for kind, one, other in pairs:
        joined = {one, other}
        for sides in [sides for sides in by_kind[kind] if sides & joined]:
            joined |= sides
            by_kind[kind].remove(sides)
        by_kind[kind].append(joined)
    for kind, several in by_kind.items():
        found.extend((kind, sorted(sides)) for sides in several)
    return sorted(found, key=lambda one: one[1])


def _conflict(
    name: str,
    decision: Decision,
    sides: Sequence[int],
    facts: Sequence[BriefingFact],
    groups: Sequence[Sequence[Reading]],
) -> Conflict:
    ordered = sorted(sides, key=lambda at: _stamp(facts[at].first_reported))
    return Conflict(
        id=name,
        type=decision.conflict or "number",
        about=_about([groups[at] for at in ordered]),
        sides=tuple(_side(facts[at]) for at in ordered),
        reason=decision.reason,
    )


def _side(fact: BriefingFact) -> Side:
    return Side(
        claim=fact.claim,
        facts=(fact.id,),
        evidence=fact.evidence,
        articles=tuple(dict.fromkeys(variant.article for variant in fact.variants)),
        origins=fact.origins,
        reported=fact.first_reported,
    )


def _stamp(time: datetime | None) -> float:
    return time.timestamp() if time else float("inf")


def _about(groups: Sequence[Sequence[Reading]]) -> str:
    """The disputed thing in a few words: the shortest claim of the first side."""
    return min((reading.fact.claim for reading in groups[0]), key=len)
