"""Which end of a change an amount is (from, to, by), and whether the change goes up or down."""

from agent.text.number_tokens import Token, word
from agent.text.vocabulary import word_list, word_pairs
from schemas.fact import Change

_RISING = word_list("rising")
_FALLING = word_list("falling")
_NOUNS = word_pairs("change_nouns")
_FILLERS = word_list("change_fillers")
_UP_DOWN = ("from", "by", "about", "around", "nearly", "some", "$", "€", "£")
_ENDS = (".", ";", ":", "?", "!", "“", "”", '"')
_LINKS = ("to", "from", "by", "and", "in", "of", "on", "after")
_REACH = 18  # tokens back to the verb: about a long clause


def change_of(
    tokens: list[Token], first: int, upto: int, *, points: bool
) -> tuple[Change | None, bool | None]:
    """The end of a change that the amount in tokens `first` to `upto` is, and its direction.

    `first` is the amount's first token, words such as "more than" included. `points` tells that it
    is in percentage or basis points, which after a verb of change are always its size.
    """
    before = first - 1
    while before >= 0 and word(tokens, before) in _FILLERS:
        before -= 1
    prep = word(tokens, before)
    way = _verb(tokens, before)
    if prep == "to":
        return ("to", way) if way is not None else (None, None)
    if prep == "from" or _is_from(tokens, before):
        return ("from", way) if way is not None else (None, None)
    after = _following(tokens, upto)
    if after is not None:
        return "by", after
    if way is None or (prep != "by" and direction(tokens, before) is None and not points):
        return None, None
    return "by", way


def direction(tokens: list[Token], at: int) -> bool | None:
    """True where token `at` speaks of going up, False of going down, None of neither."""
    low = word(tokens, at)
    if low in ("up", "down"):
        follows = word(tokens, at + 1)
        return low == "up" if follows in _UP_DOWN or follows[:1].isdecimal() else None
    if low in _RISING or low in _FALLING:
        return low in _RISING
    return _NOUNS[low] == "up" if low in _NOUNS else None


def _verb(tokens: list[Token], at: int) -> bool | None:
    """The direction of the nearest word of change at or before token `at`, in its clause."""
    for index in range(at, max(-1, at - _REACH), -1):
        if word(tokens, index) in _ENDS:
            return None
        way = direction(tokens, index)
        if way is not None:
            return way
    return None


def _is_from(tokens: list[Token], at: int) -> bool:
    """Whether "from" stands a few plain words back: "from an earlier request of 3%"."""
    if word(tokens, at) != "of":
        return False
    for index in range(at - 1, max(-1, at - 5), -1):
        if word(tokens, index) == "from":
            return True
        if not word(tokens, index).isalpha():
            return False
    return False


def _following(tokens: list[Token], at: int) -> bool | None:
    """The direction of a noun right after the amount: "a 4% rise", "a 25-basis-point cut"."""
    at += word(tokens, at) == "-"
    for index in (at, at + 1):
        low = word(tokens, index)
        if low in _NOUNS:
            return _NOUNS[low] == "up"
        if index == at and low in ("higher", "lower"):
            return low == "higher"
        if not low.isalpha() or low in _LINKS:
            return None
    return None
