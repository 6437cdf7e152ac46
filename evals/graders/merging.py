"""Grades merging: which extracted facts were taken for one.

Pairwise precision and recall over pairs of facts that tell gold facts; B³ of Bagga and Baldwin
(1998) over the facts themselves; and the pairs that gold says must never be merged, apart.
"""

from itertools import combinations

from evals.scores import Score, judged
from evals.story_align import StoryAlignment


def merge_precision(story: StoryAlignment) -> list[Score]:
    """Of the pairs that were merged, those that say the same."""
    return _of_pairs("merge_precision", story, story.clusters, story.keys, "merged")


def merge_recall(story: StoryAlignment) -> list[Score]:
    """Of the pairs that say the same, those that were merged."""
    return _of_pairs("merge_recall", story, story.keys, story.clusters, "kept apart")


def wrong_merges(story: StoryAlignment) -> list[Score]:
    """Of the pairs of keys that must never be merged, those that were. Lower is better."""
    holders: dict[str, set[str]] = {}
    for fact, key in story.keys.items():
        holders.setdefault(key, set()).add(story.clusters[fact])
    scores = []
    for one, other in story.gold.never_merge:
        told = one in holders and other in holders
        merged = told and bool(holders[one] & holders[other])
        scores.append(
            Score(
                metric="wrong_merges",
                item=story.gold.story,
                value=float(merged) if told else None,
                evidence=f"{one} and {other}",
                reason="were merged" if merged else "" if told else "one of them is not told",
            )
        )
    return scores


def b3_precision(story: StoryAlignment) -> list[Score]:
    """Per fact, the share of its briefing fact that says the same."""
    return _b_cubed("b3_precision", story, story.clusters, story.keys)


def b3_recall(story: StoryAlignment) -> list[Score]:
    """Per fact, the share of what says the same that is in its briefing fact."""
    return _b_cubed("b3_recall", story, story.keys, story.clusters)


def _b_cubed(
    metric: str, story: StoryAlignment, groups: dict[str, str], labels: dict[str, str]
) -> list[Score]:
    scores = []
    for fact in story.keys:
        group = [other for other in story.keys if groups[other] == groups[fact]]
        share = sum(labels[other] == labels[fact] for other in group) / len(group)
        reason = "" if share == 1 else f"with {len(group) - 1} others"
        scores.append(
            Score(
                metric=metric,
                item=story.gold.story,
                value=share,
                evidence=story.keys[fact],
                reason=reason,
            )
        )
    return scores


def _of_pairs(
    metric: str, story: StoryAlignment, groups: dict[str, str], labels: dict[str, str], fault: str
) -> list[Score]:
    """One score for each pair of facts in one group: whether both have the same label."""
    claims = {
        one.fact.id: one.fact.claim for article in story.alignments for one in article.aligned
    }
    return [
        judged(
            metric,
            story.gold.story,
            labels[one] == labels[other],
            evidence=f"{claims[one]} / {claims[other]}",
            reason=f"{fault}: {story.keys[one]} and {story.keys[other]}",
        )
        for one, other in combinations(story.keys, 2)
        if groups[one] == groups[other]
    ]
