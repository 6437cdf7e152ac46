"""Cleaning of one line: characters that a reader does not see, white space, inline markup."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Controls, soft hyphens, zero-width and bidi marks, fillers, variation selectors, half surrogates,
# tag characters. U+FFFD stays: it tells that the page was damaged before it came here.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffc\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_MARKUP = re.compile(r"[*_`\\]|\]\(|<[a-zA-Z/!]|&#?\w+;")
_LONGEST_MARKUP_LINE = 20_000
_PASSES = 8  # text that was escaped twice over needs three


def clean_line(text: str) -> str:
    """`text` on one line, in NFC, with single spaces and without invisible characters."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def plain(text: str) -> str:
    """One cleaned line whose Markdown, tags and entities are reduced to the words they show.

    `[Japan](#)` becomes `Japan`, `**Lind**` becomes `Lind`; an image gives nothing. Cleaning what
    is clean changes nothing.
    """
    line = clean_line(text)
    for _ in range(_PASSES):
        if len(line) > _LONGEST_MARKUP_LINE or not _MARKUP.search(line):
            break
        reduced = clean_line(shown(line))
        if reduced == line:
            break
        line = reduced
    return line


def shown(markdown: str) -> str:
    """The words that a line of inline Markdown shows."""
    return "".join(words_of(line.children or ()) for line in _parser().parseInline(markdown))


def words_of(tokens: "Sequence[Token]") -> str:
    """The words that inline tokens of markdown-it show; line breaks stay, images give nothing."""
    words: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append("\n")
    return "".join(words)


@cache
def _parser() -> "MarkdownIt":
    # markdown-it takes a tenth of a second to import; most lines hold no markup.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")
