"""What a line is by its own words: a byline, a date line, a menu, a newsletter box, and so on."""

import re

from agent.ingest.asides import aside_reason
from agent.ingest.line_patterns import DATE_LINE, LINE_KINDS, MENU
from agent.ingest.page import BULLET
from agent.ingest.shape import word_count

_LONGEST_LINE = 1_000  # longer lines are prose, and patterns take long on them
_LONGEST_DATE_LINE = 100
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DATE_WORDS = re.compile(
    rf"(?i)\b(?:{_MONTH}|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|at|on"
    r"|gmt|utc|bst|cet|cest|eet|eest|[ecmp][sd]?t|jst|ist|kst|sgt|aest|aedt|msk|z|local time"
    r"|minutes?|mins?|hours?|hrs?|days?|ago|read|today|yesterday|updated|published|posted|live)"
    r"(?![a-z])|\d+(?:st|nd|rd|th|h)?\s?(?:[ap]\.?m\.?)?|[\W_]"
)
_DATED = re.compile(
    rf"(?i)\d[:h]\d\d|{_MONTH}|\bago\b|\bread\b|\b(?:19|20)\d\d\b|\d ?[ap]\.?m"
    r"|\b(?:gmt|utc|bst|cest?)\b"
)
_CLOCK = re.compile(r"^[0-2]?\d[.:h][0-5]\d$")  # the stamp of a live blog's post
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH_NAME = re.compile(rf"(?i)\b{_MONTH}\b")

_MENU_WORDS = frozenset(
    word
    for line in (
        "home news world uk us politics business economy markets money sport sports football",
        "culture opinion comment video videos live weather tech technology science health style",
        "lifestyle life travel arts entertainment podcasts podcast newsletters subscribe login",
        "account search menu more local national international europe asia africa americas",
        "regions environment climate education property food puzzles crosswords games photos",
        "obituaries letters audio radio tv shop jobs archive contact about e-paper epaper events",
        "companies industry energy shipping ports register sign log latest top magazine features",
        "analysis investigations horoscopes",
    )
    for word in line.split()
)
_SENTENCE_BORDER = re.compile(r"[.!?][”\"’)]*\s+[“\"‘(]?[A-Z]")
_SEPARATOR = re.compile(r"\s[|·•»>›/–-]\s|[|·•»›]")


def line_reason(line: str) -> str:
    """Why the whole line gives no fact, "" where its own words do not tell."""
    text = line.removeprefix(BULLET)
    if len(text) > _LONGEST_LINE:
        return ""
    count = word_count(text)
    for kind in LINE_KINDS:
        if count <= kind.most_words and kind.pattern.search(text):
            return kind.reason
    if _is_date_line(text):
        return DATE_LINE
    if _is_menu(text):
        return MENU
    return "" if _SENTENCE_BORDER.search(text) else aside_reason(text)


def _is_date_line(text: str) -> bool:
    """A date, a time, a place with a date, or a reading time, and nothing else."""
    if _CLOCK.match(text):
        return True
    if len(text) > _LONGEST_DATE_LINE or not re.search(r"\d", text):
        return False
    rest = _DATE_WORDS.sub(" ", text).split()
    if not rest:
        return bool(_DATED.search(text))
    if len(rest) > 2 or not _MONTH_NAME.search(text):
        return False
    return all(word.isupper() or (word.istitle() and _YEAR.search(text)) for word in rest)


def _is_menu(text: str) -> bool:
    """A row of section names, with separators or without."""
    words = [word.strip("|·•»>›/–-,").lower() for word in text.split()]
    words = [word for word in words if word and word not in {"&", "and"}]
    if not 2 <= len(words) <= 40:
        return False
    known = sum(word in _MENU_WORDS for word in words)
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    if len(parts) >= 3:
        return known >= 1 and all(word_count(part) <= 4 for part in parts)
    return known >= 4 and known * 3 >= len(words) * 2
