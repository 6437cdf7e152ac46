"""What a share is a share of: "3.5% of GDP", "two-thirds of the members"."""

import re

from agent.text.nouns import NOT_COUNTED, is_plural
from agent.text.number_tokens import Token, word

_OWNERS = (
    "the",
    "its",
    "their",
    "his",
    "her",
    "our",
    "your",
    "my",
    "all",
    "a",
    "an",
    "total",
    "annual",
)
_LONGEST = 4  # words of the whole that is named


def share_of(text: str, tokens: list[Token], at: int) -> tuple[str, int]:
    """The words after "of" at token `at`, without the article before them, and the next token.

    Gross domestic product comes back as "GDP"; ("", at) where nothing is named.
    """
    if word(tokens, at) != "of":
        return "", at
    first = at + 1
    while word(tokens, first) in _OWNERS:
        first += 1
    if word(tokens, first).endswith(("'s", "’s")):
        first += 1
    upto = first
    while upto < len(tokens) and upto - first < _LONGEST and tokens[upto].text[0].isalpha():
        if tokens[upto].low in NOT_COUNTED:
            break
        upto += 1
        if is_plural(tokens[upto - 1].low) or tokens[upto - 1].low in ("gdp", "product", "income"):
            break
    if upto == first:
        return "", at
    whole = text[tokens[first].start : tokens[upto - 1].end]
    return re.sub(r"(?i).*\b(?:gdp|gross domestic product)$", "GDP", whole), upto
