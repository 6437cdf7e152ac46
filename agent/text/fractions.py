"""Reading shares of a whole: "half of", "two-thirds", "a quarter point", "one in five"."""

import re

from agent.text.number_tokens import SCALES, SMALL, Number, Token, word

_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_PLURAL_PARTS = {f"{word}s": n for word, n in _PARTS.items() if n > 2} | {"eighths": 8}
_NOT_SHARES = ("years", "days", "weeks", "months", "hours", "minutes", "cities", "countries", "-")
_AFTER_PART = ("of", "point", "percentage", "more", "less", "fewer")
_AFTER_CHANGE = (
    "",
    ".",
    ",",
    "in",
    "to",
    "from",
    "on",
    "since",
    "after",
    "over",
    "and",
    "this",
    "last",
)


def read_ratio(tokens: list[Token], value: float, at: int) -> Number | None:
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


def read_share(tokens: list[Token], at: int) -> Number | None:
    """ "half of", "a third of", "two-thirds", "a quarter point"; a lone "third" is an ordinal."""
    now, then = word(tokens, at), word(tokens, at + 1)
    if now == "half":
        scale = then in ("a", "an") and word(tokens, at + 2) in (*SCALES, "dozen")
        share = then in ("of", "the", "its", "their", "all", "a", "an", "-") and not scale
        return Number(0.5, 1.0, at + 1, share=True) if share else None
    count = 1 if now in ("a", "an", "quarter") else SMALL.get(now)
    if not count:
        return None
    after = at + (now != "quarter")
    after += word(tokens, after) == "-"
    part, follows = word(tokens, after), word(tokens, after + 1)
    if count > 1 and part in _PLURAL_PARTS and count < _PLURAL_PARTS[part]:
        return Number(count / _PLURAL_PARTS[part], 1.0, after + 1, share=True)
    follows = word(tokens, after + 2) if follows == "-" else follows
    cut_by = word(tokens, at - 1) == "by" and follows in _AFTER_CHANGE
    if count == 1 and part in _PARTS and (follows in _AFTER_PART or cut_by):
        return Number(1 / _PARTS[part], 1.0, after + 1, share=True)
    return None
