"""What says less than another fact: it hangs under it, and is no news of its own."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from agent.reconcile.concepts import concepts
from agent.reconcile.conflicts import Told
from agent.reconcile.deeds import two_states
from agent.reconcile.figures import compare_quantities
from agent.reconcile.reading import Reading
from agent.reconcile.restating import is_ahead
from agent.reconcile.ruling import Ruling
from agent.text.periods import dates_agree
from schemas.briefing import BriefingFact
from schemas.fact import DateMention

_HELD = 0.8
"""The share of what a fact tells beside names that must stand in the fuller one's wordings."""

_MOST = 0.6
"""The share of it that one wording must hold to say it, as at least half of them must."""

_TAKES_PLACE = re.compile(r"\b(?:tak(?:e|es|en|ing)|took) place\b", re.IGNORECASE)
_PLACE = concepts("take place")


def hang(told: Sequence[Told], rulings: Sequence[Ruling]) -> list[BriefingFact]:
    """The facts of `told`, each with those that say less than it (`narrower`). A fact hangs under
    one other, the one that most articles tell."""
    place = {reading.fact.id: at for at, one in enumerate(told) for reading in one.readings}
    near: dict[int, set[int]] = defaultdict(set)
    clashing: set[tuple[int, int]] = set()
    for ruling in rulings:
        one, other = place[ruling.decision.left], place[ruling.decision.right]
        near[one].add(other)
        near[other].add(one)
        if ruling.decision.conflict is not None:
            clashing |= {(one, other), (other, one)}
    pooled = [_Pool.of(one.readings) for one in told]
    under: dict[int, list[int]] = defaultdict(list)
    for below, fact in enumerate(told):
        above = [
            at
            for at in near[below]
            if at != below
            and (below, at) not in clashing
            and pooled[at].more_than(pooled[below])
            and all(pooled[at].holds(reading) for reading in fact.readings)
        ]
        if above:
            under[max(above, key=lambda at: (len(pooled[at].articles), -at))].append(below)
    return [
        one.fact.model_copy(update={"narrower": tuple(told[at].fact.id for at in under[number])})
        for number, one in enumerate(told)
    ]


@dataclass(frozen=True)
class _Pool:
    """All that the wordings of one fact say together."""

    readings: Sequence[Reading]
    articles: frozenset[str]
    words: frozenset[str]
    statuses: frozenset[str]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "_Pool":
        return cls(
            readings,
            frozenset(one.fact.article for one in readings),
            frozenset().union(*(one.words for one in readings)),
            frozenset().union(*(one.statuses for one in readings)),
        )

    def more_than(self, other: "_Pool") -> bool:
        """Whether every article that tells `other` tells this too, and this says more."""
        return other.articles <= self.articles and len(other.words) < len(self.words)

    def holds(self, reading: Reading) -> bool:
        """Whether all that `reading` tells stands in one or other wording of this: its figures,
        dates, names and outcomes, most of its words, in the same voice and sense."""
        if reading.quotes or reading.silent or reading.corrected or reading.withdraws:
            return False
        if reading.speaker and not any(reading.speaker & its.speaker for its in self.readings):
            return False
        if _sense(reading) not in map(_sense, self.readings):
            return False
        if any(two_states(reading, one) for one in self.readings):
            return False
        if reading.statuses - self.statuses or not frozenset().union(*reading.names) <= self.words:
            return False
        return self._has_words(reading) and self._has_figures(reading) and self._has_dates(reading)

    def _has_words(self, reading: Reading) -> bool:
        matter = reading.matter
        if _TAKES_PLACE.search(reading.claim):
            matter -= _PLACE
        if not matter or len(matter & self.words) < _HELD * len(matter):
            return False
        tellers = sum(len(matter & one.words) >= _MOST * len(matter) for one in self.readings)
        return 2 * tellers >= len(self.readings)

    def _has_figures(self, reading: Reading) -> bool:
        amounts = tuple(amount for one in self.readings for amount in one.quantities)
        return len(compare_quantities(reading.quantities, amounts).same) == len(reading.quantities)

    def _has_dates(self, reading: Reading) -> bool:
        dates = [its for one in self.readings for its in one.fact.dates]
        return all(any(_one_day(date, its) for its in dates) for date in reading.fact.dates)


def _one_day(one: DateMention, other: DateMention) -> bool:
    """Whether both are one date; of an undated article's, whether they are the same words."""
    if not (one.value and other.value):
        return one.text.casefold() == other.text.casefold()
    return dates_agree(one, other) == "same"


def _sense(reading: Reading) -> tuple[bool, bool]:
    return bool(reading.negated), is_ahead(reading)
