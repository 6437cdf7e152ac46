"""Finding the amounts in a text: numbers with what they count, how exact, which way they go.

Dates, clock times, ordinals, ages and numbers inside names are not amounts. The time taken grows
in step with the text's length.
"""

from bisect import bisect_right
from dataclasses import replace

from agent.text.amount_reader import Amount, read_amounts
from agent.text.changes import change_of
from agent.text.date_words import date_spans
from agent.text.nouns import head_noun
from agent.text.numerals import Token, cut, word
from agent.text.precision import precision_after, precision_before
from schemas.fact import Quantity

_REACH = 20  # tokens back to "the number of people", "the death toll"


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The amounts in `text`, in order of occurrence; each one's `text` is verbatim.

    A bare number takes the unit of the amount before it in its sentence ("42 stalls, against 55").
    """
    tokens = cut(text)
    dates = date_spans(text)
    starts = [start for start, _ in dates]
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        held = bisect_right(starts, tokens[at].start) - 1
        in_date = held >= 0 and tokens[at].start < dates[held][1]
        amounts = () if in_date else read_amounts(text, tokens, at)
        for amount in amounts:
            found.append(_with_noun(tokens, amount, found[-1] if found else None))
        at = amounts[-1].upto if amounts else at + 1
    return tuple(_quantity(text, tokens, amount) for amount in found)


def _with_noun(tokens: list[Token], amount: Amount, previous: Amount | None) -> Amount:
    """A bare number with the unit that the words before it in its sentence give it."""
    if amount.unit or amount.currency or amount.number.share:
        return amount
    for index in range(amount.first - 1, max(-1, amount.first - _REACH), -1):
        if word(tokens, index) in (".", "?", "!"):
            break
        if previous and index < previous.upto:
            return replace(amount, unit=previous.unit)
        if word(tokens, index) == "toll":
            return replace(amount, unit="person")
        if word(tokens, index) == "of" and word(tokens, index - 1) == "number":
            first = index + 1 + (word(tokens, index + 1) in ("the", "those"))
            return replace(amount, unit=head_noun(tokens, first, 2)[0])
    return amount


def _quantity(text: str, tokens: list[Token], amount: Amount) -> Quantity:
    """The amount as a form, with its precision and its end of a change."""
    precision, first = precision_before(tokens, amount.first, amount.unit)
    later, upto = precision_after(tokens, amount.upto)
    if later != "exact":
        precision = later
    if amount.number.vague or word(tokens, amount.number.upto) == "+":
        precision = "at_least"
    change, rising = change_of(tokens, first, amount.upto, points=amount.unit.endswith("_point"))
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
