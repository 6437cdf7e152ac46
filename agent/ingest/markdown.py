"""Markdown: headings, lists and paragraphs as CommonMark has them, front matter as metadata."""

import re

from agent.ingest.clean import clean_line, words_of
from agent.ingest.html_text import html_lines
from agent.ingest.page import BULLET, Metadata, Page
from agent.ingest.shape import is_prose
from agent.ingest.stated import stated_metadata
from agent.ingest.txt import blocks_of

_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\n(?P<lines>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_ENTRY = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)\s*:\s*(?P<value>.*)$")


def read_markdown(raw: str) -> Page:
    """The page that a Markdown text is, with the metadata of its front matter."""
    front = _FRONT_MATTER.match(raw)
    metadata = _front_metadata(front["lines"]) if front else Metadata()
    lines, headings = _lines(raw[front.end() :] if front else raw)
    return Page(blocks_of(lines, headings), metadata)


def _lines(markdown: str) -> tuple[list[str], set[str]]:
    """The lines of the text, an empty one between blocks, and which of them are headings."""
    from markdown_it import MarkdownIt

    lines: list[str] = []
    headings: set[str] = set()
    lead, in_heading = "", False
    cells: list[str] | None = None
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "list_item_open":
            lead = BULLET
        elif token.type == "heading_open":
            in_heading = True
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            lines += ["", " | ".join(cells)]
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(" ".join(words_of(token.children or ()).split()))
        elif token.type == "inline":
            words = words_of(token.children or ())
            shown = [clean_line(line) for line in words.splitlines()]
            # A rule drawn right under a paragraph makes it a heading for Markdown alone.
            if in_heading and not is_prose(" ".join(shown)):
                shown = [" ".join(shown)]
                headings.update(shown)
            lines += ["", lead + shown[0], *shown[1:]] if shown else []
            lead, in_heading = "", False
        elif token.type in ("fence", "code_block"):
            lines += ["", *map(clean_line, token.content.splitlines())]
        elif token.type == "html_block":
            lines += ["", *html_lines(token.content)]
    return lines, headings


def _front_metadata(front: str) -> Metadata:
    stated: dict[str, object] = {}
    listed: list[str] = []
    for line in front.splitlines():
        entry = _ENTRY.match(line)
        if entry:
            value = entry["value"].strip().strip("\"'")
            listed = [part.strip(" \"'") for part in value.strip("[]").split(",") if part.strip()]
            stated[entry["key"].lower()] = listed if value.startswith("[") or not value else value
        elif line.strip().startswith("- "):
            listed.append(line.strip()[2:].strip(" \"'"))
    return stated_metadata(stated)
