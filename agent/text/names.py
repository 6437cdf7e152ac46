"""Names of people, bodies and places, found by their capitals, titles and known words."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.text.capitals import NameToken, name_tokens
from agent.text.name_kinds import BODY_ENDINGS, NameKind, is_acronym, kind_of
from agent.text.vocabulary import (
    BODY_NOUNS,
    DOCUMENT_NOUNS,
    NAME_OPENERS,
    PEOPLES,
    PLACE_NOUNS,
    TITLE_PARTS,
    TITLES,
)

_CLAIMS = 256  # texts read last: one claim is asked for several times in a row
_PARTICLES = frozenset({
    "de", "del", "della", "der", "den", "di", "da", "dos", "du", "van", "von", "vom", "zu", "zur",
    "bin", "ibn", "al", "el", "la", "le", "ten", "ter",
})  # fmt: skip
_OF_HEADS = (
    BODY_NOUNS | PLACE_NOUNS | {"treaty", "statue", "duke", "secretary", "act", "state", "states"}
)
_TWIN_HEADS = frozenset({
    "department", "ministry", "committee", "office", "board", "bureau", "institute", "center",
    "centre", "school", "association", "foundation", "council", "organization", "organisation",
})  # fmt: skip
_OFFICE = re.compile(
    r"(?:[Dd]eputy )?(?:[Uu]nder-?[Ss]|[Ss])ecretary[ -](?:of|for) (?:the )?[A-Z]\w+"
    r"(?: and Human Services| Security| Affairs)? (?=[A-Z])"
)
_NO_PERSON = BODY_NOUNS | BODY_ENDINGS | DOCUMENT_NOUNS
_LOOSE_ENDS = _PARTICLES | {"of", "for", "the", "and", "on"}
_RANKS = TITLES | TITLE_PARTS
_OFFICE_BEFORE = re.compile(r"[Ss]ecretary (?:of|for) (?:the )?$")
_WORDS_BEFORE = re.compile(r"(?:\b[A-Za-z-]+ ){1,4}$")


@dataclass(frozen=True, slots=True)
class Name:
    """One name where it stands: `source[start:end] == text`, titles and possessive 's left out.

    `title` holds the words of rank right before it ("Prime Minister", "Mr"), "" where none are.
    """

    text: str
    start: int
    end: int
    kind: NameKind
    title: str = ""


@lru_cache(maxsize=_CLAIMS)
def find_names(text: str) -> tuple[Name, ...]:
    """The names in `text` in order. Lines all in capitals give none: case tells nothing there."""
    return tuple(name for run in _runs(text) for name in _names_of_run(text, run))


def names_within(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """Those of `names`, which are in order, that start in `start:end`."""
    first = bisect_left(names, start, key=lambda name: name.start)
    return names[first : bisect_left(names, end, key=lambda name: name.start)]


def _runs(text: str) -> list[list[NameToken]]:
    """Stretches of name-like words that touch, with the particles and "of" between them."""
    every = name_tokens(text)
    runs: list[list[NameToken]] = []
    place = 0
    while place < len(every):
        if not every[place].capital:
            place += 1
            continue
        run = [every[place]]
        place += 1
        while step := _next_step(run, every, place):
            run.extend(every[place : place + step])
            place += step
        runs.append(run)
    return runs


def _next_step(run: list[NameToken], every: tuple[NameToken, ...], place: int) -> int:
    """How many tokens from `place` on belong to `run`: 0 where it ends."""
    ahead: list[NameToken] = []
    for token in every[place : place + 3]:
        if not token.touches:
            return 0
        ahead.append(token)
        if token.capital:
            links = tuple(link.text for link in ahead[:-1])
            joined = _links_may_join(links, run) or _twin_body(links, run, every, place + 2)
            return len(ahead) if joined else 0
    return 0


def _links_may_join(links: tuple[str, ...], run: list[NameToken]) -> bool:
    if not links:
        return True
    if all(link in _PARTICLES for link in links):
        return not is_acronym(run[-1].text)
    if links in {("of",), ("of", "the"), ("for",), ("for", "the"), ("on",)}:
        return run[-1].text.lower() in _OF_HEADS
    first = run[0].text.lower()
    in_name = len(run) > 2 and run[1].text in {"of", "for", "on"}
    return links == ("and",) and first in _TWIN_HEADS and in_name


def _twin_body(
    links: tuple[str, ...], run: list[NameToken], every: tuple[NameToken, ...], end: int
) -> bool:
    """Whether "and" stands inside one body's name: "Food and Drug Administration"."""
    field = run[0].text.lower()
    if links != ("and",) or len(run) > 1 or field in BODY_NOUNS or end >= len(every):
        return False
    head = every[end]
    return field in NAME_OPENERS and head.capital and head.text.lower() in BODY_NOUNS


