"""Quotations: where they stand in a text, and when two are word for word the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from agent.text.words import tokens

_CLOSING = {
    mark: re.compile(closers)
    for mark, closers in {
        "“": "[”\"]", "«": "»", "„": "[“”]", "‘": "’", '"': '["”]', "'": "'", "''": "''",
    }.items()
}  # fmt: skip
_PLURAL_POSSESSIVE = re.compile(r"s['’] [a-z]")
_LATER_MARK = re.compile(r"['’](?=[\s.,;:!?]|$)")
_OPENER = re.compile(r"[“«„‘\"]|''|'")
_PARAGRAPH = re.compile(r"[^\n]+")
_FOLDED = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
)
_SCARE_WORDS = 3

MASK = "¤"
"""Stands for every character inside a quotation, so that its words are not taken for cues."""


@dataclass(frozen=True)
class Quotation:
    """Quoted words where they stand, marks left out: `source[start:end] == text`.

    `scare` marks one to three words that name or doubt a thing rather than give speech.
    `closed` is False where the paragraph ends before the closing mark.
    """

    text: str
    start: int
    end: int
    scare: bool
    closed: bool = True


@lru_cache(maxsize=4096)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations in `text` in order, outer ones only; none reaches past its paragraph."""
    found: list[Quotation] = []
    for paragraph in _PARAGRAPH.finditer(text):
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end()))
    return tuple(found)


def mask_quotations(text: str, quotations: Sequence[Quotation]) -> str:
    """`text` with every character inside a quotation replaced, so that offsets stay."""
    parts, at = [], 0
    for quotation in quotations:
        parts += [text[at : quotation.start], MASK * (quotation.end - quotation.start)]
        at = quotation.end
    return "".join([*parts, text[at:]])


def curly(text: str) -> str:
    """`text` with “ ” for straight marks: a straight one ends the string of a JSON answer."""
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace('"', "”")


def balanced(text: str) -> str:
    """`text` with the mark that its quotation lacks where it runs on beyond either end."""
    opened, closed = text.count("“"), text.count("”")
    if opened > closed:
        return f"{text}”"
    if closed > opened:
        return f"“{text}"
    if text.count('"') % 2:
        return f'{text}"' if text.rfind(' "') > 0 or text.startswith('"') else f'"{text}'
    return text


def normal_quote(text: str) -> str:
    """`text` for comparison word for word: plain marks and spaces, no brackets added by the
    paper, no final punctuation, no capital that only the start of a sentence explains."""
    plain = text.translate(_FOLDED).strip().strip("\"'")
    plain = re.sub(r"\[([^\]\n]*)\]", r"\1", plain)
    plain = re.sub(r"\s*(?:\.\s?){3,}\s*", " ... ", plain)
    plain = " ".join(plain.split()).strip(" .,;:!?-\"'")
    first, _, rest = plain.partition(" ")
    if first[1:].islower() or first == "A":
        first = first.lower()
    return f"{first} {rest}".strip()


def same_wording(one: str, other: str) -> bool:
    """Whether two quotations are word for word the same; an omission ("...") is a difference."""
    return normal_quote(one) == normal_quote(other)


def near_wording(one: str, other: str) -> float:
    """How alike two quotations are in words and their order, from 0 to 1."""
    words = [[token.text.lower() for token in tokens(normal_quote(text))] for text in (one, other)]
    return float(Indel.normalized_similarity(words[0], words[1]))


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    unending: set[str] = set()  # marks that nothing closes from here on
    while opening := _OPENER.search(text, start, end):
        mark, inside = opening.group(), opening.end()
        start = inside
        if mark in unending or not _opens(text, opening.start(), inside, mark):
            continue
        closing = _closing(text, mark, inside, end)
        if closing is None and mark in {"'", "‘"}:
            unending.add(mark)  # an apostrophe, not a quotation
            continue
        stop = end if closing is None else closing
        words = text[inside:stop]
        if words.strip():
            scare = len(tokens(words)) <= _SCARE_WORDS and not words.rstrip().endswith(
                (",", ".", "!", "?")
            )
            found.append(Quotation(words, inside, stop, scare, closing is not None))
        start = stop + (len(mark) if closing is not None else 0)
    return found


def _opens(text: str, at: int, inside: int, mark: str) -> bool:
    """Whether a mark opens: it stands at a word's start, and is no apostrophe."""
    before, after = text[at - 1 : at], text[inside : inside + 1]
    if mark in {"“", "«", "„"}:
        return True
    return bool(after) and not after.isspace() and not before.isalnum()


def _closing(text: str, mark: str, inside: int, end: int) -> int | None:
    """Where the mark that closes stands; an apostrophe is not taken for one."""
    for match in _CLOSING[mark].finditer(text, inside, end):
        if mark not in {"'", "‘"} or not _is_apostrophe(text, match.start(), end):
            return match.start()
    return None


def _is_apostrophe(text: str, place: int, end: int) -> bool:
    """Between letters, or after a plural s ("the ministers’ plan") with a later mark to close."""
    if text[place + 1 : place + 2].isalnum():
        return True
    plural = _PLURAL_POSSESSIVE.match(text, place - 1)
    return (
        plural is not None
        and _LATER_MARK.search(text, place + 2, min(end, place + 400)) is not None
    )
