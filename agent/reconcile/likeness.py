"""The log-odds that two facts say the same, as points for and against, each with its name.

The points were fitted by logistic regression on the development half of the corpus
(evals/benchmarks/fit_points.py); what they cannot outweigh is ruled on in relation.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt

from agent.reconcile.background import Background, Weights
from agent.reconcile.figures import Days, Figures, compare_dates, compare_quantities, is_rounded
from agent.reconcile.naming import named
from agent.reconcile.reading import Reading
from agent.reconcile.units import in_a_year
from schemas.fact import Quantity

POINTS: dict[str, float] = {
    "shared words": -0.03,
    "weight of shared words": 1.04,
    "told alike beside the names": 2.46,
    "the same numbers": 1.32,
    "digits of a shared number": 1.90,
    "numbers in one only": -0.96,
    "numbers that differ": -5.77,
    "the same date": 2.56,
    "dates that fit": 0.06,
    "dates that differ": -2.44,
    "a date in one only": -0.58,
    "shared names": 1.20,
    "the same speaker": 1.47,
    "another speaker": -0.58,
    "the same kind": 1.73,
    "words of somebody in one only": -2.07,
    "a negation in one only": -0.78,
    "the same outcome": 2.12,
    "an earlier state in one only": -1.10,
    "all of them in one only": 0.74,
    "nearest of their articles": 1.14,
    "ahead of the next nearest": 3.43,
}
START = -6.21
_LEAST = 0.01
_PASSING = 0.2  # share of those that name what is told in passing
_HOPELESS = 0.15  # overlap
_MUCH = 25.0  # a weight of shared words that tells no more when it grows


@dataclass(eq=False)
class Likeness:
    """What speaks for and against one pair, before rivals are looked at.

    `signs` holds the strength of each sign (0..1, or 2 for counts); `overlap` is the weighted
    cosine of the words, `within` the share of the shorter claim that the longer one holds;
    `denied` is the share of what the left fact negates that the right one states, and the reverse.
    `told_alike` is the overlap without who says so, worked out where figures or dates differ;
    `figures_ahead` how far that is above those of the pairs with other figures for the same, -1
    where the figures are of two things.
    `two_stories` says that each names what its article is about and the other does not.
    """

    left: Reading
    right: Reading
    figures: Figures
    days: Days
    overlap: float
    within: float
    denied: tuple[float, float]
    two_stories: bool
    signs: dict[str, float]
    background: Background
    told_alike: float = 0.0
    figures_ahead: float = -1.0
    _points: float | None = field(default=None, init=False)

    @property
    def points(self) -> float:
        """The log-odds that both facts say the same, by the signs when it is first asked for."""
        if self._points is None:  # a cached_property would take a lock for each pair
            signs = self.signs.items()
            self._points = START + sum([POINTS[name] * value for name, value in signs if value])
        return self._points


def likeness(left: Reading, right: Reading, background: Background) -> Likeness | None:
    """The pair's signs, without those that need the other pairs of the two articles; None for a
    pair that shares next to nothing, which no rule and no points could bring together."""
    weights = background.between(left.fact.article, right.fact.article)
    shared = weights.sum(left.words & right.words)
    one, two = weights.kept_sum(left.words), weights.kept_sum(right.words)
    overlap = round(shared / sqrt(one * two), 6) if one and two else 0.0
    if overlap < _HOPELESS and not _may_clash(left, right):
        return None
    within = round(shared / min(one, two), 6) if one and two else 0.0
    figures = _figures(left, right)
    days = compare_dates(left.dates, right.dates)
    shared_names = [name for name in left.names if not name.isdisjoint(right.words)]
    rounded = [two for two in figures.near if is_rounded(*two)]
    voices = bool(left.speaker and right.speaker)
    one_voice = voices and not left.speaker.isdisjoint(right.speaker)
    signs = {
        "shared words": overlap,
        "weight of shared words": round(min(shared, _MUCH) / _MUCH, 6),
        "told alike beside the names": _beside_names(left, right, weights),
        "the same numbers": min(len(figures.same) + len(rounded), 2),
        "digits of a shared number": _most_digits((*figures.same, *rounded)) / 3,
        "numbers in one only": _lone_numbers(left, right, figures),
        "numbers that differ": float(bool(figures.clash)),
        "the same date": float(bool(days.same)),
        "dates that fit": float(bool(days.near)),
        "dates that differ": float(bool(days.clash)),
        "shared names": min(len(shared_names), 2),
        "the same speaker": float(one_voice),
        "another speaker": float(voices and not one_voice),
        "the same kind": float(left.fact.kind == right.fact.kind),
        "the same outcome": float(not left.statuses.isdisjoint(right.statuses)),
        "a date in one only": float(bool(left.dates) != bool(right.dates)),
        "words of somebody in one only": float(_speaks(left) != _speaks(right)),
        "a negation in one only": float(bool(left.denied) != bool(right.denied)),
        "an earlier state in one only": float(left.earlier != right.earlier),
        "all of them in one only": float(left.every != right.every),
    }
    denied = _denied(left, right, weights), _denied(right, left, weights)
    two_stories = _two_stories(left, right, background)
    told = _told_alike(left, right, weights) if figures.clash or days.clash else 0.0
    return Likeness(
        left, right, figures, days, overlap, within, denied, two_stories, signs, background, told
    )


def _figures(left: Reading, right: Reading) -> Figures:
    """The amounts beside one another; of what is told by the month and by the year, a year's."""
    mine, its = left.quantities, right.quantities
    if mine and its and left.rates != right.rates and any(left.rates) and any(right.rates):
        mine = tuple(map(in_a_year, mine, left.rates))
        its = tuple(map(in_a_year, its, right.rates))
    return compare_quantities(mine, its)


