"""How many unnamed people say a claim, and whether it gives their own words."""

import re

from agent.text.number_tokens import cut
from agent.text.numerals import read_number
from agent.text.quotations import find_quotations
from schemas.fact import Attribution

_AND = re.compile(r",? and (?=(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+) )")
_ONE = re.compile(r"(?:an?|one|another) (?!(?:group|number|handful|few|team|panel|range)\b)")
_PAIR = re.compile(r"a (?:pair|couple) of ")


def told_how(attribution: Attribution | None, claim: str) -> Attribution | None:
    """`attribution` with the number of its unnamed speakers, and whether `claim` quotes them."""
    if attribution is None:
        return None
    told = {"count": _count(attribution), "direct": bool(attribution.speaker) and _quotes(claim)}
    return attribution.model_copy(update=told)


def _quotes(claim: str) -> bool:
    """Whether words in quotation marks are speech, and not a name or a word that is doubted."""
    return any(not quotation.scare for quotation in find_quotations(claim))


def _count(attribution: Attribution) -> int | None:
    if attribution.naming != "anonymous":
        return None
    counts = [_counted(part) for part in _AND.split(attribution.speaker)]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def _counted(people: str) -> int | None:
    """The number that "two officials" opens with; None for "officials" and "at least two"."""
    people = people[:1].lower() + people[1:]
    if _PAIR.match(people):
        return 2
    if number := read_number(cut(people), 0):
        whole = not number.vague and not number.share and number.value == int(number.value)
        return int(number.value) if whole else None
    return 1 if _ONE.match(people) else None
