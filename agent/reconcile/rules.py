"""What code knows for sure: the signs that set two facts apart or make them conflict, in order."""

from collections.abc import Callable

from agent.reconcile.agents import two_agents
from agent.reconcile.ages import other_ages, two_ages
from agent.reconcile.causes import two_causes
from agent.reconcile.deeds import two_states
from agent.reconcile.denials import denial, opposed
from agent.reconcile.figures import compare_quantities, is_count
from agent.reconcile.likeness import Likeness
from agent.reconcile.measures import two_measures
from agent.reconcile.naming import name_others
from agent.reconcile.numbered import two_of_a_row
from agent.reconcile.outcomes import exclusive_outcomes, only_weighed, successive_outcomes
from agent.reconcile.reading import Reading
from agent.reconcile.roles import one_place, one_role, two_people, two_posts
from agent.reconcile.ruling import Ruling, conflicting, ruled
from agent.reconcile.silences import two_silent
from agent.reconcile.steps import two_steps
from agent.reconcile.subject import far_apart, one_thing, two_voices
from agent.reconcile.timing import dates_another, moved_day, two_clocks, two_deeds
from agent.reconcile.updates import are_tolls
from agent.reconcile.victims import two_victims
from agent.reconcile.voices import misquoted, two_speakers
from agent.text.amounts import in_figures, normal
from agent.text.periods import normal_date
from agent.text.quotations import near_wording
from schemas.fact import DateMention, Quantity

_NEAR = -4.0
"""Points from which two facts with different holders of a place, or ages, are about one thing."""

_SAME = 0.0
"""Points from which one number told of two nouns is of one thing."""

_ALIKE = -2.0
"""Points from which two facts that tell of two people could be taken for one, if by a third."""

_NEAR_DATES = -4.5
"""The same for two facts with different dates."""

_NEGATED = 0.6
"""The overlap from which a negation in one only parts two facts."""

_ONE_PLACE = 0.15
"""The overlap from which two facts can give one place to two holders."""

_ONE_MATTER = 0.1
"""The overlap from which two outcomes can be those of one thing."""

_ONE_SENTENCE = 0.8
"""The overlap from which two facts with the same names are one sentence told twice."""

_REMARK = 0.55
"""The likeness of two quotations from which they are one remark."""

_FURTHER_SOURCE = ("another ", "a second ", "a third ", "a different ")
_DENIED_ALIKE = 0.7
"""The overlap from which a denial and a report without the word are one."""


def _withdrawals(pair: Likeness) -> Ruling | None:
    if pair.left.withdraws == pair.right.withdraws:
        return None
    return ruled(pair, "different", "one takes a report back", apart=True)


def _two_stories(pair: Likeness) -> Ruling | None:
    if not pair.two_stories:
        return None
    return ruled(pair, "different", "two stories: each names what the other does not", apart=True)


def _rows(pair: Likeness) -> Ruling | None:
    if not two_of_a_row(pair.left, pair.right):
        return None
    return ruled(pair, "different", "a number tells them apart", apart=True)


def _orders(pair: Likeness) -> Ruling | None:
    if pair.left.ordered == pair.right.ordered:
        return None
    return ruled(pair, "different", "one tells of an order, the other of the deed", apart=True)


def _remarks(pair: Likeness) -> Ruling | None:
    """One remark given to two people, or quoted with two figures, which are two wordings of it."""
    if not (pair.left.quotes and pair.right.quotes):
        return None
    speakers = two_speakers(pair.left, pair.right) if two_voices(pair) else None
    if speakers:
        return conflicting(pair, "attribution", speakers)
    if pair.days.clash or are_tolls([pair.left, pair.right]) or not two_voices(pair):
        return None
    if not misquoted(pair.left, pair.right):
        return None
    return ruled(pair, "same", "one speaker's words, quoted with two figures")


def _agents(pair: Likeness) -> Ruling | None:
    agents = two_agents(pair)
    return conflicting(pair, "identity", agents) if agents and two_voices(pair) else None


def _corrections(pair: Likeness) -> Ruling | None:
    """ "19 and not 12" against the 12 of another fact."""
    for one, other in ((pair.left, pair.right), (pair.right, pair.left)):
        for wrong in one.corrected:
            held = [its for _, its in compare_quantities((wrong,), other.quantities).same]
            if held and one.quantities and not _shared(one.quantities, other.quantities):
                said = one.quantities[0], held[0]
                ordered = said if one is pair.left else said[::-1]
                return _two_numbers(pair, *ordered, corrects=True)
    return None


