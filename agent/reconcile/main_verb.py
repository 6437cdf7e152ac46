"""What a claim mainly tells: the concept of its main verb, looked for without a parser."""

import re
from functools import lru_cache
from typing import NamedTuple

from agent.reconcile.concepts import concepts
from agent.reconcile.deeds import is_past
from agent.text.verbs import FINITE

_TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,:]*|[,;:—()“”\"]")
_MARKS = frozenset(',;:—()“”"')
_PASTS = frozenset({"was", "were", "has", "have", "had", "did", "been", "being"})
_AUXILIARIES = _PASTS | {
    "is", "are", "be", "having", "will", "would", "can", "could", "may", "might", "must", "shall",
    "should", "does", "do",
}  # fmt: skip
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "no"})
_PREPOSITIONS = frozenset({"in", "on", "at", "for", "from", "by", "with", "to", "of"})
_BETWEEN = _AUXILIARIES | _DETERMINERS | _PREPOSITIONS | {
    "also", "soon", "now", "well", "still", "yet", "even", "once", "again", "not", "never",
    "already", "just", "only", "so", "far", "since", "later", "then", "first", "both", "all",
    "each", "long", "ever", "about", "into", "under", "very",
}  # fmt: skip
"""What stands between an auxiliary and its verb, or before what a thing "is"."""

_ASIDES = frozenset({
    "which", "who", "whom", "whose", "because", "since", "as", "if", "whether", "where", "when",
    "while", "unless", "until", "than", "after", "before", "although", "though", "what", "how",
    "why", "that",
})  # fmt: skip
_NO_SUBJECT = _AUXILIARIES | _DETERMINERS | _PREPOSITIONS | {"this", "that", "some", "any"}
_AFTER_PARTICIPLE = _PREPOSITIONS - {"of"} | {"during", "under"}
_NUMBER = re.compile(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)"
)
_PARTICLES = frozenset({"up", "down", "off", "out", "back", "over"})


class MainVerb(NamedTuple):
    """The concepts of a verb, or of what the subject "is"; whether it is a verb that tells of
    what was done; and the word itself, in lower case."""

    concepts: frozenset[str]
    past: bool
    word: str


_NONE = MainVerb(frozenset(), past=False, word="")


@lru_cache(maxsize=20_000)
def main_verb(claim: str) -> MainVerb:
    """The main verb of `claim`, clauses that only add to it passed over; without concepts where it
    is a verb of saying, or where none is found."""
    words = _TOKEN.findall(claim)
    lower = [word.lower() for word in words]
    finite = {match.group().lower() for match in FINITE.finditer(claim)}
    aside = False
    for at, word in enumerate(lower):
        if word in _MARKS:
            aside = False
        elif at and word in _ASIDES:
            aside = True
        elif aside or not at:
            continue
        elif word in _AUXILIARIES:
            return _after_auxiliary(lower, at)
        elif word in finite and _has_subject(lower, at) and not _describes(lower, at):
            return _verb(lower, at, past=is_past(word))
    return _NONE


def _after_auxiliary(words: list[str], at: int) -> MainVerb:
    past = False
    for place in range(at, len(words)):
        word = words[place]
        if word not in _BETWEEN and word not in _MARKS and not word.endswith("ly"):
            done = is_past(word) or word.endswith("en")
            ahead = "to" in words[at:place]  # "was to be shut"
            return _verb(words, place, past=past and done and not ahead)
        past = past or word in _PASTS
    return _NONE


def _verb(words: list[str], at: int, *, past: bool) -> MainVerb:
    """The verb at `at`, with the particle that follows it, if one does."""
    pair = words[at : at + 2]
    named = concepts(" ".join(pair)) if pair[-1] in _PARTICLES else concepts(pair[0])
    return MainVerb(named, past, pair[0])


def _has_subject(words: list[str], at: int) -> bool:
    """Whether what stands before a word that may be a verb can be its subject: no article, no
    preposition, no number, which all make it a noun ("40 marks a share")."""
    before = words[at - 1]
    number = before[0].isdigit() or bool(_NUMBER.fullmatch(before))
    return before not in _NO_SUBJECT and not number and not before.endswith(("'s", "’s"))


def _describes(words: list[str], at: int) -> bool:
    """Whether a participle only describes what it follows: "patients screened at Orla were …"."""
    after = words[at + 1 : at + 2]
    return bool(
        _AFTER_PARTICIPLE.intersection(after) and _AUXILIARIES.intersection(words[at + 2 :])
    )
