"""Noun phrases that can be speakers: where they end, and whether their head can speak."""

import re
from collections.abc import Sequence

from agent.text.names import Name
from agent.text.quotations import MASK
from agent.text.vocabulary import BODY_NOUNS, DOCUMENT_NOUNS, PERSON_NOUNS, word_list

Span = tuple[int, int]

_SPEAKING = frozenset({
    "he", "she", "they", "it", "who", "others", "some", "many", "people", "police",
    "those", "percent", "cent", "majority", "half", "everyone", "all", "each",
})  # fmt: skip
_COUNTING = frozenset({"one", "two", "three", "four", "five", "six", "several", "another"})
_FEW = 4
_TELLING = PERSON_NOUNS | BODY_NOUNS | DOCUMENT_NOUNS
_AGENT = re.compile(r"..(?:er|or|ist|ian)$")
_NOT_AGENTS = word_list("not_agents")
_AFTER_STOP = re.compile(
    rf"[,.;:—–(\[“”\"{MASK}\n]|''|\s-+\s"
    r"|\s(?:who|which|that|when|while|but|as|after|before|because|during|had|has|have|is|was"
    r"|were|will|would|could|said|cited|quoted|interviewed)\b"
)
_PRONOUN = re.compile(r"(?:he|she|they|it)\b")
_AFTER_SAID_STOP = re.compile(
    r"\s(?:in|on|at|during|following|about|to|with|this|last|earlier|by email|via|through|outside"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"
)
_HEAD_STOP = re.compile(
    r"\s(?:of|for|at|in|from|with|on|to|about|by|against|close|familiar|involved|working|employed|who|that"
    r"|speaking|briefed|cited|quoted|interviewed|polled|surveyed|seen|obtained|reviewed|leaked|issued"
    r"|published|released|near|inside|within|including|citing|and|or|over|under|between)\b|[,(]"
)


def phrase_after(masked: str, at: int, end: int, *, inverted: bool) -> Span | None:
    """The noun phrase that starts at `at`; `inverted` after a verb ("said X in Vell")."""
    while at < end and masked[at].isspace():
        at += 1
    if inverted and (pronoun := _PRONOUN.match(masked, at, end)):
        return pronoun.span()
    stop = _AFTER_STOP.search(masked, at, min(end, at + 200))
    last = stop.start() if stop else min(end, at + 200)
    if stop and stop.group() == "." and (longer := _past_initials(masked, at, stop.start(), end)):
        last = longer
    if inverted and (cut := _AFTER_SAID_STOP.search(masked, at + 1, last)):
        last = cut.start()
    last = trimmed(masked, at, last)
    return (at, last) if last > at else None


def _past_initials(masked: str, at: int, dot: int, end: int) -> int | None:
    """Where the phrase really stops when its first full stop belongs to "Mr." or an initial."""
    while re.search(
        r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|St|Jr|Prof))$", masked[at:dot]
    ):
        stop = _AFTER_STOP.search(masked, dot + 1, min(end, at + 200))
        if stop is None:
            return min(end, at + 200)
        dot = stop.start()
    return dot


def trimmed(masked: str, start: int, end: int) -> int:
    """`end` moved back over white space, not past `start`."""
    while end > start and masked[end - 1].isspace():
        end -= 1
    return end


def looks_like_speaker(masked: str, span: Span, names: Sequence[Name]) -> bool:
    """Whether the words of `span` end, before any preposition, in a name or in who can speak."""
    end = head_end(masked, span)
    if any(span[0] <= name.start and name.end >= end > name.start for name in names):
        return True
    words = masked[span[0] : end].lower().split()
    return bool(words) and (can_speak(words[-1]) or counts_people(words))


def counts_people(words: Sequence[str]) -> bool:
    """Whether a phrase counts whoever speaks, by any noun: "one pal", "two insiders"."""
    return 1 < len(words) <= _FEW and words[0] in _COUNTING


def can_speak(word: str) -> bool:
    """Whether `word`, lower-case, is a pronoun or a noun for a person, body or document."""
    if word in _SPEAKING:
        return True
    noun = singular(word)
    if word in _TELLING or noun in _TELLING:
        return True
    return _AGENT.search(noun) is not None and noun not in _NOT_AGENTS


def singular(word: str) -> str:
    """The singular of a regular plural; other words as they are."""
    return re.sub(r"men$", "man", re.sub(r"ies$", "y", word).removesuffix("s"))


def head_end(masked: str, span: Span) -> int:
    """Where the head of a noun phrase ends: before its first preposition or "and"."""
    for stop in _HEAD_STOP.finditer(masked, span[0] + 1, span[1]):
        before = masked[span[0] : stop.start()].rpartition(" ")[2]
        if stop.group() not in {" and", " or"} or before[:1].isupper() or can_speak(before):
            return trimmed(masked, span[0], stop.start())
    return trimmed(masked, *span)
