"""Conflicts between groups of facts: which sides there are, and what each says."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, product

from agent.reconcile.disputed import disputed, heading
from agent.reconcile.reading import Reading
from agent.reconcile.ruling import Ruling
from agent.reconcile.updates import are_tolls, is_new_status, is_update
from schemas.briefing import BriefingFact, Conflict, ConflictType, Side


@dataclass(frozen=True)
class Told:
    """A briefing fact and the facts it was merged from."""

    fact: BriefingFact
    readings: Sequence[Reading]


@dataclass
class _Clash:
    """Two groups that a ruling sets against each other: their places, and what each says."""

    kind: ConflictType
    places: tuple[int, int]
    values: tuple[str, str]
    ruling: Ruling


def between(told: Sequence[Told], rulings: Sequence[Ruling]) -> list[Conflict]:
    """The conflicts between the facts of `told`, without numbers yet (id "")."""
    place = {reading.fact.id: at for at, one in enumerate(told) for reading in one.readings}
    clashes: dict[tuple[ConflictType, tuple[int, int]], _Clash] = {}
    for ruling in rulings:
        kind = ruling.decision.conflict
        one, other = place[ruling.decision.left], place[ruling.decision.right]
        if kind is None or one == other or _known_apart(told[one], told[other], ruling):
            continue
        values = ruling.values if one < other else ruling.values[::-1]
        clash = _Clash(kind, (min(one, other), max(one, other)), values, ruling)
        best = clashes.get((kind, clash.places))
        if best is None or ruling.decision.points > best.ruling.decision.points:
            clashes[kind, clash.places] = clash
    joined = _joined(list(clashes.values()))
    return [_conflict(group, told) for group in joined]


def _known_apart(one: Told, other: Told, ruling: Ruling) -> bool:
    """Whether one article tells both figures in one voice, and so knows them for two things."""
    if ruling.corrects or ruling.decision.conflict not in ("number", "date"):
        return False
    if are_tolls([*one.readings, *other.readings]):
        return False
    return any(
        mine.fact.article == its.fact.article
        and (mine.speaker == its.speaker or bool(mine.speaker & its.speaker))
        and not is_update([mine], [its])
        for mine in one.readings
        for its in other.readings
    )


def _joined(clashes: Sequence[_Clash]) -> list[list[_Clash]]:
    """Clashes of one kind that share a side are one conflict."""
    groups: dict[int, list[_Clash]] = {}
    group_of: dict[tuple[ConflictType, int], int] = {}
    for number, clash in enumerate(clashes):
        sides = [(clash.kind, at) for at in clash.places]
        touching = sorted({group_of[side] for side in sides if side in group_of})
        groups[number] = [clash, *(one for group in touching for one in groups.pop(group))]
        for one in groups[number]:
            group_of.update(((one.kind, at), number) for at in one.places)
    return sorted(groups.values(), key=lambda group: min(clash.places for clash in group))


def _conflict(clashes: Sequence[_Clash], told: Sequence[Told]) -> Conflict:
    best = max(clashes, key=lambda clash: clash.ruling.decision.points)
    sides = [[told[at] for at in places] for places in _sides(clashes)]
    sides.sort(key=lambda side: _stamp(_reported(side)))
    # a correction settles what it corrects, not what a third report says
    corrected = any(clash.ruling.corrects for clash in clashes) and not sides[2:]
    read = [[reading for one in side for reading in one.readings] for side in sides]
    if best.kind in ("number", "date"):
        dates = best.kind == "date"
        update = corrected or all(is_update(*two, of_dates=dates) for two in pairwise(read))
    elif best.kind == "status":
        update = all(is_new_status(*two) for two in pairwise(read))
    else:
        update = best.kind == "identity" and _one_corrects(read[0], read[-1])
    return Conflict(
        id="",
        type=best.kind,
        standing="update" if update else "conflict",
        about=_about(best, told),
        sides=tuple(_side(side) for side in sides),
        reason=best.ruling.decision.reason,
    )


def _about(clash: _Clash, told: Sequence[Told]) -> str:
    """What the clash is about: of a remark, who made it; of a report and its denial, the report in
    its fewest words."""
    one, other = _pair(clash, told)
    if clash.kind == "attribution":
        return f"Who said “{max(one.quotes, key=len).strip(' ,.')}”"
    if clash.kind != "denial":
        left, right = (told[at].readings for at in clash.places)
        return disputed(one, other, product(left, right))
    report = one if clash.ruling.values[0] == "stated" else other
    retold = next(told[at].readings for at in clash.places if report in told[at].readings)
    return heading(min((reading.claim for reading in retold), key=len))


def _pair(clash: _Clash, told: Sequence[Told]) -> tuple[Reading, Reading]:
    """The two facts that the clash was decided on."""
    found = {one.fact.id: one for at in clash.places for one in told[at].readings}
    return found[clash.ruling.decision.left], found[clash.ruling.decision.right]


def _one_corrects(side: Sequence[Reading], other: Sequence[Reading]) -> bool:
    """Whether one article tells both sides, one of them as a correction."""
    articles = {one.fact.article for one in side} & {one.fact.article for one in other}
    return any(one.correcting and one.fact.article in articles for one in (*side, *other))


def _sides(clashes: Sequence[_Clash]) -> list[list[int]]:
    """The places of each side: groups that say one value stand on one side, whatever the noun
    that they count it by."""
    value: dict[int, str] = {}
    for clash in clashes:
        for at, said in zip(clash.places, clash.values, strict=True):
            value.setdefault(at, said.partition(" ")[0] if clash.kind == "number" else said)
    sides: Mapping[str, list[int]] = defaultdict(list)
    for at in sorted(value):
        sides[value[at]].append(at)
    return list(sides.values())


def _side(told: Sequence[Told]) -> Side:
    facts = [one.fact for one in told]
    articles = (variant.article for fact in facts for variant in fact.variants)
    return Side(
        claim=facts[0].claim,
        facts=tuple(fact.id for fact in facts),
        evidence=tuple(dict.fromkeys(one for fact in facts for one in fact.evidence)),
        articles=tuple(dict.fromkeys(articles)),
        origins=tuple(dict.fromkeys(one for fact in facts for one in fact.origins)),
        reported=_reported(told),
    )


def _reported(told: Sequence[Told]) -> datetime | None:
    times = [one.fact.first_reported for one in told if one.fact.first_reported]
    return min(times, key=lambda time: time.timestamp()) if times else None


def _stamp(time: datetime | None) -> float:
    return time.timestamp() if time else float("inf")
