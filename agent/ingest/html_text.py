"""HTML as a reader sees it: parsed with limits, hidden parts taken out, blocks as lines."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from agent.ingest.clean import clean_line
from agent.ingest.page import BULLET, UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

MOST_ELEMENTS = 100_000
_UNSEEN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "svg",
        "object",
        "title",
        "button",
        "select",
    }
)
_HIDING_STYLE = re.compile(
    r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3}"  # moved off the page
    r"|clip\s*:\s*rect\(\s*[01](?:px)?[\s,]"
)
_COLOUR = re.compile(r"(?i)(?:^|;)\s*color\s*:\s*([^;!]+)")
_BACKGROUND = re.compile(r"(?i)(?:^|;)\s*background(?:-color)?\s*:\s*([^;!]+)")
_HIDING_CLASS = re.compile(
    r"(?i)(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|hidden|d-none|is-hidden)(?:\s|$)"
)
# Control characters: lxml reads them and will not write them, so that trafilatura loses the page.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\ufffe\uffff]")
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f]")
_CONTROL_REFERENCE = re.compile(
    r"(?i)&#(?:x0*([0-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f])|0*([0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d));?"
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "hi", "i", "ins"}
    | {"kbd", "mark", "q", "ref", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u"}
)
_CELLS = frozenset({"td", "th", "cell"})
_BAR = " | "


def parse_html(raw: str) -> "HtmlElement":
    """The tree of a page or fragment, without comments and without what is hidden from readers.

    Raises UnreadableError for what is no HTML or has more elements than an article ever does.
    """
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    # Bytes, because a declared encoding in a text is refused; depth is capped by huge_tree=False.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False, no_network=True
    )
    data = _without_controls(raw).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.LxmlError as error:
        raise UnreadableError("is not HTML that can be read") from error
    _drop_hidden(tree)
    return tree


def _without_controls(raw: str) -> str:
    text = _CONTROL_REFERENCE.sub(
        lambda found: chr(int(found[1], 16) if found[1] else int(found[2])), raw
    )
    return _BREAKS.sub(" ", _CONTROLS.sub("", text))


def _drop_hidden(tree: "HtmlElement") -> None:
    hidden = []
    for count, element in enumerate(tree.iter()):
        if count > MOST_ELEMENTS:
            raise UnreadableError("has too many elements to be an article page")
        if _is_hidden(element):
            hidden.append(element)
    for element in hidden:
        if element.getparent() is not None:
            element.drop_tree()


def _is_hidden(element: "HtmlElement") -> bool:
    if element.tag in ("html", "body"):
        return False
    style = element.get("style", "")
    return (
        element.tag == "template"
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or bool(_HIDING_STYLE.search(style))
        or _in_one_colour(style)
        or bool(_HIDING_CLASS.search(element.get("class", "")))
    )


def _in_one_colour(style: str) -> bool:
    """Whether the words have the colour of their ground, as one style states both."""
    ink, ground = _COLOUR.search(style), _BACKGROUND.search(style)
    if ink is None or ground is None:
        return False
    return ink[1].strip().lower() == ground[1].strip().lower()


def html_lines(raw: str) -> list[str]:
    """The lines that a fragment of HTML shows, an empty one between blocks."""
    if not raw.strip():
        return []
    try:
        return list(body_lines(parse_html(raw)))
    except UnreadableError:
        return []


def body_lines(tree: "HtmlElement") -> Iterator[str]:
    """The lines that a page shows; none where it is all head, such as a lone script."""
    body = tree.find("body")
    return iter(()) if body is None else element_lines(body)


def element_lines(element: "HtmlElement") -> Iterator[str]:
    """The lines under `element`; a list item starts with a bullet."""
    words: list[str] = []
    for kind, piece in _pieces(element):
        if kind == "words":
            words.append(piece)
            continue
        line = _line(words)
        if line and line != BULLET.strip():
            yield line
            if kind == "block":
                yield ""
        words = [BULLET] if piece == "li" else []
    line = _line(words)
    if line and line != BULLET.strip():
        yield line


def _line(words: list[str]) -> str:
    """The words on one line. Cells that are empty, or end in a block, leave bars over."""
    return clean_line("".join(words).strip(" |\n"))


def _has_one_before(cell: "HtmlElement") -> bool:
    before = cell.getprevious()
    return before is not None and before.tag in _CELLS


def _pieces(element: "HtmlElement") -> Iterator[tuple[str, str]]:
    """Words, line breaks and block borders, in reading order, without recursion."""
    from lxml.etree import iterwalk  # type: ignore[import-untyped]  # lxml ships no types

    unseen = 0
    for event, node in iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        name = node.tag.lower()
        opening = event == "start"
        if name in _UNSEEN:
            unseen += 1 if opening else -1
        elif name in ("br", "lb"):
            if opening and not unseen:
                yield "break", ""
        elif name in _CELLS:
            yield "words", _BAR if opening and _has_one_before(node) else " "
        elif name not in _INLINE and not unseen:
            yield "block", "li" if opening and name in ("li", "item") else ""
        if unseen:
            continue
        if opening and node.text:
            yield "words", node.text
        elif not opening and node is not element and node.tail:
            yield "words", node.tail
