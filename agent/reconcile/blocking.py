"""Which pairs of facts are worth comparing: those of articles that share names, and that
themselves share telling words or numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from math import log

from agent.reconcile.reading import Reading
from agent.text.amounts import normal

_COMMON = 200
"""A key that more facts hold than this proposes nothing: it sets a scene or is a common word."""

_RIVALS = 6
_RIVALS_OF_FEW = 10
_OWN = 4
"""The most candidates looked at for one fact in other articles, where these are many or few, and in
its own, those that share most first."""

_SHARE = 0.2
"""The share of the lighter fact's keys, by rarity, that a candidate must hold."""

_TELLING = 1000
_PLAIN = "##"
"""A number from here on is a key by itself, whatever is counted; it is one more way to be proposed
and nothing that a candidate must hold."""

_ALL = 30
"""So many articles are one another's neighbours, whatever they name: they may be one story."""

_SHARE_OF_FEW = 0.1
"""The share that is enough where the articles are so few: one story tells one thing in many words,
and there are not many facts to compare."""

_WIDESPREAD = 0.1
_FEW = 12
"""A name that more than this share of the articles hold tells no story, unless it is so few."""


def candidates(readings: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `readings`, each once, the lower first. Never all pairs: the work
    grows with the number of facts times a bound."""
    keys = [tuple(_keys(reading)) for reading in readings]
    articles = [reading.fact.article for reading in readings]
    holders: dict[str, list[int]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for place, held in enumerate(keys):
        places[articles[place]].append(place)
        for key in held:
            holders[key].append(place)
    rarity = {key: log(1 + len(readings) / len(held)) for key, held in holders.items()}
    few = len(places) <= _ALL
    share, rivals = (_SHARE_OF_FEW, _RIVALS_OF_FEW) if few else (_SHARE, _RIVALS)
    least = [
        share * sum([rarity[key] for key in held if not key.startswith(_PLAIN)]) for held in keys
    ]
    for place, reading in enumerate(readings):
        if reading.denies:  # what it denies is told elsewhere in other words
            least[place] = share * sum([rarity[key] for key in reading.denied & reading.words])
    telling = {key: held for key, held in holders.items() if 1 < len(held) <= _COMMON}
    seen: set[tuple[int, int]] = set()
    for article, known in _neighbours(readings):
        within: dict[str, list[int]] = {}  # of the holders of a key, those in neighbours
        for place in places[article]:
            shared: defaultdict[int, float] = defaultdict(float)
            for key in keys[place]:
                if key not in within:
                    within[key] = [one for one in telling.get(key, ()) if articles[one] in known]
                weight = rarity[key]
                for other in within[key]:
                    shared[other] += weight
            shared.pop(place, None)
            enough = least[place]
            alike = [
                (-round(weight, 6), other)
                for other, weight in shared.items()
                if weight >= enough or weight >= least[other]
            ]
            alike.sort()
            own = (other for _, other in alike if articles[other] == article)
            others = (other for _, other in alike if articles[other] != article)
            for other in (*islice(others, rivals), *islice(own, _OWN)):
                pair = (place, other) if place < other else (other, place)
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _neighbours(readings: Sequence[Reading]) -> Iterator[tuple[str, set[str]]]:
    """Each article, with itself and those with which it shares a name that tells of a story; every
    article is a neighbour of one whose facts name nobody, and of all where they are few."""
    names: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        names[reading.fact.article].update(word for name in reading.names for word in name)
    if len(names) <= _ALL:
        yield from ((article, set(names)) for article in names)
        return
    uses = Counter(word for held in names.values() for word in held)
    most = max(_FEW, _WIDESPREAD * len(names))
    holders: dict[str, list[str]] = defaultdict(list)
    for article, held in names.items():
        for word in held:
            if uses[word] <= most:
                holders[word].append(article)
    nameless = [article for article, held in names.items() if not held]
    for article, held in names.items():
        sharing = (holders[word] for word in held if word in holders)
        yield article, {article}.union(nameless, *sharing) if held else set(names)


def _keys(reading: Reading) -> Iterator[str]:
    yield from reading.words
    for quantity in (*reading.quantities, *reading.corrected):
        yield "#" + normal(quantity)
        if quantity.value >= _TELLING:  # "9,000 homes" are told of households, too
            yield f"{_PLAIN}{quantity.value:g}"
