"""Plain text, with the traces of Markdown and HTML that copied pages carry."""

import re

from agent.ingest.clean import plain
from agent.ingest.page import BULLET, Block, Page
from agent.ingest.unwrap import paragraphs

_BULLET = re.compile(r"^(?:[-*•·●▪■◦‣–+] +)+(?=\S)")
_HEADING = re.compile(r"^#{1,6} +")
_RULE = re.compile(r"^[\W_]+$")


def read_txt(raw: str) -> Page:
    """The page that a plain text is. Lines without a letter or digit are left out."""
    headings: set[str] = set()
    lines = []
    for line in raw.splitlines():
        text = plain(_HEADING.sub("", line.strip()))
        if _RULE.match(text):
            continue
        bulleted = _BULLET.sub(BULLET, text)
        if _HEADING.match(line.strip()):
            headings.add(bulleted)
            lines += ["", bulleted, ""]
        else:
            lines.append(bulleted)
    blocks = tuple(Block(text, text in headings) for text in paragraphs(lines))
    return Page(blocks)
