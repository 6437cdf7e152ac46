"""Figures as a Markdown table: it reads in a terminal as well as in a pull request."""

from collections.abc import Iterable

from evals.figures import Figure
from evals.graders import Metric
from evals.scores import Score


def number(metric: Metric, value: float | None) -> str:
    """`value` as the table shows it: three decimals for a share, "-" where nothing was graded."""
    if value is None:
        return "-"
    return f"{value:,.1f}" if metric.amount else f"{value:.3f}"


def figures_table(figures: Iterable[Figure]) -> str:
    """One line a metric: value, 95% interval, how many were graded, how many could not be."""
    lines = [
        "| metric | value | 95% interval | graded | could not |",
        "| :-- | --: | :-: | --: | --: |",
    ]
    for figure in figures:
        metric, spread = figure.metric, figure.spread
        between = (
            f"{number(metric, spread.low)} to {number(metric, spread.high)}" if spread else "-"
        )
        arrow = " ↓" if metric.lower_is_better else ""
        lines.append(
            f"| {metric.name}{arrow} | {number(metric, figure.value)} | {between} "
            f"| {figure.graded} | {figure.ungraded} |"
        )
    return "\n".join([*lines, "", "↓ lower is better"])


def misses_list(scores: Iterable[Score]) -> str:
    """One line a miss: metric, item, what was looked at, and why it is one."""
    return "\n".join(
        f"{score.metric}  {score.item}  [{score.kind}]  {score.evidence}\n    {score.reason}"
        for score in scores
    )
