"""The figures that the facts hold: each once, with the words around it."""

from typing import NamedTuple

from agent.render.clip import around
from schemas.briefing import Briefing, BriefingFact
from schemas.fact import Quantity

_ROOM = 48
"""Characters of the claim on either side of a figure: enough to say what is counted."""


class Figure(NamedTuple):
    """One figure and the facts that hold it, heaviest first; `before` and `after` surround `words`
    in the first fact's claim.
    """

    words: str
    before: str
    after: str
    facts: tuple[BriefingFact, ...]


def figures(briefing: Briefing) -> tuple[Figure, ...]:
    """Every figure once, in order of the weight of its first fact.

    Two figures are the same where value, unit, currency and whole are: "25%" and "25 percent".
    """
    holders: dict[tuple[object, ...], dict[str, BriefingFact]] = {}
    first: dict[tuple[object, ...], Quantity] = {}
    for fact in briefing.facts:
        for quantity in fact.quantities:
            if quantity.text.lower().startswith("both "):
                continue  # it counts what the claim has just named
            key = (quantity.value, quantity.high, quantity.unit, quantity.currency, quantity.of)
            first.setdefault(key, quantity)
            holders.setdefault(key, {}).setdefault(fact.id, fact)
    return tuple(_figure(first[key], tuple(facts.values())) for key, facts in holders.items())


def _figure(quantity: Quantity, facts: tuple[BriefingFact, ...]) -> Figure:
    return Figure(quantity.text, *around(facts[0].claim, quantity.text, _ROOM), facts)
