"""Finding the amounts in a text: numbers with what they count, how exact, which way they go.

Dates, clock times, ordinals, ages and numbers inside names are not amounts. The time taken grows
in step with the text's length.
"""

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from agent.text.amount_reader import REACH, Amount, read_amounts
from agent.text.changes import change_of
from agent.text.date_words import date_spans
from agent.text.nouns import head_noun
from agent.text.number_tokens import Token, cut, word
from agent.text.precision import precision_after, precision_before
from schemas.fact import Change, Quantity

_CLAIMS = 256  # texts read last: one claim is asked for several times in a row


@lru_cache(maxsize=_CLAIMS)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The amounts in `text`, in order of occurrence; each one's `text` is verbatim.

    A bare number takes the unit of the amount before it in its sentence ("42 stalls, against 55").
    """
    tokens = cut(text)
    found = _amounts(text, tokens)
    pairs = _pairs(tokens, found)
    return tuple(
        _quantity(text, tokens, amount, pairs.get(amount.first, (None, None))) for amount in found
    )


def _amounts(text: str, tokens: list[Token]) -> list[Amount]:
    """The amounts outside dates, bare ones with the unit that their sentence gives them."""
    dates = date_spans(text)
    starts = [start for start, _ in dates]
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        held = bisect_right(starts, tokens[at].start) - 1
        in_date = held >= 0 and tokens[at].start < dates[held][1]
        amounts = () if in_date else read_amounts(text, tokens, at)
        for amount in amounts:
            previous = found[-1] if found else None
            if previous and _is_pair(tokens, previous, amount) and not previous.unit:
                found[-1] = replace(previous, unit=amount.unit, currency=amount.currency)
            found.append(_with_noun(tokens, amount, previous))
        at = amounts[-1].upto if amounts else at + 1
    return found


def _is_pair(tokens: list[Token], low: Amount, high: Amount) -> bool:
    """Whether the two are the ends of "from 3% to 4%"."""
    before = precision_before(tokens, low.first, low.unit)[1] - 1
    between = precision_before(tokens, high.first, high.unit)[1] - 1
    return word(tokens, before) == "from" and word(tokens, between) == "to" and between == low.upto


def _pairs(tokens: list[Token], found: list[Amount]) -> dict[int, tuple[Change, bool]]:
    """The ends of each "from 3% to 4%" and its direction, by the amount's first token."""
    ends: dict[int, tuple[Change, bool]] = {}
    for low, high in pairwise(found):
        if _is_pair(tokens, low, high):
            rising = high.number.value > low.number.value
            ends |= {low.first: ("from", rising), high.first: ("to", rising)}
    return ends


def _with_noun(tokens: list[Token], amount: Amount, previous: Amount | None) -> Amount:
    """A bare number with the unit that the words before it in its sentence give it."""
    if amount.unit or amount.currency or amount.number.share:
        return amount
    unit = ""
    for index in range(amount.first - 1, max(-1, amount.first - REACH), -1):
        if word(tokens, index) in (".", "?", "!"):
            break
        if previous and index < previous.upto:
            unit = unit or previous.unit
        if word(tokens, index) == "toll":
            return replace(amount, unit="person")
        if word(tokens, index) == "of" and word(tokens, index - 1) == "number":
            first = index + 1 + (word(tokens, index + 1) in ("the", "those"))
            return replace(amount, unit=head_noun(tokens, first, 2)[0])
    return replace(amount, unit=unit)


def _quantity(
    text: str, tokens: list[Token], amount: Amount, end: tuple[Change | None, bool | None]
) -> Quantity:
    """The amount as a form, with its precision and its end of a change.

    `end` is that of "from 3% to 4%", whose numbers tell more surely than the verb.
    """
    precision, first = precision_before(tokens, amount.first, amount.unit)
    later, upto = precision_after(tokens, amount.upto)
    if later != "exact":
        precision = later
    if amount.number.vague or word(tokens, amount.number.upto) == "+":
        precision = "at_least"
    points = amount.unit.endswith("_point")
    change, rising = end if end[0] else change_of(tokens, first, amount.upto, points=points)
    return Quantity(
        text=text[tokens[first].start : tokens[upto - 1].end],
        value=amount.number.value,
        high=amount.high,
        magnitude=amount.number.magnitude,
        unit=amount.unit,
        currency=amount.currency,
        of=amount.of,
        precision=precision,
        change=change,
        rising=rising,
    )
