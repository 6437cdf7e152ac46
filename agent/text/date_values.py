"""What a wording of a date means, and what it is resolved against."""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from agent.text.tense import Tense
from schemas.fact import DatePrecision


class Value(NamedTuple):
    """What a wording means, as in DateMention."""

    value: str = ""
    end: str = ""
    precision: DatePrecision = "day"
    relative: bool = True


class Setting(NamedTuple):
    """What a relative wording is resolved against.

    `today` is the day of publication; `before` the first day of the date that the text named last
    and `grain` that date's precision.
    """

    today: date | None
    before: date | None
    grain: DatePrecision
    tense: Tense


Rule = Callable[[re.Match[str], Setting], Value]
"""One wording's rule. It may raise ValueError or OverflowError where there is no such day."""
