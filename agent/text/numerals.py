"""Reading numbers, in digits or words, from a sentence cut into tokens."""

import math
import re

from agent.text.fractions import read_ratio, read_share
from agent.text.number_tokens import SCALES, SMALL, Number, Token, touches, word

_LONGEST = 18  # digits; a longer run is an identifier, not an amount

_SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "bln": 1e9,
    "tn": 1e12, "trn": 1e12, "t": 1e12,
}  # fmt: skip
_PLURAL_SCALES = {"dozens": 12.0, "tens": 10.0} | {f"{word}s": n for word, n in SCALES.items()}


def read_number(tokens: list[Token], at: int, *, money: bool = False) -> Number | None:
    """The number that starts at token `at`, or None.

    `money` tells that a currency sign came before, so that "m" and "b" mean million and billion.
    """
    if word(tokens, at)[:1].isdecimal() and word(tokens, at)[:1].isascii():
        return _digits(tokens, at, money)
    ratio = read_share(tokens, at)
    if ratio:
        return ratio
    if word(tokens, at) in _PLURAL_SCALES:
        return _plural(tokens, at)
    if word(tokens, at) in ("a", "an", "half"):
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
    if [word(tokens, upto + ahead) for ahead in range(3)] == ["and", "a", "half"]:
        value, upto = value + magnitude / 2, upto + 3
    ratio = read_ratio(tokens, value, upto) if magnitude == 1 else None
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
    if magnitude == 1 and word(tokens, at) in _SHORT_SCALES and _is_scale(tokens, at, money):
        magnitude = _SHORT_SCALES[word(tokens, at)]
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
    ratio = read_ratio(tokens, group, upto) if not total else None
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
