"""A quote where it stands: the article's words around it, and which of them are quoted."""

from collections.abc import Sequence
from typing import NamedTuple

from schemas.fact import Evidence

_AROUND = 140
"""Characters of the article on either side of a quote: about a sentence."""


_BREAK = "\n"
"""Ends a paragraph; what stands above one may be a byline or a caption, which explains nothing."""


class Piece(NamedTuple):
    """A stretch of text; `marked` where it is what the reader is to look at."""

    text: str
    marked: bool


def excerpt(text: str, evidence: Sequence[Evidence]) -> tuple[Piece, ...]:
    """The spans of `evidence`, all of one article, in the words around them, cut with "…".

    Spans that do not fit `text` are shown by their quotes alone.
    """
    if any(text[span.start : span.end] != span.quote for span in evidence):
        return tuple(Piece(span.quote, True) for span in evidence)
    stretches = _stretches(evidence)
    pieces: list[Piece] = []
    shown = text.rfind(_BREAK, 0, stretches[0][0]) + 1
    for start, end in stretches:
        pieces.append(Piece(_around(text[shown:start], opens=not pieces), False))
        pieces.append(Piece(text[start:end], True))
        shown = end
    pieces.append(Piece(_around(text[shown : _end(text, pieces, shown)], closes=True), False))
    return tuple(piece for piece in pieces if piece.text.strip())


def _end(text: str, pieces: list[Piece], shown: int) -> int:
    """Where the words after the last quote end: with its paragraph, or with the next one where the
    quotes fill theirs.
    """
    after = text[shown:]
    alone = not pieces[0].text.strip() and after.startswith(_BREAK)
    end = text.find(_BREAK, shown + len(after) - len(after.lstrip()) if alone else shown)
    return end if end >= 0 else len(text)


def _stretches(evidence: Sequence[Evidence]) -> list[tuple[int, int]]:
    """The spans in order of the text, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for span in sorted(evidence, key=lambda one: one.start):
        if joined and span.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], span.end))
        else:
            joined.append((span.start, span.end))
    return joined


def _around(words: str, *, opens: bool = False, closes: bool = False) -> str:
    """The words that stand before a quote (`opens`), after the last (`closes`) or between two:
    what is near a quote, with "…" for the rest.
    """
    near_last = "" if opens else words[:_AROUND].rpartition(" ")[0]
    near_next = "" if closes else words[-_AROUND:].partition(" ")[2]
    room = _AROUND if opens or closes else 2 * _AROUND
    return words if len(words) <= room else f"{near_last} … {near_next}"