def _lone_numbers(left: Reading, right: Reading, figures: Figures) -> int:
    """How many amounts have no partner, two at most; "the two sides" and "both" tell no number."""
    if not figures.lone or not (left.known or right.known):
        return min(figures.lone, 2)
    paired = {id(one) for pair in (*figures.same, *figures.near, *figures.clash) for one in pair}
    known = [one for side in (left, right) for one in side.known if id(one) not in paired]
    return min(max(0, figures.lone - len(known)), 2)


def _told_alike(left: Reading, right: Reading, weights: Weights) -> float:
    """The overlap of what is told, names among it, without who says so."""
    whole = weights.sum(left.told) * weights.sum(right.told)
    return round(weights.sum(left.told & right.told) / sqrt(whole), 6) if whole else 0.0


def _may_clash(left: Reading, right: Reading) -> bool:
    """Whether facts told in quite different words can still bear on each other: one denies, both
    tell how a thing stands, who holds a place or what somebody said, or they share a number."""
    if left.denies or right.denies or (left.outcomes and right.outcomes):
        return True
    if left.places & right.places or left.ruled_out & right.standing:
        return True
    return bool(left.quotes and right.quotes) or not left.values.isdisjoint(right.values)


def _two_stories(left: Reading, right: Reading, background: Background) -> bool:
    """Whether each fact names somebody or something that its article keeps naming, not kept to
    by the other's article: two like events, such as the rate decisions of two banks."""
    articles = left.fact.article, right.fact.article
    if articles[0] == articles[1]:
        return False
    mine = _kept_only(left, right, background)
    its = _kept_only(right, left, background) if mine else ()
    if not its:
        return False
    there = [background.share(name, articles[1]) for name in mine]
    here = [background.share(name, articles[0]) for name in its]
    return any(min(a, b) == 0 and max(a, b) <= _PASSING for a in there for b in here)


def _kept_only(one: Reading, other: Reading, background: Background) -> tuple[frozenset[str], ...]:
    """The names that the article of `one` keeps naming, without those that `other` names too and
    without who says it, who may be either side of one story."""
    kept = background.kept(one)
    return tuple(name for name in kept if not named(name, other) and name.isdisjoint(one.speaker))


def _speaks(reading: Reading) -> bool:
    return bool(reading.speaker) and reading.fact.kind == "statement"


def _denied(denier: Reading, other: Reading, weights: Weights) -> float:
    """The share of what `denier` negates that `other` states; names count only where there is
    nothing else."""
    if not denier.denied:
        return 0.0
    matter = denier.denied_matter or denier.denied
    stated = weights.sum(matter & other.told - other.negated)
    return round(stated / max(weights.kept_sum(matter), _LEAST), 6)


def _beside_names(left: Reading, right: Reading, weights: Weights) -> float:
    """The overlap of what is told, without who tells it and without names: two facts about the
    same people share their names, whatever they tell of them."""
    whole = weights.kept_sum(left.matter) * weights.kept_sum(right.matter)
    return round(weights.sum(left.matter & right.matter) / sqrt(whole), 6) if whole else 0.0


def _most_digits(pairs: Sequence[tuple[Quantity, Quantity]]) -> int:
    return max([min(_digits(one), _digits(other)) for one, other in pairs], default=0)


def _digits(quantity: Quantity) -> int:
    """How many digits tell the number from others, three at most: 41,000 has two."""
    return min(len(f"{quantity.value:.6g}".replace(".", "").strip("0")), 3)
