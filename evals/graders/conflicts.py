"""Grades the conflicts between sources, by type."""

from itertools import permutations

from evals.scores import Score, judged
from evals.story_align import StoryAlignment
from schemas.briefing import Conflict
from schemas.gold import GoldConflict


def conflict_recall(story: StoryAlignment) -> list[Score]:
    """Of the gold conflicts, those found with their type and standing."""
    told = story.told()
    scores = []
    for gold in story.gold.conflicts:
        same = [one for one in story.conflicts() if _same_sides(story, one, gold)]
        held = any(_same_name(one, gold) for one in same)
        gradable = _gradable(gold, told)
        found = ", ".join(f"{one.type} ({one.standing})" for one in same)
        reason = f"found as {found}" if found else "not found"
        scores.append(
            judged(
                "conflict_recall",
                story.gold.story,
                held if gradable else None,
                kind=gold.type,
                evidence=f"{gold.about}: {' against '.join('/'.join(s) for s in gold.sides)}",
                reason=reason if gradable else "its sides are not told",
            )
        )
    return scores


def conflict_precision(story: StoryAlignment) -> list[Score]:
    """Of the conflicts shown, those that the gold has; without gold keys it cannot be said."""
    scores = []
    for one in story.conflicts():
        keyed = sum(bool(story.side_keys(side)) for side in one.sides) > 1
        golds = [gold for gold in story.gold.conflicts if _same_sides(story, one, gold)]
        held = any(_same_name(one, gold) for gold in golds)
        is_a = ", ".join(f"{gold.type} ({gold.standing})" for gold in golds)
        reason = f"is a {is_a}" if is_a else "no conflict in the gold"
        scores.append(
            judged(
                "conflict_precision",
                story.gold.story,
                held if keyed else None,
                kind=one.type,
                evidence=" against ".join(side.claim for side in one.sides),
                reason=reason if keyed else "a side tells no gold fact",
            )
        )
    return scores


def _gradable(gold: GoldConflict, told: frozenset[str]) -> bool:
    if gold.articles:
        return any(key in told for side in gold.sides for key in side)
    return sum(any(key in told for key in side) for side in gold.sides) > 1


def _same_name(one: Conflict, gold: GoldConflict) -> bool:
    return one.type == gold.type and one.standing == gold.standing


def _same_sides(story: StoryAlignment, one: Conflict, gold: GoldConflict) -> bool:
    """Whether two sides of `one` lie on two different sides of `gold`."""
    if gold.articles:
        wanted = [frozenset(side) for side in gold.articles]
        given = [story.side_articles(side) for side in one.sides]
        keys = frozenset(key for side in gold.sides for key in side)
        if not any(story.side_keys(side) & keys for side in one.sides):
            return False
    else:
        wanted = [frozenset(side) for side in gold.sides]
        given = [story.side_keys(side) for side in one.sides]
    return any(
        left & first and right & second and not (left & second and right & first)
        for left, right in permutations(given, 2)
        for first, second in permutations(wanted, 2)
    )
