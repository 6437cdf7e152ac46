"""From the lines of a plain text to its paragraphs: lines are joined only where they were wrapped.

A line was wrapped where the next one goes on with the sentence and its first word had no room.
Newspapers' one-line paragraphs, lists and headlines stay apart.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from agent.ingest.shape import ends_sentence, is_bullet

_WIDEST = 130  # columns; a longer line is a paragraph of its own
_NARROWEST = 25
_BROKEN_PARAGRAPH = 60  # characters before a paragraph counts as broken by a blank line
_SLACK = 4  # markup taken out and ragged wrapping
_OPEN_END = re.compile(
    r"(?:[,\-–—]|\b(?:the|an?|of|to|after|before|by|with|from|for|and|or|but|that|which|who|whose|in"
    r"|on|at|as|his|her|their|its|was|were|is|are|has|had|have|be|been|than|into|over|will|would"
    r"|said|said that))$"
)
_LOWER_START = re.compile(r"[\"'“‘(]?[a-z]")
_BYLINE = re.compile(r"by [A-Z]")


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The paragraphs of cleaned `lines`; empty lines part them."""
    chunks = _chunks(lines)
    widths = [_width(chunk) for chunk in chunks]
    page_width = max(widths, default=0)
    joined = [
        paragraph
        for chunk, width in zip(chunks, widths, strict=True)
        for paragraph in _joined(chunk, width or page_width)
    ]
    return _mended(joined)


def _chunks(lines: Sequence[str]) -> list[list[str]]:
    chunks: list[list[str]] = [[]]
    for line in lines:
        if line:
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return chunks if chunks[-1] else chunks[:-1]


def _goes_on(line: str, after: str) -> bool:
    """Whether the words alone show that `after` belongs to the sentence of `line`."""
    if ends_sentence(line) or is_bullet(after) or _BYLINE.match(after):
        return False
    return bool(_LOWER_START.match(after) or _OPEN_END.search(line))


def _width(chunk: Sequence[str]) -> int:
    """The column at which the chunk was wrapped, 0 where it was not."""
    wrapped = [
        len(line)
        for line, after in pairwise(chunk)
        if _NARROWEST <= len(line) <= _WIDEST and _goes_on(line, after)
    ]
    if not wrapped or 4 * len(wrapped) < sum(len(line) <= _WIDEST for line in chunk[:-1]):
        return 0
    return max(wrapped)


def _had_no_room(line: str, after: str, width: int) -> bool:
    first_word = after.split(maxsplit=1)[0]
    return len(line) <= width + _SLACK and len(line) + 1 + len(first_word) > width - _SLACK


def _joined(chunk: Sequence[str], width: int) -> list[str]:
    result = [chunk[0]]
    for line, after in pairwise(chunk):
        if width and not is_bullet(after) and _had_no_room(line, after, width):
            result[-1] = _glued(result[-1], after)
        else:
            result.append(after)
    return result


def _mended(parts: Sequence[str]) -> list[str]:
    """Joins a paragraph that a blank line cut in the middle of a sentence."""
    result: list[str] = []
    for part in parts:
        if result and len(result[-1]) >= _BROKEN_PARAGRAPH and _goes_on(result[-1], part):
            result[-1] = _glued(result[-1], part)
        else:
            result.append(part)
    return result


def _glued(line: str, after: str) -> str:
    hyphenated = re.search(r"\w-$", line) and _LOWER_START.match(after)
    return line + after if hyphenated else f"{line} {after}"
