"""A sentence cut into tokens for reading numbers, and what a number read from them is."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[0-9]+(?:[,\u00a0\u202f][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|\S"
)
SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
    "trillion": 1e12,
}  # fmt: skip


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
