"""Which pairs of facts are worth comparing: those that share telling words or numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import log

from agent.reconcile.reading import Reading
from agent.text.amounts import normal

_COMMON = 200
"""A key that more facts hold than this proposes nothing: it sets a scene or is a common word."""

_RIVALS = 24
"""The most candidates looked at for one fact, those that share most first."""


def candidates(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `readings`, each once, the lower first. Never all pairs: the work
    grows with the number of facts times a bound."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, reading in enumerate(readings):
        for key in _keys(reading):
            holders[key].append(place)
    seen: set[tuple[int, int]] = set()
    for place, reading in enumerate(readings):
        shared: Counter[int] = Counter()
        for key in _keys(reading):
            if 1 < len(holders[key]) <= _COMMON:
                rarity = log(1 + len(readings) / len(holders[key]))
                for other in holders[key]:
                    shared[other] += rarity  # type: ignore[assignment]  # weights, not counts
        del shared[place]
        for other, _ in shared.most_common(_RIVALS):
            pair = (min(place, other), max(place, other))
            if pair not in seen:
                seen.add(pair)
                yield pair


def _keys(reading: Reading) -> Iterator[str]:
    yield from reading.words
    for quantity in (*reading.quantities, *reading.corrected):
        yield "#" + normal(quantity)
