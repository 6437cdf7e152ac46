"""Plain text, with the traces of Markdown and HTML that copied pages carry."""

import re
from collections.abc import Sequence

from agent.ingest.clean import clean_line, plain
from agent.ingest.page import BULLET, Block, Page
from agent.ingest.unwrap import paragraphs

_BULLET = re.compile(r"^(?:[-*•·●▪■◦‣–+] +)+(?=\S)")
_HEADING = re.compile(r"^#{1,6} +")
_NO_WORDS = re.compile(r"^[\W_]+$")


def read_txt(raw: str) -> Page:
    """The page that a plain text is. Lines without a letter or digit are left out."""
    headings: set[str] = set()
    lines = []
    for line in map(clean_line, raw.splitlines()):
        text = _BULLET.sub(BULLET, plain(_HEADING.sub("", line)))
        if _HEADING.match(line):
            headings.add(text)
            lines += ["", text, ""]
        else:
            lines.append(text)
    return Page(blocks_of(lines, headings))


def blocks_of(lines: Sequence[str], headings: set[str]) -> tuple[Block, ...]:
    """The blocks of cleaned `lines`: wrapped lines joined, lines without words left out."""
    kept = [line for line in lines if not _NO_WORDS.match(line)]
    return tuple(Block(text, text in headings) for text in paragraphs(kept))
