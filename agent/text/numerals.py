"""Reading numbers, in digits or words, from a sentence cut into tokens."""

import math
import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[0-9]+(?:[,\u00a0\u202f][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
_LONGEST = 18  # digits; a longer run is an identifier, not an amount

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9,
    "tn": 1e12, "trn": 1e12, "t": 1e12,
}  # fmt: skip
_PLURAL_SCALES = {"dozens": 12.0, "tens": 10.0} | {f"{word}s": n for word, n in SCALES.items()}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_PLURAL_PARTS = {f"{word}s": n for word, n in _PARTS.items() if n > 2} | {"eighths": 8}


class Token(NamedTuple):
    """A word, a number in digits or a sign: `text[start:end]`, and its lower-case form."""

    text: str
    low: str
    start: int
    end: int


class Number(NamedTuple):
    """A number read from tokens; `upto` is the index of the first token after it.

    `magnitude` is the multiplier that its words name (1 where none). `vague` marks plurals such
    as "hundreds", whose value is their lower bound; `share` a part of a whole, as in "two-thirds".
    `digits` tells whether it is written in digits.
    """

    value: float
    magnitude: float
    upto: int
    digits: bool = False
    vague: bool = False
    share: bool = False


def cut(text: str) -> list[Token]:
    """`text` as tokens, in order; white space is dropped."""
    return [Token(m.group(), m.group().lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]


def word(tokens: list[Token], at: int) -> str:
    """The lower-case form of the token at `at`, or "" where there is none."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def touches(tokens: list[Token], at: int) -> bool:
    """Whether token `at` follows the one before it without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def read_number(tokens: list[Token], at: int, *, money: bool = False) -> Number | None:
    """The number that starts at token `at`, or None.

    `money` tells that a currency sign came before, so that "m" and "b" mean million and billion.
    """
    if word(tokens, at)[:1].isdecimal() and word(tokens, at)[:1].isascii():
        return _digits(tokens, at, money)
    ratio = _share(tokens, at)
    if ratio:
        return ratio
    if word(tokens, at) in _PLURAL_SCALES:
        return _plural(tokens, at)
    if word(tokens, at) in ("a", "an", "half", "several", "couple"):
        return _article(tokens, at)
    return _words(tokens, at)


def _digits(tokens: list[Token], at: int, money: bool) -> Number | None:
    written = re.sub("[,\u00a0\u202f]", "", tokens[at].text)
    upto = at + 1
    while _is_group(tokens, upto, written):
        written += tokens[upto].text
        upto += 1
    if len(written) > _LONGEST:
        return None
    value, magnitude, upto = _scaled(tokens, float(written), upto, money)
    if (
        word(tokens, upto) == "and"
        and word(tokens, upto + 1) == "a"
        and word(tokens, upto + 2) == "half"
    ):
        value, upto = value + magnitude / 2, upto + 3
    ratio = _out_of(tokens, value, upto) if magnitude == 1 else None
    return ratio or Number(value, magnitude, upto, digits=True)


def _is_group(tokens: list[Token], at: int, written: str) -> bool:
    """Whether token `at` continues "10 000": three digits after one space."""
    return (
        at < len(tokens)
        and re.fullmatch("[0-9]{3}", tokens[at].text) is not None
        and re.fullmatch("[1-9][0-9]{0,8}", written) is not None
        and len(tokens[at - 1].text) <= 3
        and tokens[at].start == tokens[at - 1].end + 1
    )


def _scaled(tokens: list[Token], value: float, at: int, money: bool) -> tuple[float, float, int]:
    """`value` times the magnitude named from token `at` on, the magnitude, and what follows."""
    magnitude = 1.0
    hyphen = word(tokens, at) == "-" and word(tokens, at + 1) in SCALES
    at += hyphen
    while word(tokens, at) in SCALES and magnitude < SCALES["trillion"]:  # "hundred thousand"
        magnitude *= SCALES[word(tokens, at)]
        at += 1
    if magnitude == 1 and word(tokens, at) in SHORT_SCALES and _is_scale(tokens, at, money):
        magnitude = SHORT_SCALES[word(tokens, at)]
        at += 1
    elif magnitude == 1 and word(tokens, at) == "dozen":
        return value * 12, 1.0, at + 1
    return value * magnitude, magnitude, at


def _is_scale(tokens: list[Token], at: int, money: bool) -> bool:
    """Whether the letters at `at` are a magnitude, not metres, tonnes or a model's letter."""
    letters = tokens[at].text
    if letters.lower() in ("bn", "mn", "mln", "bln", "tn", "trn"):
        return True
    if not touches(tokens, at):
        return False
    if money:
        return True
    follows = tokens[at + 1].text if at + 1 < len(tokens) else ""
    counts = follows.islower() and follows.endswith(("s", "people")) and len(follows) > 3
    return letters in ("m", "k", "K") and counts


def _out_of(tokens: list[Token], value: float, at: int) -> Number | None:
    """ "one in five", "nine out of 10": a share, read from the words after the first number."""
    if word(tokens, at) == "in":
        at += 1
    elif (word(tokens, at), word(tokens, at + 1)) == ("out", "of"):
        at += 2
    else:
        return None
    whole = SMALL.get(word(tokens, at))
    if whole is None and re.fullmatch("[0-9]{1,3}", word(tokens, at)):
        whole = int(word(tokens, at))
    follows = word(tokens, at + 1)
    if not whole or whole <= value or value > 9 or follows in _NOT_SHARES or follows in SCALES:
        return None
    return Number(value / whole, 1.0, at + 1, share=True)


_NOT_SHARES = {"years", "days", "weeks", "months", "hours", "minutes", "cities", "countries", "-"}


def _share(tokens: list[Token], at: int) -> Number | None:
    """ "half of", "a third of", "two-thirds", "a quarter point"; a lone "third" is an ordinal."""
    now, then = word(tokens, at), word(tokens, at + 1)
    if now == "half":
        scale = then in ("a", "an") and word(tokens, at + 2) in (*SCALES, "dozen")
        share = then in ("of", "the", "its", "their", "all", "a", "an", "-") and not scale
        return Number(0.5, 1.0, at + 1, share=True) if share else None
    count = 1 if now in ("a", "an", "quarter") else SMALL.get(now)
    after = at + (now != "quarter")
    after += word(tokens, after) == "-"
    part, follows = word(tokens, after), word(tokens, after + 1)
    if count and count > 1 and part in _PLURAL_PARTS and count < _PLURAL_PARTS[part]:
        return Number(count / _PLURAL_PARTS[part], 1.0, after + 1, share=True)
    follows = word(tokens, after + 2) if follows == "-" else follows
    whole = follows in ("of", "point", "percentage") or word(tokens, at - 1) == "by"
    if count == 1 and part in _PARTS and whole:
        return Number(1 / _PARTS[part], 1.0, after + 1, share=True)
    return None


def _plural(tokens: list[Token], at: int) -> Number | None:
    """ "hundreds", "tens of thousands": the lower bound that the words name."""
    value = _PLURAL_SCALES[word(tokens, at)]
    magnitude = value if value >= 1e3 else 1.0
    at += 1
    if word(tokens, at) == "of" and word(tokens, at + 1) in _PLURAL_SCALES:
        scale = _PLURAL_SCALES[word(tokens, at + 1)]
        return Number(value * scale, scale, at + 2, vague=True)
    if value == 10 or word(tokens, at) != "of":
        return None
    return Number(value, magnitude, at, vague=True)


def _article(tokens: list[Token], at: int) -> Number | None:
    """ "a dozen", "a hundred", "half a million", "a couple of", "a million and a half"."""
    if word(tokens, at) == "half" and word(tokens, at + 1) in ("a", "an"):
        scale = word(tokens, at + 2)
        if scale == "dozen":
            return Number(6.0, 1.0, at + 3)
        return Number(SCALES[scale] / 2, SCALES[scale], at + 3) if scale in SCALES else None
    if word(tokens, at + 1) == "couple" and word(tokens, at + 2) == "of":
        return Number(2.0, 1.0, at + 3)
    if word(tokens, at + 1) in SCALES or word(tokens, at + 1) == "dozen":
        value, magnitude, upto = _scaled(tokens, 1.0, at + 1, money=False)
        return Number(value, magnitude, upto)
    return None


def _words(tokens: list[Token], at: int) -> Number | None:
    """ "three", "twenty-five", "two hundred and ten thousand", "one and a half"."""
    if word(tokens, at) not in SMALL:
        return None
    total, group, magnitude, upto = 0.0, 0.0, 1.0, at
    last = math.inf
    while True:
        now = word(tokens, upto)
        if now in SMALL and _adds(group, SMALL[now]):
            group += SMALL[now]
        elif now == "hundred" and 0 < group < 100:
            group *= 100
        elif now in SCALES and now != "hundred" and group and SCALES[now] < last:
            last, magnitude = SCALES[now], max(magnitude, SCALES[now])
            total, group = total + group * SCALES[now], 0.0
        elif now == "dozen" and group and not total:
            return Number(group * 12, 1.0, upto + 1)
        elif not (now in ("-", "and") and _goes_on(tokens, upto, group, total)):
            break
        upto += 1
    if (now, word(tokens, upto + 1), word(tokens, upto + 2)) == ("and", "a", "half"):
        value, scale, upto = _scaled(tokens, total + group + magnitude / 2, upto + 3, money=False)
        return Number(value, max(magnitude, scale), upto)
    ratio = _out_of(tokens, group, upto) if not total else None
    return ratio or Number(total + group, magnitude, upto)


def _adds(group: float, value: int) -> bool:
    """Whether `value` continues `group`: "twenty" takes "five", "two hundred" takes "ten"."""
    if group == 0:
        return True
    return value > 0 and (
        group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20 and value < 10)
    )


def _goes_on(tokens: list[Token], at: int, group: float, total: float) -> bool:
    """Whether the hyphen or "and" at `at` stands inside a number."""
    follows = word(tokens, at + 1)
    if tokens[at].low == "-":
        return (
            touches(tokens, at)
            and touches(tokens, at + 1)
            and (
                (follows in SMALL and _adds(group, SMALL[follows]) and group > 0)
                or follows in SCALES
            )
        )
    past_hundred = group > 0 and group % 100 == 0
    return follows in SMALL and (past_hundred or (group == 0 and total > 0)) and SMALL[follows] > 0
