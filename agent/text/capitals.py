"""Which words of a text are written like names: capitals weighed by where they stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from agent.text.vocabulary import (
    BODY_NOUNS,
    COMMON_STARTS,
    DATE_WORDS,
    GIVEN_NAMES,
    NAME_OPENERS,
    PEOPLES,
    PLACES,
    STOP_WORDS,
    TITLES,
)
from agent.text.words import Token, tokens

_Style = Literal["running", "headline", "shouted"]

_START = re.compile(
    r"(?:(?:^|[.!?…:][\"'”’)\]]{0,3}\s|[\n\r*•|>])[\s\"'“‘«(\[*—–-]{0,5}|[“‘«\"\[(]|\s['’]{1,2})$"
)
_ABBREVIATED = frozenset({
    "mr", "mrs", "ms", "messrs", "dr", "st", "sen", "sens", "rep", "reps", "gov", "gen", "lt",
    "col", "maj", "sgt", "capt", "adm", "prof", "rev", "jr", "sr",
})  # fmt: skip
_NEVER_IN_NAMES = COMMON_STARTS - NAME_OPENERS - TITLES - BODY_NOUNS
_INITIAL = re.compile(r"[^\W\d_]\.?$")
_INNER_CAPITAL = re.compile(r"(?:al|el|ul|d|i|e)[-'’]?[A-Z]")
_COMMON_ENDING = re.compile(r"(?:ing|ly|ed|tions?|ments?|ness|ists|ities|ians|ships?|ings|isers)$")
_MONTHS_AND_NAMES = frozenset({"May", "April", "June", "March", "Jan", "August"})
_BEFORE_MONTHS = frozenset({"in", "since", "until", "by", "last", "next", "this", "early", "late"})
_PRONOUN_I = re.compile(r"I(?:['’].*)?$")


class NameToken(NamedTuple):
    """A word of the text; `touches` says that only a space parts it from the word before."""

    text: str
    start: int
    end: int
    capital: bool
    touches: bool


class _Word(NamedTuple):
    """A token with a capital and what around it explains that."""

    token: Token
    style: _Style
    starts: bool
    before: str
    after: str

    @property
    def lower(self) -> str:
        return self.token.text.lower()

    @property
    def followed(self) -> bool:
        """Whether another capitalised word follows at once."""
        return self.after[:1].isupper() and self.after.lower() not in DATE_WORDS


def name_tokens(text: str) -> tuple[NameToken, ...]:
    """All words of `text`, each with whether it may be part of a name."""
    every = tokens(text)
    words = {word.token.start: word for word in _capitals(text, every)}
    lower = {token.text for token in every if token.text.islower()}
    certain = {
        word.token.text for word in words.values() if word.style == "running" and not word.starts
    }
    found: list[NameToken] = []
    for token in every:
        name, start, end = token
        word = words.get(start)
        if word is None:
            capital = name not in lower and bool(_INNER_CAPITAL.match(name))
        else:
            capital = _looks_like_name(word, lower, certain)
        if capital and text[end : end + 1] == "." and name.lower() in _ABBREVIATED:
            name, end = f"{name}.", end + 1
        touches = bool(found) and _touch(text, found[-1], token)
        found.append(NameToken(name, start, end, capital, touches))
    return tuple(found)


def _capitals(text: str, every: Sequence[Token]) -> Iterator[_Word]:
    """Those of `every` token of `text` that start with a capital."""
    styles = _line_styles(text, every)
    line = 0
    for place, token in enumerate(every):
        if not token.text[0].isupper():
            continue
        while styles[line][0] < token.end:
            line += 1
        before, after = "", ""
        if place and text[every[place - 1].end : token.start] in {" ", ". "}:
            before = every[place - 1].text
        if place + 1 < len(every) and text[token.end : every[place + 1].start] in {" ", ". "}:
            after = every[place + 1].text
        window = text[max(0, token.start - 12) : token.start]
        starts = bool(_START.search(window if token.start <= 12 else "_" + window))
        if before.lower() in _ABBREVIATED or (len(before) == 1 and before.isupper()):
            starts = False
        yield _Word(token, styles[line][1], starts, before, after)


def _line_styles(text: str, every: Sequence[Token]) -> list[tuple[int, _Style]]:
    """The end of each line and how it is written: one line with a small word that is no stop word,
    as nearly every claim has, runs on."""
    if "\n" not in text and any(
        token.text.islower() and token.text.isalpha() and token.text not in STOP_WORDS
        for token in every
    ):
        return [(len(text), "running")]
    return [(line.end(), _style(line.group())) for line in re.finditer(r"[^\n]+", text)]


def _style(line: str) -> _Style:
    """Most Words Capitalised, common ones among them, is a headline; ALL OF THEM is shouted."""
    words = re.findall(r"[^\W\d_]+", line)
    if line.isupper() and (len(words) > 2 or any(len(word) > 6 for word in words)):
        return "shouted"
    small = [word for word in words if word.islower()]
    if len(words) - len(small) < 3 or not STOP_WORDS.issuperset(small):
        return "running"
    common = any(word.lower() in _NEVER_IN_NAMES for word in words[1:] if word[0].isupper())
    return "headline" if common else "running"


def _looks_like_name(word: _Word, lower: set[str], certain: set[str]) -> bool:
    text = word.token.text
    if word.style == "shouted" or _PRONOUN_I.match(text):
        return False
    if word.lower in DATE_WORDS and not _month_is_name(word):
        return False
    if word.style == "headline":
        return _name_in_headline(word, certain)
    return not word.starts or _name_at_start(word, lower, certain)


def _name_in_headline(word: _Word, certain: set[str]) -> bool:
    """In a line where every word has a capital, only words known as names count."""
    text = word.token.text
    if text.isupper() and len(text) > 1:
        return True
    if word.lower in COMMON_STARTS:
        return False
    known = word.lower in PLACES or word.lower in PEOPLES or word.lower in GIVEN_NAMES
    return known or text in certain or word.before.lower() in GIVEN_NAMES


def _name_at_start(word: _Word, lower: set[str], certain: set[str]) -> bool:
    """Whether a capital at the start of a sentence hides more than a common word."""
    text = word.token.text
    if (text.isupper() and len(text) > 1) or word.lower in GIVEN_NAMES or word.lower in PLACES:
        return True
    if word.lower in COMMON_STARTS:
        opens = word.lower in NAME_OPENERS or word.lower in TITLES
        return opens and (word.followed or word.after == "of")
    if text in certain:
        return True
    if word.after.lower() in GIVEN_NAMES:
        return False
    return word.followed or not (word.lower in lower or _COMMON_ENDING.search(word.lower))


def _month_is_name(word: _Word) -> bool:
    """Months that are names too: "April Haines", "Theresa May"."""
    if word.token.text not in _MONTHS_AND_NAMES:
        return False
    if word.before.lower() in GIVEN_NAMES or word.before.lower() in TITLES:
        return True
    dated = word.before.lower() in _BEFORE_MONTHS or word.after.lower() in TITLES
    return word.followed and not dated and word.token.text in {"April", "June", "Jan"}


def _touch(text: str, before: NameToken, token: Token) -> bool:
    gap = text[before.end : token.start]
    return gap in {" ", " & "} or (gap == ". " and bool(_INITIAL.match(before.text)))
