"""Whom a claim names, and which place that only one can hold it gives to somebody."""

import re

from agent.reconcile.concepts import concepts, word_groups
from agent.reconcile.glossary import names_in
from agent.text.alternatives import by_letter, split_alternatives
from agent.text.names import Name
from agent.text.vocabulary import PERSON_NOUNS
from agent.text.words import lowered

_ROLES = PERSON_NOUNS | {"head"}
_BESIDE = re.compile(r", (?:[\w-]+ ){0,3}[\w-]+")


def _as_pattern(entry: str) -> str:
    """An entry of the list: "_" stands for a space, "*" for up to six words between."""
    return entry.replace("_", " ").replace("*", r" (?:[\w’'-]+ ){0,6}?")


_WORDINGS = ["|".join(map(_as_pattern, line)) for line in word_groups("held_by_one")]
_PLACES = [re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in _WORDINGS]
_ANY_PLACE = re.compile(rf"\b(?:{by_letter(split_alternatives('|'.join(_WORDINGS)))})\b")


def people(claim: str) -> tuple[frozenset[str], ...]:
    """The concepts of each person's name in `claim`."""
    return tuple(concepts(name.text) for name in names_in(claim) if _is_person(claim, name))


def places(claim: str) -> frozenset[int]:
    """The places (lines of lists/held_by_one.txt, from 0) that `claim` tells of."""
    if not _ANY_PLACE.search(lowered(claim)):
        return frozenset()
    return frozenset(number for number, place in enumerate(_PLACES) if place.search(claim))


def place_words(claim: str, place: int) -> re.Match[str] | None:
    """Where `claim` tells of the place numbered `place`, as in `places`."""
    return _PLACES[place].search(claim)


def _is_person(claim: str, name: Name) -> bool:
    """Whether a name is a person's by itself, by what follows it ("Nils Raab, a diver"), or for
    all one knows, where a claim opens with two words of a name."""
    if name.kind == "person" or (name.start == 0 and _two_words(name)):
        return True
    beside = _BESIDE.match(claim, name.end)
    words = beside.group().split() if beside and len(name.text.split()) > 1 else []
    return any(word.strip(",") in _ROLES for word in words)


def _two_words(name: Name) -> bool:
    return name.kind == "other" and len(name.text.split()) > 1
