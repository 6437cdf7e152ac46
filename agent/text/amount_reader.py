"""Reading one amount at a place in a sentence: its sign, number, unit, whole and range."""

from dataclasses import dataclass, replace
from itertools import pairwise

from agent.text import not_amounts
from agent.text.changes import change_of
from agent.text.nouns import singular
from agent.text.number_tokens import Number, Token, touches, word
from agent.text.numerals import read_number
from agent.text.precision import precision_before
from agent.text.shares import share_of
from agent.text.units import CODES, SIGNS, Unit, read_unit

REACH = 20  # tokens back to "the number of people", "the death toll"
_DASHES = ("-", "–", "—", "‑", "−")
_MINUS = ("-", "−", "minus")
_RANGING = ("ranging", "range", "ranges", "ranged", "anywhere", "vary", "varying", "varies")
_HARMED = ("killed", "killing", "kills", "injured", "injuring", "injures", "wounded", "wounding",
           "arrested", "arresting", "detained", "detaining")  # fmt: skip
_DETERMINERS = ("the", "its", "their", "those", "these", "his", "her", "our", "all")
_ARE = ("are", "were")
_DURATIONS = ("week", "month", "year", "decade", "century", "day", "hour", "fortnight")
_LASTING = ("for", "in", "within", "lasted", "took", "lasting", "takes")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as read: tokens `first` to `upto`, words of precision not included."""

    first: int
    upto: int
    number: Number
    unit: str = ""
    currency: str = ""
    high: float | None = None
    of: str = ""


def read_amounts(text: str, tokens: list[Token], at: int) -> tuple[Amount, ...]:
    """What starts at token `at`: an amount, the two of a vote, or nothing."""
    amount = _single(text, tokens, at)
    if amount is None:
        return ()
    vote = _vote(text, tokens, amount)
    if vote:
        return vote
    amount = _ranged(text, tokens, amount)
    kept = bool(amount.currency) or (
        _is_amount(tokens, amount) and not _is_aside(text, tokens, amount)
    )
    return (amount,) if kept else ()


def _single(text: str, tokens: list[Token], at: int) -> Amount | None:
    """One number with its sign or unit; a range's second half is not looked for."""
    currency, start = _sign(tokens, at)
    number = _number(tokens, start, money=bool(currency))
    if number is None or (not currency and not_amounts.before_number(text, tokens, start)):
        return None
    return _with_unit(text, tokens, at, number, currency)


def _with_unit(
    text: str, tokens: list[Token], at: int, number: Number, currency: str
) -> Amount | None:
    """The amount of `number`, whose sign or digits begin at token `at`, with what it counts."""
    if not_amounts.after_number(tokens, number.upto - 1, number):
        return None
    upto = number.upto + (word(tokens, number.upto) == "+" and touches(tokens, number.upto))
    if currency:
        return Amount(at, upto, number, currency=currency)
    unit = _unit(tokens, at, upto, number)
    if unit.name != "percent" and not number.share:
        return Amount(at, unit.upto, number, unit.name, unit.currency)
    of, after = share_of(text, tokens, unit.upto)
    return Amount(at, after, number, unit.name, of=of)


def _sign(tokens: list[Token], at: int) -> tuple[str, int]:
    """The currency that a sign or code before a number names, and the number's token."""
    one, two, three = word(tokens, at), word(tokens, at + 1), word(tokens, at + 2)
    if two[:1].isdecimal():
        if one in SIGNS:
            return SIGNS[one], at + 1
        if tokens[at].text in CODES:
            return tokens[at].text, at + 1
    if one + two in SIGNS and touches(tokens, at + 1) and three[:1].isdecimal():
        return SIGNS[one + two], at + 2
    return "", at


def _number(tokens: list[Token], at: int, *, money: bool) -> Number | None:
    now = word(tokens, at)
    if now in _MINUS and not touches(tokens, at) and word(tokens, at + 1)[:1].isdecimal():
        number = read_number(tokens, at + 1)
        return number and number._replace(value=-number.value)
    if now == "both":
        return Number(2.0, 1.0, at + 1)
    if (now, word(tokens, at + 1), word(tokens, at + 2)) == ("a", "pair", "of"):
        return Number(2.0, 1.0, at + 2)
    whole = word(tokens, at + 1) in ("whole", "full")
    if now == "a" and whole and word(tokens, at + 2) in _DURATIONS:
        return Number(1.0, 1.0, at + 2)
    if (
        now in ("a", "an")
        and word(tokens, at - 1) in _LASTING
        and word(tokens, at + 1) in _DURATIONS
    ):
        return Number(1.0, 1.0, at + 1)
    return read_number(tokens, at, money=money)


def _unit(tokens: list[Token], at: int, upto: int, number: Number) -> Unit:
    """The unit after the number or before it ("magnitude 6.1"), or that of people harmed."""
    if number.share or [word(tokens, upto + n) for n in range(3)] == ["of", "a", "percentage"]:
        return _part_of(tokens, upto)
    after = _past_of(tokens, upto)
    unit = read_unit(tokens, after, number.value)
    if unit.name or unit.currency:
        return unit if after == upto or number.vague else unit._replace(upto=upto)
    before = precision_before(tokens, at, "")[1] - 1
    if word(tokens, before) in _HARMED:
        return Unit("person", "", upto)
    before -= word(tokens, before) == "of"
    return Unit("magnitude" if word(tokens, before) == "magnitude" else "", "", upto)