def _shared(one: tuple[Quantity, ...], other: tuple[Quantity, ...]) -> bool:
    return bool(compare_quantities(one, other).same)


def _numbers(pair: Likeness) -> Ruling | None:
    if not pair.figures.clash:
        return _risen_toll(pair) or _counts(pair)
    mine, its = pair.figures.clash[0]
    if not far_apart(mine, its) and two_voices(pair) and one_thing(pair):
        return _two_numbers(pair, mine, its)
    if pair.figures.same:  # long claims hold several figures; what they share tells more
        return None
    both = " and ".join(map(in_figures, (mine, its)))
    return ruled(pair, "different", f"{both} of different things", apart=True)


def _two_numbers(
    pair: Likeness, mine: Quantity, its: Quantity, *, corrects: bool = False
) -> Ruling:
    told = in_figures(mine), in_figures(its)
    return conflicting(pair, "number", (normal(mine), normal(its)), told=told, corrects=corrects)


def _risen_toll(pair: Likeness) -> Ruling | None:
    """ "At least 16 dead" and, of the same, "21 dead": both can be true of two moments."""
    if pair.figures.same or not pair.figures.near or not are_tolls([pair.left, pair.right]):
        return None
    for mine, its in pair.figures.near:
        bounded, other = (mine, its) if mine.precision == "at_least" else (its, mine)
        if bounded.precision == "at_least" and other.value > bounded.value and one_thing(pair):
            return _two_numbers(pair, mine, its)
    return None


def _counts(pair: Likeness) -> Ruling | None:
    """Two facts that count different things, none of them alike."""
    left, right = pair.left.quantities, pair.right.quantities
    if not (left and right) or pair.figures.same or pair.figures.near:
        return None
    if pair.points >= _SAME and not pair.left.values.isdisjoint(pair.right.values):
        return None  # "14 students" and "14 cases", of claims otherwise alike
    if not all(is_count(one) for one in (*left, *right)):
        return None
    values = f"{in_figures(left[0])} and {in_figures(right[0])}"
    return ruled(pair, "different", f"{values}: different things are counted", apart=True)


def _measures(pair: Likeness) -> Ruling | None:
    two = two_measures(pair.left.quantities, pair.right.quantities, pair.figures)
    if two is None:
        return None
    values = " and ".join(one.text for one in two)
    return ruled(pair, "different", f"{values}: two measures", apart=True)


def _dates(pair: Likeness) -> Ruling | None:
    if not (pair.left.dates and pair.right.dates):
        return None
    moved = moved_day(pair.left, pair.right)
    if moved and pair.points >= _NEAR_DATES and pair.signs["shared names"]:
        return conflicting(pair, "date", (normal_date(moved[0]), normal_date(moved[1])))
    if not pair.days.clash or _one_remark(pair):
        return None
    mine, its = pair.days.clash[0]
    values = normal_date(mine), normal_date(its)
    if two_clocks(pair.left, mine, pair.right, its):
        return None
    come = [_has_come(*told) for told in ((pair.left, mine), (pair.right, its))]
    other_things = two_deeds(pair) or any(map(dates_another, (pair.left, pair.right), (mine, its)))
    near = pair.points >= _NEAR_DATES and come[0] == come[1] and not other_things
    if near and two_voices(pair) and one_thing(pair):
        return conflicting(pair, "date", values)
    return ruled(pair, "different", f"{' and '.join(values)} for different things", apart=True)


def _has_come(reading: Reading, day: DateMention) -> bool:
    """Whether the day had come when the article was published: what was done on one day and what
    is to come on another are two things."""
    today = reading.published.date().isoformat() if reading.published else ""
    return day.value[: len(today)] <= today


def _one_remark(pair: Likeness) -> bool:
    """Whether both quote one remark: "tonight" is the speaker's, whenever the papers came out."""
    return any(
        near_wording(mine, its) >= _REMARK for mine in pair.left.quotes for its in pair.right.quotes
    )


def _ages(pair: Likeness) -> Ruling | None:
    if pair.points < _NEAR or not other_ages(pair.left, pair.right):
        return None
    ages = two_ages(pair.left, pair.right, pair.overlap)
    if ages is not None and two_voices(pair):
        return conflicting(pair, "number", ages)
    return ruled(pair, "different", "two ages", apart=True)


def _victims(pair: Likeness) -> Ruling | None:
    if pair.points < _ALIKE or not two_victims(pair.left, pair.right):
        return None
    return ruled(pair, "different", "they tell of two victims", apart=True)


def _outright_denials(pair: Likeness) -> Ruling | None:
    return _denials(pair) if pair.left.denies != pair.right.denies else None


