"""Two runs side by side: what got worse, beyond chance and tolerance, in which slice, and where.

Runs are compared on the articles of both, resampled in pairs. A slice is a story type or a fact
kind; one with fewer than FEWEST articles says too little to fail anything.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evals.bootstrap import Interval, interval
from evals.figures import Cells, Chosen, Measured, everything, measure
from evals.graders import METRICS, Metric

FEWEST = 3


class Shift(NamedTuple):
    """How one metric moved in one slice ("" for all).

    `change` is after less before; `spread` its interval. `verdict` is "worse" or "better" where
    the interval leaves no doubt, and for "worse" the tolerance is passed as well; "same"
    otherwise; "no figure" where it cannot be said. `culprits` are the articles (or stories) that
    moved it for the worse, the most telling first, with their own values before and after.
    """

    metric: Metric
    slice: str
    before: float | None
    after: float | None
    change: float | None
    spread: Interval | None
    verdict: str
    culprits: tuple[str, ...] = ()


def compare(before: Cells, after: Cells, types: Mapping[str, str]) -> tuple[Shift, ...]:
    """Every metric overall, then every slice that holds enough articles to judge by."""
    shifts = []
    for metric in METRICS:
        names = metric.parts or (metric.name,)
        if not all(name in before or name in after for name in names):
            continue
        for name, chosen in _slices(metric, before, types):
            shift = _shift(name, measure(metric, before, chosen), measure(metric, after, chosen))
            if not name or shift.verdict != "no figure":
                shifts.append(shift)
    return tuple(shifts)


def _slices(metric: Metric, cells: Cells, types: Mapping[str, str]) -> Iterator[tuple[str, Chosen]]:
    yield "", everything
    for wanted in sorted(set(types.values())):
        yield f"story type {wanted}", _of_type(wanted, types)
    kinds = {
        kind
        for name in metric.parts or (metric.name,)
        for by_kind in cells.get(name, {}).values()
        for kind in by_kind
        if kind
    }
    for wanted in sorted(kinds):
        yield f"kind {wanted}", _of_kind(wanted)


def _of_type(wanted: str, types: Mapping[str, str]) -> Chosen:
    def chosen(item: str, kind: str) -> bool:
        del kind
        return types.get(item) == wanted

    return chosen


def _of_kind(wanted: str) -> Chosen:
    def chosen(item: str, kind: str) -> bool:
        del item
        return kind == wanted

    return chosen


def _shift(name: str, before: Measured, after: Measured) -> Shift:
    metric = before.metric
    items = tuple(sorted(before.items | after.items))
    old, new = before.value(), after.value()
    if old is None or new is None or (name and len(items) < FEWEST):
        return Shift(metric, name, old, new, None, None, "no figure")
    spread = interval(after.draws(items) - before.draws(items))
    verdict = _verdict(metric, new - old, spread, old)
    culprits = _culprits(before, after, items) if verdict == "worse" else ()
    return Shift(metric, name, old, new, new - old, spread, verdict, culprits)


def _verdict(metric: Metric, change: float, spread: Interval | None, old: float) -> str:
    if spread is None:
        return "no figure"
    allowed = metric.tolerance * abs(old) if metric.amount else metric.tolerance
    sign = -1 if metric.lower_is_better else 1
    surely_worse = max(sign * spread.low, sign * spread.high) < 0
    surely_better = min(sign * spread.low, sign * spread.high) > 0
    if surely_worse and -sign * change > allowed:
        return "worse"
    return "better" if surely_better else "same"


def _culprits(before: Measured, after: Measured, items: tuple[str, ...]) -> tuple[str, ...]:
    """Articles in the order in which leaving one out would mend the figure."""
    sign = -1 if before.metric.lower_is_better else 1
    moves = []
    for item in items:
        old, new = _only(before, item).value(), _only(after, item).value()
        if old is not None and new is not None and sign * (new - old) < 0:
            weight = max(sums.get(item, (0.0, 0))[1] for sums in before.sums)
            moves.append((sign * (new - old) * weight, f"{item} ({old:.3g} to {new:.3g})"))
    return tuple(line for _, line in sorted(moves))


def _only(measured: Measured, item: str) -> Measured:
    sums = tuple({item: sums.get(item, (0.0, 0))} for sums in measured.sums)
    return Measured(measured.metric, sums)
