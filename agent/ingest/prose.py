"""What the paragraphs of a page tell, to compare its other lines with."""

import re
from collections.abc import Iterable

from agent.text.words import content_words

REPEATED_SHARE = 0.4
"""A line that shares this much of its content words with the prose may repeat it."""

_VERSION_NAME = re.compile(r"\b[A-Z]\w+ \d\.0\b")  # Web 3.0 is a name
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Prose:
    """The paragraphs of a page; false where it has none."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self._paragraphs = [(content_words(text), _numbers(text)) for text in paragraphs]
        self._words = frozenset[str]().union(*(words for words, _ in self._paragraphs))

    def __bool__(self) -> bool:
        return bool(self._paragraphs)

    def share(self, line: str) -> float:
        """The share, from 0 to 1, of the line's content words that stand in the prose."""
        return _share(content_words(line), self._words)

    def tells(self, line: str) -> bool:
        """Whether a paragraph has the line's numbers beside its words; true without numbers."""
        numbers, words = _numbers(line), content_words(line)
        return not numbers or any(
            numbers <= theirs and _share(words, paragraph) >= REPEATED_SHARE
            for paragraph, theirs in self._paragraphs
        )


def _share(part: frozenset[str], whole: frozenset[str]) -> float:
    return len(part & whole) / len(part) if part else 1.0


def _numbers(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(_VERSION_NAME.sub("", text)))
