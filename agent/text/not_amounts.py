"""Numbers that are no amounts: parts of names, labels, models, list marks, ordinals, ages."""

import re

from agent.text.nouns import PERSONS
from agent.text.number_tokens import Number, Token, touches, word
from agent.text.vocabulary import PERSON_NOUNS, word_list

_LABELS = word_list("number_labels")
_GLUE = frozenset("+/:#@_&=")
_HYPHENS = ("-", "‑")
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_PHRASES = ("off", "way", "time", "sided", "on", "hand", "sum", "plus")  # one-off, two-way
_DEBT = frozenset(
    ("yield", "yields", "bond", "bonds", "note", "notes", "gilt", "gilts", "treasury",
     "treasuries", "bund", "bunds")
)  # fmt: skip
_PARTIES = frozenset(
    ("side", "country", "government", "nation", "party", "capital", "ally", "neighbour",
     "neighbor", "state")
)  # fmt: skip
_EMERGENCY = ("999", "911", "112")
_SENTENCE_STARTS = (".", "“", '"', "?", "!", ":", "‘")


def before_number(text: str, tokens: list[Token], at: int) -> bool:
    """Whether the words before token `at` tell that a number there is no amount."""
    previous = word(tokens, at - 1)
    if touches(tokens, at):
        if previous in _GLUE or previous.isalpha() or previous == ".":
            return True
        if previous in _HYPHENS and touches(tokens, at - 1):
            return word(tokens, at - 2) not in ("sub", "up", "magnitude")  # "F-35", "mid-20"
    if previous in _LABELS or (previous == "." and word(tokens, at - 2) == "no"):
        return True
    pronoun = word(tokens, at) == "one" and previous in _BEFORE_PRONOUN
    # The second half of a score, "3–1".
    score = previous == "–" and touches(tokens, at) and word(tokens, at - 2).isdecimal()
    if pronoun or score or previous == "aged" or _is_list_mark(text, tokens[at]):
        return True
    return _is_named(tokens, at) or (word(tokens, at) == "both" and previous == ",")


def after_number(tokens: list[Token], at: int, number: Number) -> bool:
    """Whether what follows the number at token `at` tells that it is no amount."""
    upto = number.upto
    follows, then = word(tokens, upto), word(tokens, upto + 1)
    stuck = touches(tokens, upto)
    if stuck and follows in (*_GLUE, ".") and touches(tokens, upto + 1):
        return then[:1].isdecimal()  # "2+2", "24/7", "3:1", "2.18.0"
    if stuck and number.digits and follows in _ORDINAL_ENDS:
        return True
    if follows in _HYPHENS and (then in _PHRASES or (then, word(tokens, upto + 3)) in _AGES):
        return True
    if (follows, then) in _AGES or _is_age(tokens, at, number):
        return True
    return word(tokens, at) in _EMERGENCY and follows in ("call", "calls", "operator", "operators")


_BEFORE_PRONOUN = ("second", "first", "third", "last", "earlier", "another")
_OLDEST = 120


def _is_age(tokens: list[Token], at: int, number: Number) -> bool:
    """The age in "Mara Lind, 58, runs it": between commas, after a name."""
    commas = word(tokens, at - 1) == "," and word(tokens, number.upto) in (",", ".")
    named = at > 1 and tokens[at - 2].text[:1].isupper()
    return commas and named and number.digits and 0 < number.value < _OLDEST


_AGES = (("year", "old"), ("years", "old"), ("month", "old"), ("week", "old"), ("day", "old"))


def is_tenor(tokens: list[Token], upto: int, unit: str) -> bool:
    """Whether a "two-year" names a kind of debt, as in "two-year yields"; `upto` comes after it."""
    return unit in ("year", "month") and any(word(tokens, upto + n) in _DEBT for n in range(4))


def is_pair_of_parties(tokens: list[Token], first: int, number: Number, unit: str) -> bool:
    """Whether "the two sides", "both countries" only refers to the parties spoken of."""
    known = word(tokens, first - 1) in ("the", "these", "those") or word(tokens, first) == "both"
    return number.value == 2 and known and unit in _PARTIES


_SOURCES = re.compile(
    r"(?:\s+(?:who|with|briefed|familiar|close|at|in|from|of)\b[^.;,]{0,60}?)?,?\s+(?:said|say|told|cited)\b"
    r"|\s+(?:familiar with|briefed on|with (?:direct )?knowledge|close to|who (?:know|knew))\b"
)
_TELLERS = PERSON_NOUNS | PERSONS | {"source"}


def is_sources(text: str, tokens: list[Token], first: int, upto: int, unit: str) -> bool:
    """Whether the people counted are those who tell the news; their count is the attribution's."""
    if unit not in _TELLERS:
        return False
    according = (word(tokens, first - 2), word(tokens, first - 1)) == ("according", "to")
    according = according or word(tokens, first - 1) in ("quoting", "citing")
    return according or _SOURCES.match(text, tokens[upto - 1].end) is not None


def is_score(tokens: list[Token], upto: int) -> bool:
    """Whether a bare number is the first of a pair such as "3-2"."""
    return word(tokens, upto) in ("-", "–") and word(tokens, upto + 1)[:1].isdecimal()


def _is_list_mark(text: str, token: Token) -> bool:
    """ "1. " or "2) " at the start of a line."""
    if text[token.end : token.end + 1] not in (".", ")"):
        return False
    if not text[token.end + 1 : token.end + 2].isspace():
        return False
    line = text[max(0, token.start - 20) : token.start].rpartition("\n")
    return line[2].strip(" \t*-(") == "" and (line[1] == "\n" or token.start < 20)


def _is_named(tokens: list[Token], at: int) -> bool:
    """A number word with a capital inside a name: "Group of Seven", "the Big Four"."""
    if not tokens[at].text[:1].isupper() or at == 0 or tokens[at - 1].text in _SENTENCE_STARTS:
        return False
    before = tokens[at - 1].text
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return before[:1].isupper() or before == "of" or after[:1].isupper()


_VOTING = re.compile(r"(?i)\b(?:vot|ruling|ruled|decision|majority|split|backed|approved|passed)")
_VOTE_REACH = 60  # characters


def is_vote(text: str, token: Token) -> bool:
    """Whether a pair such as "7-2" at `token` stands near a word of voting."""
    start = token.start
    return _VOTING.search(text, max(0, start - _VOTE_REACH), start + _VOTE_REACH) is not None
