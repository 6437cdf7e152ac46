"""Words as the reconciler compares them: stems, with the words newsrooms swap folded into one."""

import re
from functools import lru_cache
from importlib.resources import files

from agent.text.alternatives import by_letter
from agent.text.vocabulary import DATE_WORDS
from agent.text.words import content_words, stem


def word_groups(name: str) -> list[list[str]]:
    """The lines of `lists/<name>.txt`, each as its words; a line starting with "#" is a note."""
    raw = (files("agent.reconcile") / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return [line.split() for line in raw.splitlines() if line and not line.startswith("#")]


_LEFT_OUT = frozenset(stem(word) for word in DATE_WORDS) | frozenset(
    stem(word) for line in word_groups("left_out") for word in line
)


def _folds() -> tuple[dict[str, str], dict[str, str]]:
    """Each listed stem, and each listed phrase, with the word that stands for its group."""
    words: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for group in (
        *word_groups("same_places"),
        *word_groups("same_words"),
        *word_groups("same_names"),
    ):
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
_PARTICLES = ("up", "down", "off", "out", "back", "over")


def _as_pattern(phrase: str) -> str:
    """`phrase`; a verb and its particle ("turn down") may have their object between them."""
    verb, _, particle = phrase.rpartition(" ")
    if particle in _PARTICLES:
        return rf"{re.escape(verb)}(?: [\w'-]+){{0,3}}? {particle}"
    return re.escape(phrase)


_PATTERNS = sorted(map(_as_pattern, _PHRASES), key=lambda pattern: -len(pattern))
_PHRASE = re.compile(rf"\b(?:{by_letter(_PATTERNS)})\b")

_UNITED_STATES = re.compile(r"\bU\.?S\.?(?:A\b|\b)")
_TO_COURT = re.compile(r"\b(?:tak(?:e|es|en|ing)|took)\b.{1,40}\bto court\b")


@lru_cache(maxsize=50_000)
def concepts(text: str) -> frozenset[str]:
    """What `text` is about: its content words, folded; numbers, dates and reporting verbs left out.

    The keys are for comparison and are not words to show.
    """
    plain = text.replace("’", "'").lower()
    found: set[str] = set()

    def folded(match: re.Match[str]) -> str:
        verb, *between, last = match.group().split()
        parted = last in _PARTICLES
        found.add(_PHRASES[f"{verb} {last}" if parted else match.group()])
        return " ".join(between) if parted else " "

    rest = _PHRASE.sub(folded, plain) if " " in plain else plain
    if "to court" in rest and _TO_COURT.search(rest):
        found.add(_WORDS["sue"])
    if "U" in text and _UNITED_STATES.search(text):
        found.add(_WORDS["usa"])
    found.update([_WORDS.get(word, word) for word in content_words(rest)])
    return frozenset([word for word in found - _LEFT_OUT if not word[0].isdigit()])
