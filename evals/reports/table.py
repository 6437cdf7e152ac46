"""Figures as a Markdown table: it reads in a terminal as well as in a pull request."""

from collections.abc import Iterable

from evals.bootstrap import Interval
from evals.comparison import Shift
from evals.figures import Figure
from evals.graders import Metric
from evals.scores import Score
from evals.worst import Worst

MOST_CULPRITS = 5


def number(metric: Metric, value: float | None) -> str:
    """`value` as the table shows it: three decimals for a share, "-" where nothing was graded."""
    if value is None:
        return "-"
    return f"{value:,.1f}" if metric.amount else f"{value:.3f}"


def between(metric: Metric, spread: Interval | None) -> str:
    """An interval as the table shows it."""
    return f"{number(metric, spread.low)} to {number(metric, spread.high)}" if spread else "-"


def figures_table(figures: Iterable[Figure]) -> str:
    """One line a metric: value, 95% interval, how many were graded, how many could not be."""
    lines = [
        "| metric | value | 95% interval | graded | could not |",
        "| :-- | --: | :-: | --: | --: |",
    ]
    for figure in figures:
        metric = figure.metric
        arrow = " ↓" if metric.lower_is_better else ""
        lines.append(
            f"| {metric.name}{arrow} | {number(metric, figure.value)} "
            f"| {between(metric, figure.spread)} | {figure.graded} | {figure.ungraded} |"
        )
    return "\n".join([*lines, "", "↓ lower is better"])


def shifts_table(shifts: Iterable[Shift]) -> str:
    """One line a metric, before and after; below it the slices that got worse, and where."""
    shifts = tuple(shifts)
    lines = [
        "| metric | before | after | change | 95% interval | |",
        "| :-- | --: | --: | --: | :-: | :-- |",
    ]
    lines += [_shift_line(shift) for shift in shifts if not shift.slice]
    worse = [shift for shift in shifts if shift.verdict == "worse"]
    for shift in worse:
        where = f" in {shift.slice}" if shift.slice else ""
        before, after = number(shift.metric, shift.before), number(shift.metric, shift.after)
        lines += ["", f"**{shift.metric.name} got worse{where}**: {before} to {after}", ""]
        lines += [f"- {culprit}" for culprit in shift.culprits[:MOST_CULPRITS]]
    return "\n".join(lines)


def _shift_line(shift: Shift) -> str:
    metric = shift.metric
    arrow = " ↓" if metric.lower_is_better else ""
    change = "-" if shift.change is None else f"{shift.change:+.3f}"
    spread = shift.spread
    between = f"{spread.low:+.3f} to {spread.high:+.3f}" if spread else "-"
    mark = {"worse": "❌ worse", "better": "✅ better"}.get(shift.verdict, shift.verdict)
    return (
        f"| {metric.name}{arrow} | {number(metric, shift.before)} "
        f"| {number(metric, shift.after)} | {change} | {between} | {mark} |"
    )


def misses_list(scores: Iterable[Score]) -> str:
    """One line a miss: metric, item, what was looked at, and why it is one."""
    return "\n".join(
        f"{score.metric}  {score.item}  [{score.kind}]  {score.evidence}\n    {score.reason}"
        for score in scores
    )


def worst_list(misses: Iterable[Worst]) -> str:
    """One block a miss: its harm, where, what was looked at, and each metric's reason."""
    lines = []
    for miss in misses:
        lines.append(f"{miss.harm:.1f}  {miss.item}  {miss.evidence}")
        lines += [f"    {metric}: {reason}" for metric, reason in miss.faults]
    return "\n".join(lines)
