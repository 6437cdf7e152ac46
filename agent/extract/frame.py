"""The reporting frame of a sentence: "…, the authority said", "According to X, …".

A sentence is split inside its frame, and every part gets the frame back: who said it covers all.
"""

import re
from dataclasses import dataclass

_SAY = (
    r"(?:said|says|added|announced|confirmed|reported|reports|told [^,“”\"]{2,60}?|wrote|explained"
    r"|noted|stated|warned|estimated|showed|shows|show|pointed out)"
)
_WHEN = r"(?: (?:on|in|at|late|early|last|this|earlier|later|yesterday)\b[^,“”\"]{0,60})?"
_TRAILING = re.compile(
    rf"^(?P<core>.{{20,}}?)(?P<tail>, (?:(?P<who>(?:[^,“”\"]|, (?!and|but)[^,“”\"]{{2,40}},)"
    rf"{{2,90}}?) {_SAY}{_WHEN}|{_SAY} [^,“”\"]{{2,90}}|according to .{{2,140}}))(?P<stop>\.)$",
    re.DOTALL,
)
_LEADING = re.compile(
    r"^(?P<lead>According to [^,“”\"]{2,90}, )(?P<core>.{20,})(?P<stop>\.)$", re.DOTALL
)


_ENDED = re.compile(r"[.!?][”\"’']$")


@dataclass(frozen=True)
class Framed:
    """`lead + core + tail` is the sentence without its final stop."""

    core: str
    lead: str = ""
    tail: str = ""

    def around(self, part: str) -> str:
        """`part` of the core as a sentence of its own, with the frame about it."""
        bare = part.strip().rstrip(".;,")
        words = f"{self.lead}{_uncapital(bare)}" if self.lead else f"{_capital(bare)}{self.tail}"
        return words if _ENDED.search(words) else f"{words}."


def take_off(sentence: str) -> Framed:
    """The sentence as core and frame; the frame is empty where none covers the whole sentence."""
    if found := _LEADING.match(sentence):
        return Framed(found["core"], lead=found["lead"])
    found = _TRAILING.match(sentence)
    if found and _balanced(found["core"]) and not _QUESTION_OF_VERB.search(found["who"] or ""):
        return Framed(found["core"], tail=found["tail"])
    return Framed(sentence.rstrip().removesuffix("."))


_QUESTION_OF_VERB = re.compile(r"\b(?:which|who|that|and|but|while|because)\b")


def _balanced(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapital(text: str) -> str:
    first = text.split(" ", 1)[0]
    keep = first.lower() not in _SMALL
    return text if keep else text[:1].lower() + text[1:]


_SMALL = frozenset({
    "the", "a", "an", "it", "its", "he", "she", "they", "their", "this", "these", "those",
    "his", "her", "in", "on", "at",
})  # fmt: skip