def _past_of(tokens: list[Token], at: int) -> int:
    """Where the noun begins: past "of the nine", "of the nine are", "of them", "of people" and
    "of Norby's"."""
    if word(tokens, at) != "of":
        return at
    if word(tokens, at + 1) == "them":
        return at + 2 + (word(tokens, at + 2) in _ARE)
    at += 1 + (word(tokens, at + 1) in _DETERMINERS)
    total = read_number(tokens, at)
    at = total.upto + (word(tokens, total.upto) in _ARE) if total else at
    return at + word(tokens, at).endswith(("'s", "’s"))


def _part_of(tokens: list[Token], at: int) -> Unit:
    """ "a quarter of a percentage point", "half a year": the unit of which there is a part."""
    after = at + (word(tokens, at) == "of")
    hyphen = word(tokens, after) == "-"
    if (
        word(tokens, after) in ("a", "an")
        or hyphen
        or word(tokens, after) in ("point", "percentage")
    ):
        after += hyphen or word(tokens, after) in ("a", "an")
        if word(tokens, after) == "point":
            return Unit("percentage_point", "", after + 1)
        return read_unit(tokens, after, 1)
    return Unit("", "", at)


def _is_amount(tokens: list[Token], amount: Amount) -> bool:
    """Whether a number without a currency is an amount, by its unit and the words around it."""
    number, unit = amount.number, amount.unit
    low, follows = word(tokens, amount.first), word(tokens, number.upto)
    if low in ("one", "zero", "both") and number.value <= 2 and not number.share:
        verb = low == "one" and singular(follows) != follows  # "as one switches on a lamp"
        return bool(unit) and not verb and follows not in ("of", "day", "night")
    if unit or number.share:
        return True
    if word(tokens, amount.first - 1) == "to" and _counted_before(tokens, amount.first):
        return True
    stuck = touches(tokens, number.upto) and follows.isalpha()  # "5G", "3D"
    if stuck or not_amounts.is_score(tokens, number.upto):
        return False
    if not number.digits:
        return number.magnitude > 1
    before = tokens[amount.first - 1].text if amount.first else ""
    return not (before[:1].isupper() and amount.first > 1 and number.magnitude == 1)


def _counted_before(tokens: list[Token], at: int) -> bool:
    """Whether the sentence counts something up to here: "the number of the dead climbed to"."""
    low = [word(tokens, index) for index in range(max(0, at - REACH), at)]
    return "toll" in low or ("number", "of") in pairwise(low)


def _is_aside(text: str, tokens: list[Token], amount: Amount) -> bool:
    """Whether a count only names debt, parties or sources."""
    first, upto, number = amount.first, amount.upto, amount.number
    return (
        not_amounts.is_tenor(tokens, upto, amount.unit)
        or not_amounts.is_pair_of_parties(tokens, first, number, amount.unit)
        or not_amounts.is_sources(text, tokens, first, upto, amount.unit)
    )


def _ranged(text: str, tokens: list[Token], low: Amount) -> Amount:
    """`low`, or the range that it opens: "3-4%", "between 3 and 4 per cent", "$3bn to $4bn"."""
    if low.number.share or not _opens_range(tokens, low):
        return low
    start = low.upto + 1
    sign, first = _sign(tokens, start)
    number = read_number(tokens, first, money=bool(sign or low.currency))
    high = number and _with_unit(text, tokens, start, number, sign or low.currency)
    if number is None or not high or number.share:
        return low
    if (low.unit and low.unit != high.unit) or (low.currency and low.currency != high.currency):
        return low
    value, magnitude = low.number.value, low.number.magnitude
    if _is_size(tokens, low) and magnitude == 1 and high.unit != "percent":
        return low  # "fell by 3 to 17"
    if magnitude == 1 < number.magnitude and value < number.value / number.magnitude:
        value, magnitude = value * number.magnitude, number.magnitude
    if value >= number.value:
        return low
    whole = number._replace(value=value, magnitude=magnitude)
    return replace(high, first=low.first, number=whole, high=number.value)


def _opens_range(tokens: list[Token], low: Amount) -> bool:
    """Whether the word or dash after `low` can join it to a range's upper end."""
    link = word(tokens, low.upto)
    first = precision_before(tokens, low.first, low.unit)[1]
    if link in _DASHES:
        return touches(tokens, low.upto) and touches(tokens, low.upto + 1)
    if link == "and":
        return word(tokens, first - 1) == "between"
    if link == "or":
        return not low.unit and not low.currency
    if link != "to":
        return False
    if word(tokens, first - 1) == "from":  # a change, not a range
        return word(tokens, first - 2) in _RANGING
    return True


def _is_size(tokens: list[Token], low: Amount) -> bool:
    """Whether the amount is the size of a change, so that "to" after it tells where it ends."""
    first = precision_before(tokens, low.first, low.unit)[1]
    change, _ = change_of(tokens, first, low.upto, points=low.unit.endswith("_point"))
    return change == "by" and word(tokens, low.upto) == "to"


def _vote(text: str, tokens: list[Token], amount: Amount) -> tuple[Amount, ...]:
    """ "7-2" and "six votes to three" as two amounts, in votes; nothing for anything else."""
    link = amount.upto
    if amount.unit == "vote" and word(tokens, link) == "to":
        against = read_number(tokens, link + 1)
        return (amount, Amount(link + 1, against.upto, against, "vote")) if against else ()
    link = amount.number.upto
    if (
        not amount.number.digits
        or word(tokens, link) not in _DASHES
        or not touches(tokens, link + 1)
    ):
        return ()
    against = read_number(tokens, link + 1)
    if against is None or not against.digits or not not_amounts.is_vote(text, tokens[amount.first]):
        return ()
    if read_unit(tokens, against.upto, 2).name in ("percent", "percentage_point", "basis_point"):
        return ()
    return (
        replace(amount, unit="vote", upto=link),
        Amount(link + 1, against.upto, against, "vote"),
    )
