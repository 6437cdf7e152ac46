"""What a grader gives back, and the harmonic mean."""

from schemas.base import Form


class Score(Form):
    """One graded thing: a fact, a pair, a sentence of the summary.

    `item` is the gold article's id, or the story's name for what only a story shows. `kind` is the
    slice it falls in: a fact's kind, a conflict's type, "" where neither fits. `value` is 0..1 for
    shares (1 holds, 0 does not) and an amount for tokens, dollars and seconds; it is None where
    the thing could not be graded, which is not a wrong answer. `evidence` is what was looked at,
    `reason` why the value is not 1.
    """

    metric: str
    item: str
    value: float | None
    kind: str = ""
    evidence: str = ""
    reason: str = ""


def judged(
    metric: str,
    item: str,
    held: bool | None,
    *,
    kind: str = "",
    evidence: str = "",
    reason: str = "",
) -> Score:
    """A score of what holds or does not, or with None could not be graded.

    `reason` is only kept where it does not hold.
    """
    return Score(
        metric=metric,
        item=item,
        value=None if held is None else float(held),
        kind=kind,
        evidence=evidence,
        reason="" if held else reason,
    )


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """F1 of a precision and a recall, both 0..1; None where either could not be measured."""
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
