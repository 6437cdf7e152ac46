"""Words as the reconciler compares them: stems, with the words newsrooms swap folded into one."""

import re
from functools import lru_cache
from importlib.resources import files

from agent.text.vocabulary import DATE_WORDS
from agent.text.words import content_words, stem


def _groups(name: str) -> list[list[str]]:
    raw = (files("agent.reconcile") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return [line.split() for line in raw.splitlines() if line and not line.startswith("#")]


_LEFT_OUT = frozenset(stem(word) for word in DATE_WORDS) | frozenset(
    stem(word) for line in _groups("left_out") for word in line
)


def _folds() -> tuple[dict[str, str], dict[str, str]]:
    """Each listed stem, and each listed phrase, with the word that stands for its group."""
    words: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for group in (*_groups("same_places"), *_groups("same_words"), *_groups("same_names")):
        first = _key(group[0])
        for entry in group:
            if "_" in entry:
                phrases.setdefault(entry.replace("_", " "), first)
            else:
                words.setdefault(stem(entry), first)
    return words, phrases


def _key(entry: str) -> str:
    return entry.replace("_", "-") if "_" in entry else stem(entry)


_WORDS, _PHRASES = _folds()
_PHRASE = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True)) + r")\b"
)

_TO_COURT = re.compile(r"\b(?:tak(?:e|es|en|ing)|took)\b.{1,40}\bto court\b")


@lru_cache(maxsize=50_000)
def concepts(text: str) -> frozenset[str]:
    """What `text` is about: its content words, folded; numbers, dates and reporting verbs left out.

    The keys are for comparison and are not words to show.
    """
    plain = text.replace("’", "'").lower()
    found = {_PHRASES[match.group()] for match in _PHRASE.finditer(plain)}
    rest = _PHRASE.sub(" ", plain)
    if _TO_COURT.search(rest):
        found.add(_WORDS["sue"])
    if re.search(r"\bU\.?S\.?(?:A\b|\b)", text):
        found.add(_WORDS["usa"])
    found.update(_WORDS.get(word, word) for word in content_words(rest))
    return frozenset(word for word in found - _LEFT_OUT if not word[0].isdigit())
