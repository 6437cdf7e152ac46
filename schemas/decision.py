"""A decision: how two facts stand to each other and what decided it."""

from typing import Literal

from schemas.base import Form
from schemas.briefing import ConflictType, Relation


class Decision(Form):
    """How fact `left` stands to fact `right` ("narrower": left says less than right).

    `by` says what decided; `conflict` is set where `relation` is "conflicting"; `points` is the
    log-odds that both say the same as code reckons them, before anything that rules it out.
    """

    left: str
    right: str
    relation: Relation
    by: Literal["code", "model"]
    reason: str
    conflict: ConflictType | None = None
    points: float = 0.0
