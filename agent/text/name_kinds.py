"""What a name is the name of: a person, a body, a place, or something else."""

import re
from typing import Literal

from agent.text.capitals import NameToken
from agent.text.outlets import is_outlet
from agent.text.vocabulary import (
    BODIES,
    BODY_NOUNS,
    GIVEN_NAMES,
    PEOPLES,
    PLACE_NOUNS,
    PLACES,
    word_list,
)

NameKind = Literal["person", "body", "place", "other"]

BODY_ENDINGS = word_list("company_endings")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}$|[A-Z][A-Z&]+\d*s?$|[A-Z]+-?\d+$")
_NOT_ACRONYMS = frozenset({
    "CEO", "CFO", "COO", "CEOs", "TV", "PM", "AM", "GDP", "OK", "ID", "VIP", "MP", "MPs", "II",
    "III",
})  # fmt: skip
_UNIONS = frozenset({"us", "u.s", "usa", "uk", "u.k", "eu", "e.u", "un", "u.n", "uae"})
_PLACE_OPENERS = frozenset({"mount", "lake", "cape", "port", "fort", "st", "gulf", "strait"})
_PERSON_AFTER = re.compile(
    r",? (?:said|says|told|added|wrote|warned|argued|who|whose|tweeted|resigned|died"
    r"|left|met|quit|runs|ran|spoke|joined|married|testified|apologi[sz]ed|thinks|believes|himself"
    r"|herself|(?:was|is) (?:born|arrested|elected|appointed|charged|accused))\b"
    r"|, (?:\d\d,|(?:a|an|the|its|his|her|who) )"
)
_LONGEST_PERSON = 4


def is_acronym(word: str) -> bool:
    """Whether `word` is written as initials: "IMF", "U.S.", "G7"."""
    return bool(_ACRONYM.match(word)) and word not in _NOT_ACRONYMS


def is_company(name: str) -> bool:
    """Whether `name` ends as companies' names do: "Vell Motors", "Orlov plc"."""
    words = name.lower().rstrip(".").split()
    return len(words) > 1 and words[-1] in BODY_ENDINGS


def kind_of(text: str, run: list[NameToken], title: str) -> NameKind:
    """The kind of the name made of `run`, neighbouring words of `text`, with `title` before it."""
    if title:
        return "person"
    name = text[run[0].start : run[-1].end]
    words = [token.text.lower().rstrip(".") for token in run]
    return _by_list(name, words) or _by_noun(words) or _by_look(text, run, words)


def _by_list(name: str, words: list[str]) -> NameKind | None:
    plain = " ".join(words)
    if plain in PLACES or plain in _UNIONS:
        return "place"
    if plain in PEOPLES or plain.removesuffix("s") in PEOPLES:
        return "other"
    return "body" if plain in BODIES or is_outlet(name) else None


def _by_noun(words: list[str]) -> NameKind | None:
    if words[-1] in BODY_NOUNS or is_company(" ".join(words)):
        return "body"
    if words[-1] in PLACE_NOUNS or words[0] in _PLACE_OPENERS:
        return "place"
    return "body" if words[0] in BODY_NOUNS or "of" in words else None


def _by_look(text: str, run: list[NameToken], words: list[str]) -> NameKind:
    if words[0] in GIVEN_NAMES and len(words) <= _LONGEST_PERSON:
        return "person"
    if any(is_acronym(token.text) for token in run) and not run[0].text.endswith("."):
        return "body"
    if words[0] in PLACES or words[0] in PEOPLES:
        return "other"
    full = 2 <= len(words) <= _LONGEST_PERSON
    return "person" if full and _PERSON_AFTER.match(text, run[-1].end) else "other"
