"""Which articles have little of their own, and who told first what they tell."""

from collections import Counter
from collections.abc import Iterable, Sequence

from agent.reconcile.crediting import Credits
from agent.reconcile.leads import Leads
from agent.reconcile.reading import Reading

_LITTLE = 0.6
"""The share of an article's uncredited facts in earlier articles from which it has little of its
own."""


class Retelling:
    """The articles that retell others: they name no outlet, or they credit others more than once
    and most of what they do not credit stands in earlier articles."""

    def __init__(
        self,
        groups: Sequence[Sequence[Reading]],
        articles: Iterable[str],
        credits: Credits,
        leads: Leads,
    ) -> None:
        self._credits = credits
        self._articles: frozenset[str] = frozenset()
        credited: Counter[str] = Counter()
        bare: Counter[str] = Counter()
        held: Counter[str] = Counter()
        for group in groups:
            for reading in group:
                article = reading.fact.article
                if credits.at(reading) not in ("", credits.own(article)):
                    credited[article] += 1
                elif not credits.heard(reading):
                    bare[article] += 1
                    held[article] += self.first(reading, group) is not None
        self._articles = frozenset(
            key
            for key in articles
            if not credits.named(key)
            or (
                credited[key] > 1 and leads.of(key) is None and held[key] >= _LITTLE * bare[key] > 0
            )
        )

    def __contains__(self, article: str) -> bool:
        return article in self._articles

    def first(self, reading: Reading, group: Sequence[Reading]) -> Reading | None:
        """The earliest report of the fact in another article, None where there is none before."""
        time = self._credits.time
        earlier = [
            other
            for other in group
            if other.fact.article != reading.fact.article
            and other.fact.article not in self._articles
            and time(other) < time(reading)
        ]
        return min(earlier, key=time, default=None)