def _denials(pair: Likeness) -> Ruling | None:
    if not (pair.left.denied or pair.right.denied or pair.left.denies or pair.right.denies):
        return None
    side = denial(pair)
    if side is None:
        return None
    values = ("denied", "stated") if side == "left" else ("stated", "denied")
    reach = max(pair.denied) + pair.overlap + bool(pair.figures.same) + bool(pair.days.same)
    return conflicting(pair, "denial", values, reach=reach)


def _negations(pair: Likeness) -> Ruling | None:
    if opposed(pair) and pair.overlap >= _NEGATED:
        return ruled(pair, "different", "only one of them negates it", apart=True)
    if pair.left.denies != pair.right.denies and pair.overlap < _DENIED_ALIKE:
        return ruled(pair, "different", "only one of them is a denial", apart=True)
    return None


def _outcomes(pair: Likeness) -> Ruling | None:
    if pair.left.silent or pair.right.silent or pair.overlap < _ONE_MATTER:
        return None
    outcomes = exclusive_outcomes(pair.left, pair.right)
    if outcomes is None and not name_others(pair.left, pair.right):
        outcomes = only_weighed(pair.left, pair.right)
    return conflicting(pair, "status", outcomes) if outcomes else None


def _successions(pair: Likeness) -> Ruling | None:
    outcomes = successive_outcomes(pair.left, pair.right)
    if outcomes is None:
        return None
    return ruled(pair, "different", f"{' and '.join(outcomes)}: one after the other", apart=True)


def _roles(pair: Likeness) -> Ruling | None:
    holders = one_role(pair.left, pair.right)
    if holders is not None:
        return conflicting(pair, "identity", holders)
    two = one_place(pair.left, pair.right) if _tell_of_one_place(pair) else None
    if two is not None:
        return conflicting(pair, "identity", two)
    causes = two_causes(pair.left, pair.right)
    if causes is not None and two_voices(pair):
        return conflicting(pair, "identity", causes)
    if two_people(pair.left, pair.right):
        return ruled(pair, "different", "they tell of two people", apart=True)
    if two_posts(pair.left, pair.right):
        return ruled(pair, "different", "they tell of two posts", apart=True)
    return None


def _tell_of_one_place(pair: Likeness) -> bool:
    """Whether a pair is alike enough to tell of one place, and not so alike, with the same names,
    that a name taken for the holder is likelier a slip of the reading."""
    if pair.overlap < _ONE_PLACE or pair.points < _NEAR:
        return False
    return pair.overlap < _ONE_SENTENCE or name_others(pair.left, pair.right)


def _speakers(pair: Likeness) -> Ruling | None:
    left, right = pair.left, pair.right
    if left.silent != right.silent:
        return ruled(pair, "different", "only one of them tells of no answer", apart=True)
    if two_silent(left, right):
        return ruled(pair, "different", "two that gave no answer", apart=True)
    if _is_another(left) != _is_another(right) and left.speaker and right.speaker:
        return ruled(pair, "different", "one is told by another source", apart=True)
    named = all(
        one.fact.attribution is not None and one.fact.attribution.naming == "named"
        for one in (left, right)
    )
    statements = left.fact.kind == right.fact.kind == "statement"
    if statements and named and not left.speaker & right.speaker:
        return ruled(pair, "different", "two speakers", apart=True)
    return None


def _is_another(reading: Reading) -> bool:
    """Whether it comes from a source that its article tells from one before: "another official"."""
    attribution = reading.fact.attribution
    return attribution is not None and attribution.speaker.lower().startswith(_FURTHER_SOURCE)


def _deeds(pair: Likeness) -> Ruling | None:
    if pair.points < _NEAR or not two_states(pair.left, pair.right):
        return None
    return ruled(pair, "different", "one tells as come what the other says may be", apart=True)


def _steps(pair: Likeness) -> Ruling | None:
    if pair.points < _ALIKE or not two_steps(pair):
        return None
    return ruled(pair, "different", "two steps of one thing, one after the other", apart=True)


RULES: tuple[Callable[[Likeness], Ruling | None], ...] = (
    _withdrawals,
    _two_stories,
    _rows,
    _orders,
    _remarks,
    _agents,
    _corrections,
    _ages,
    _numbers,
    _victims,
    _outright_denials,
    _measures,
    _dates,
    _denials,
    _negations,
    _outcomes,
    _successions,
    _roles,
    _speakers,
    _deeds,
    _steps,
)
"""In the order in which they are asked; the first that has an answer decides."""