def _names_of_run(text: str, run: list[NameToken]) -> list[Name]:
    """The names in one run: what stands before a title, and what stands after it."""
    if office := _OFFICE.search(text, run[0].start, run[-1].end):
        holder = [token for token in run if token.start >= office.end()]
        employer = [token for token in run if token.end <= office.start()]
        return [*_one_name(text, employer, ""), *_one_name(text, holder, office.group().strip())]
    if _OFFICE_BEFORE.search(text, max(0, run[0].start - 30), run[0].start) and len(run) > 1:
        return _one_name(text, run[1:], "Secretary of " + run[0].text)
    rank = _last_title(run)
    if rank is None:
        return _one_name(text, run, "")
    first = rank
    while first > 0 and _is_title_part(run[first - 1]):
        first -= 1
    title = text[run[first].start : run[rank].end]
    employer = run[1:first] if first and _is_title_part(run[0]) else run[:first]
    before = _one_name(text, employer, "")
    return [*before, *_one_name(text, run[rank + 1 :], title)]


def _last_title(run: list[NameToken]) -> int | None:
    """Where the last word of rank stands that opens a person's name ("Sen." in "Sen. Ito")."""
    if run[-1].text.lower() in _NO_PERSON:
        return None
    if any(token.text in {"of", "for", "on"} for token in run):
        return None
    for place in range(len(run) - 2, -1, -1):
        if _is_title(run[place]) and not _given_name_gen(run, place):
            return place
    return None


def _is_title(token: NameToken) -> bool:
    word = token.text.lower().rstrip(".")
    return not token.text.isupper() and (word in TITLES or word.removesuffix("s") in TITLES)


def _given_name_gen(run: list[NameToken], place: int) -> bool:
    """ "Gen" without a stop is a name where a rank stands before it: "minister Gen Nakatani"."""
    return run[place].text == "Gen" and (place == 0 or _is_title(run[place - 1]))


def _is_title_part(token: NameToken) -> bool:
    return _is_title(token) or token.text.lower() in TITLE_PARTS


def _one_name(text: str, run: list[NameToken], title: str) -> list[Name]:
    while run and run[-1].text in _LOOSE_ENDS:
        run = run[:-1]
    while run and run[0].text == "The" and (len(run) == 1 or run[1].text != "Hague"):
        run = run[1:]
    if not run or (not title and all(_is_title_part(token) for token in run)):
        return []
    start, end = run[0].start, run[-1].end
    words = text[start:end]
    if title and all(token.text.lower() in PEOPLES for token in run):
        title = ""
    if text.startswith(" party", end) and words.lower() not in PEOPLES:
        return [Name(text[start : end + 6], start, end + 6, "body")]
    title = title or _lower_title(text, start)
    return [Name(words, start, end, kind_of(text, run, title), title)]


def _lower_title(text: str, start: int) -> str:
    """Words of rank without capitals right before a name: "foreign minister" Takeshi Iwaya."""
    before = _WORDS_BEFORE.search(text, max(0, start - 60), start)
    words = before.group().split() if before else []
    rank = -3 if words[-2:-1] in (["of"], ["for"]) else -1
    if len(words) < -rank or words[rank].lower() not in TITLES:
        return ""
    first = len(words) + rank
    while first > 0 and words[first - 1].lower() in _RANKS:
        first -= 1
    return " ".join(words[first:])
