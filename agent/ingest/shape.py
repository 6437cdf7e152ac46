"""The shape of a line: how it ends, how it is capitalised, whether it reads as prose."""

import re

from agent.ingest.page import BULLET

_FINAL_STOP = re.compile(r"(?:[.!?:;]|…)[\"'”’»)\]]*$")
_TRUNCATED = re.compile(r"(?:…|\.\.\.)[\"'”’)\]]*$")
_WORD = re.compile(r"[^\W_][\w.'’&/+%-]*")
_FIGURE = re.compile(
    r":|^\W*[€$£¥]?\d"
    # From the first digit alone: begun at each, a long number takes the square of its length.
    r"|(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)*\s?(?:%|per cent|percent|[a-z]{1,3})?\W*$"
)
_PROSE_WORDS = 8


def word_count(text: str) -> int:
    """The number of words and numbers."""
    return len(_WORD.findall(text))


def is_bullet(text: str) -> bool:
    """Whether the line is a list item."""
    return text.startswith(BULLET)


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence or a lead-in does."""
    return bool(_FINAL_STOP.search(text))


def is_truncated(text: str) -> bool:
    """Whether the line is a teaser, cut short with an ellipsis."""
    return bool(_TRUNCATED.search(text))


def is_prose(text: str) -> bool:
    """Whether the line ends as a sentence and is long enough to be one."""
    return ends_sentence(text) and not is_truncated(text) and word_count(text) >= _PROSE_WORDS


def is_figure(text: str) -> bool:
    """Whether the line reads as an entry of a table: a label with a value."""
    return bool(_FIGURE.search(text))


def title_case(text: str) -> float:
    """The share, from 0 to 1, of long words after the first that start with a capital or digit."""
    long_words = [word for word in _WORD.findall(text)[1:] if len(word) > 3]
    return sum(not word[0].islower() for word in long_words) / len(long_words) if long_words else 0
