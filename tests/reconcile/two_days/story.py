"""A story told on two days: the form of it."""

from dataclasses import dataclass

from schemas.briefing import ChangeType


@dataclass(frozen=True)
class Second:
    """A sentence of day 2: how it stands to day 1, and to which of its sentences (from 1, or 0)."""

    claim: str
    type: ChangeType
    earlier: int = 0
    speaker: str = ""


@dataclass(frozen=True)
class TwoDays:
    """What one outlet told, then what it or another told a day later; `replaced` where that is a
    new version of the same page, so that the first is read no more."""

    name: str
    outlet: str
    first: tuple[str, ...]
    later_outlet: str
    second: tuple[Second, ...]
    replaced: bool = False
