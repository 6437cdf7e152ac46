"""The graders. Each is a function from an alignment to scores; METRICS names them all."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from evals.align import Alignment
from evals.graders import (
    conflicts,
    details,
    extraction,
    merging,
    sources,
    spending,
    summary,
    support,
)
from evals.scores import Score
from evals.story_align import StoryAlignment

ArticleGrader = Callable[[Alignment], list[Score]]
StoryGrader = Callable[[StoryAlignment], list[Score]]


FALSE, LOST = 4, 2
"""Weights of a miss; see Metric.harm."""


@dataclass(frozen=True)
class Metric:
    """One figure of the table.

    `tolerance` is how much worse the gate lets it get beyond chance: in the metric's own unit for
    shares, as a part of the baseline's value for amounts; seconds never fail it, for they tell as
    much of the machine that recorded them. A metric with `parts` is the harmonic
    mean of those two others and has no scores of its own. `harm` is what one miss does to a reader:
    FALSE where it tells what no source says, LOST where something is left out or misstated, 1
    where it is only harder to read, 0 where another metric counts the same miss.
    """

    name: str
    says: str
    tolerance: float = 0.01
    lower_is_better: bool = False
    amount: bool = False
    parts: tuple[str, str] | None = None
    harm: int = 1


def _spending(level: str) -> tuple[Metric, ...]:
    return tuple(
        Metric(
            f"{level}_{name}",
            f"{name.replace('_', ' ')} of one {level}",
            tolerance=inf if name == "seconds" else 0.05,
            lower_is_better=True,
            amount=True,
        )
        for name in ("prompt_tokens", "completion_tokens", "cost", "seconds")
    )


METRICS: tuple[Metric, ...] = (
    Metric("fact_precision", "facts that tell a gold fact", harm=LOST),
    Metric("fact_recall", "gold facts told, read with the evidence", harm=LOST),
    Metric("fact_f1", "of the two", parts=("fact_precision", "fact_recall")),
    Metric("claim_alone_recall", "gold facts told by the claim alone, nothing lost"),
    Metric("atomic", "facts of one gold fact, in 30 words"),
    Metric("evidence_exact", "facts whose quotes stand where they say", tolerance=0.0, harm=FALSE),
    Metric("noise_facts", "facts from lines that must give none", lower_is_better=True, harm=LOST),
    Metric("self_contained", "facts that can be read alone"),
    Metric("supported", "facts that add and lose nothing", harm=FALSE),
    Metric("told_twice", "gold facts told by two claims", lower_is_better=True),
    Metric("attribution_precision", "credits that the gold has", harm=FALSE),
    Metric("attribution_recall", "gold credits that are given", harm=LOST),
    Metric("attribution_f1", "of the two", parts=("attribution_precision", "attribution_recall")),
    Metric("quantities", "amounts in common with the gold", harm=LOST),
    Metric("dates", "dates in common with the gold", harm=LOST),
    Metric("kinds", "told facts of the gold's kind"),
    Metric("merge_precision", "merged pairs that say the same"),
    Metric("merge_recall", "pairs that say the same, merged"),
    Metric("merge_f1", "of the two", parts=("merge_precision", "merge_recall")),
    Metric(
        "wrong_merges",
        "pairs never to merge, merged",
        tolerance=0.0,
        lower_is_better=True,
        harm=FALSE,
    ),
    Metric("b3_precision", "B³ precision of merging", harm=0),
    Metric("b3_recall", "B³ recall of merging", harm=0),
    Metric("b3_f1", "of the two", parts=("b3_precision", "b3_recall")),
    Metric("conflict_precision", "conflicts shown that the gold has", harm=FALSE),
    Metric("conflict_recall", "gold conflicts shown", harm=LOST),
    Metric("conflict_f1", "of the two", parts=("conflict_precision", "conflict_recall")),
    Metric("origin_counts", "facts with the right number of origins", harm=LOST),
    Metric("audit_precision", "audit findings that the gold has", harm=FALSE),
    Metric("audit_recall", "gold audit findings made", harm=LOST),
    Metric("audit_f1", "of the two", parts=("audit_precision", "audit_recall")),
    Metric("changes", "changes since day 1 labelled alike", harm=LOST),
    Metric("summary_cited", "summary sentences that their facts hold", harm=FALSE),
    Metric("summary_faithful", "summary sentences that add and lose nothing", harm=FALSE),
    *_spending("article"),
    *_spending("story"),
)
BY_NAME = {metric.name: metric for metric in METRICS}

ARTICLE_GRADERS: tuple[ArticleGrader, ...] = (
    extraction.fact_precision,
    extraction.fact_recall,
    extraction.claim_alone_recall,
    extraction.atomic,
    extraction.evidence_exact,
    extraction.noise_facts,
    support.self_contained,
    support.supported,
    extraction.told_twice,
    details.attribution_precision,
    details.attribution_recall,
    details.quantities,
    details.dates,
    details.kinds,
    spending.article_spending,
)

STORY_GRADERS: tuple[StoryGrader, ...] = (
    merging.merge_precision,
    merging.merge_recall,
    merging.wrong_merges,
    merging.b3_precision,
    merging.b3_recall,
    conflicts.conflict_precision,
    conflicts.conflict_recall,
    sources.origin_counts,
    sources.audit_precision,
    sources.audit_recall,
    sources.changes,
    summary.summary_cited,
    summary.summary_faithful,
    spending.story_spending,
)


def grade_article(alignment: Alignment) -> list[Score]:
    """Every article-level score of one article."""
    return [score for grade in ARTICLE_GRADERS for score in grade(alignment)]


def grade_story(story: StoryAlignment) -> list[Score]:
    """Every score that only a whole story shows; none where only extraction was run."""
    if story.output.briefing is None:
        return []
    return [score for grade in STORY_GRADERS for score in grade(story)]
