"""The graders. Each is a function from an alignment to scores; METRICS names them all."""

from collections.abc import Callable
from dataclasses import dataclass

from evals.align import Alignment
from evals.graders import details, extraction, support
from evals.scores import Score

ArticleGrader = Callable[[Alignment], list[Score]]


@dataclass(frozen=True)
class Metric:
    """One figure of the table.

    `tolerance` is how much worse the gate lets it get beyond chance: in the metric's own unit for
    shares, as a part of the baseline's value for amounts. A metric with `parts` is the harmonic
    mean of those two others and has no scores of its own.
    """

    name: str
    says: str
    tolerance: float = 0.01
    lower_is_better: bool = False
    amount: bool = False
    parts: tuple[str, str] | None = None


METRICS: tuple[Metric, ...] = (
    Metric("fact_precision", "facts that tell a gold fact"),
    Metric("fact_recall", "gold facts told, read with the evidence"),
    Metric("fact_f1", "of the two", parts=("fact_precision", "fact_recall")),
    Metric("claim_alone_recall", "gold facts told by the claim alone, nothing lost"),
    Metric("atomic", "facts of one gold fact, in 30 words"),
    Metric("evidence_exact", "facts whose quotes stand where they say", tolerance=0.0),
    Metric("noise_facts", "facts from lines that must give none", lower_is_better=True),
    Metric("supported", "facts that add and lose nothing"),
    Metric("told_twice", "gold facts told by two claims", lower_is_better=True),
    Metric("attribution_precision", "credits that the gold has"),
    Metric("attribution_recall", "gold credits that are given"),
    Metric("attribution_f1", "of the two", parts=("attribution_precision", "attribution_recall")),
    Metric("quantities", "amounts in common with the gold"),
    Metric("dates", "dates in common with the gold"),
    Metric("kinds", "told facts of the gold's kind"),
)
BY_NAME = {metric.name: metric for metric in METRICS}

ARTICLE_GRADERS: tuple[ArticleGrader, ...] = (
    extraction.fact_precision,
    extraction.fact_recall,
    extraction.claim_alone_recall,
    extraction.atomic,
    extraction.evidence_exact,
    extraction.noise_facts,
    support.supported,
    extraction.told_twice,
    details.attribution_precision,
    details.attribution_recall,
    details.quantities,
    details.dates,
    details.kinds,
)


def grade_article(alignment: Alignment) -> list[Score]:
    """Every article-level score of one article."""
    return [score for grade in ARTICLE_GRADERS for score in grade(alignment)]
