"""Gathering facts that say the same, never two that are ruled apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from agent.reconcile.ruling import Ruling

_JOIN = -0.5
"""Points that a pair needs to bring two groups together."""

_MEAN = -1.6
"""Points that the pairs between two groups need on average."""

_STRANGERS = -6.0
"""Points of a pair that was not worth comparing."""

_SAYING_SAME = ("same", "narrower", "broader")

Pair = tuple[str, str]
"""The ids of two facts, in order."""


def gather(facts: Mapping[str, str], rulings: Sequence[Ruling]) -> list[list[str]]:
    """The facts, given by id with their articles, in groups that say the same, in the order of
    their first fact.

    The likeliest pairs are joined first. Two groups are joined only where their pairs agree on
    average and none is ruled apart, so that a chain of half-alike facts makes no group. Two facts
    of one article are apart unless they are ruled to say the same.
    """
    points: dict[Pair, float] = {}
    likeness: dict[Pair, float] = {}
    apart: set[Pair] = set()
    same: set[Pair] = set()
    for ruling in rulings:
        decision = ruling.decision
        pair = _pair(decision.left, decision.right)
        points[pair] = _strength(ruling)
        likeness[pair] = decision.points
        if ruling.apart:
            apart.add(pair)
        elif decision.relation in _SAYING_SAME:
            same.add(pair)
    group = {fact: [fact] for fact in facts}
    joining = [pair for pair, strength in points.items() if strength >= _JOIN]
    for pair in sorted(joining, key=lambda pair: (-points[pair], -likeness[pair], pair)):
        one, other = group[pair[0]], group[pair[1]]
        if (
            one is not other
            and _fit(one, other, points, apart)
            and not any(
                facts[a] == facts[b] and _pair(a, b) not in same for a in one for b in other
            )
        ):
            one.extend(other)
            for fact in other:
                group[fact] = one
    found: dict[int, list[str]] = defaultdict(list)
    for fact in facts:
        found[id(group[fact])].append(fact)
    return list(found.values())


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _strength(ruling: Ruling) -> float:
    """The pair's points, lifted where a rule or a model says that both are the same."""
    same = ruling.decision.relation in _SAYING_SAME
    return max(ruling.decision.points, 1.0) if same else ruling.decision.points


def _fit(
    one: list[str],
    other: list[str],
    points: dict[Pair, float],
    apart: set[Pair],
) -> bool:
    pairs = [_pair(a, b) for a in one for b in other]
    if any(pair in apart for pair in pairs):
        return False
    return sum(points.get(pair, _STRANGERS) for pair in pairs) / len(pairs) >= _MEAN
