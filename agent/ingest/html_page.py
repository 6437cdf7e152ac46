"""Web pages: main text by trafilatura, metadata from linked data, meta tags and the page itself."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from agent.ingest.clean import clean_line
from agent.ingest.html_text import body_lines, element_lines, parse_html
from agent.ingest.page import Block, Metadata, Page
from agent.ingest.stated import stated_metadata, web_address
from agent.ingest.times import parse_time
from agent.ingest.txt import blocks_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_META = {
    "og:title": "title",
    "og:site_name": "outlet",
    "application-name": "site",
    "author": "author",
    "article:author": "authors",
    "parsely-author": "author",
    "article:published_time": "published",
    "date": "date",
    "dc.date": "date",
    "pubdate": "pubdate",
    "article:modified_time": "updated",
    "og:updated_time": "modified",
    "og:url": "url",
}
_MENUS = "//nav[not(ancestor::nav)]"
_ARTICLE_TYPES = frozenset(
    kind + suffix
    for suffix in ("Article", "NewsArticle", "BlogPosting", "LiveBlogPosting")
    for kind in ("", "Reportage", "Analysis", "Opinion")
)


def read_html(raw: str) -> Page:
    """The page that an HTML text is; no blocks where it holds no article.

    Raises UnreadableError for what is no HTML or is too large.
    """
    tree = parse_html(raw)
    visible = tuple(line for line in body_lines(tree) if line)
    blocks = _blocks(tree)
    # Where there is nothing else, trafilatura takes the menu.
    menu = {line for nav in tree.xpath(_MENUS) for line in element_lines(nav)}
    if all(block.text in menu for block in blocks):
        blocks = ()
    return Page(blocks, _metadata(tree), visible)


def _blocks(tree: "HtmlElement") -> tuple[Block, ...]:
    # Half a second to import, and only web pages need it.
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, with_metadata=False)
    if found is None or isinstance(found, dict) or found.body is None:
        return ()
    headings = {clean_line("".join(head.itertext())) for head in found.body.iter("head")}
    return blocks_of([*element_lines(found.body)], headings)


def _metadata(tree: "HtmlElement") -> Metadata:
    """Linked data first, then meta tags, then what trafilatura finds in the page's places.

    A date is never guessed from the words of the article.
    """
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(tree, extensive=False)
    guessed = Metadata(
        title=clean_line(found.title or ""),
        outlet=clean_line(found.sitename or ""),
        authors=tuple(
            filter(None, (name.strip(" ·|,") for name in (found.author or "").split(";")))
        ),
        published=parse_time(found.date or ""),
        url=web_address(found.url or ""),
    )
    stated = _linked_data(tree).or_else(stated_metadata(_meta_tags(tree)))
    placed = Metadata(outlet=_named_after_title(tree), published=_first_time(tree))
    return stated.or_else(placed).or_else(guessed)


def _linked_data(tree: "HtmlElement") -> Metadata:
    for script in tree.iter("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if not _ARTICLE_TYPES.isdisjoint(_types(item)):
                return stated_metadata(item)
    return Metadata()


def _objects(data: object) -> Iterator[Mapping[str, object]]:
    """The objects of a linked-data block: itself, the entries of a list, and of its @graph."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            if isinstance(graph := item.get("@graph"), list):
                yield from (part for part in graph if isinstance(part, dict))


def _types(item: Mapping[str, object]) -> set[str]:
    kind = item.get("@type")
    return {str(name) for name in kind} if isinstance(kind, list) else {str(kind)}


def _meta_tags(tree: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower()
        if name in _META and (content := tag.get("content", "").strip()):
            found.setdefault(_META[name], content)
    for link in tree.iter("link"):
        if link.get("rel") == "canonical" and link.get("href"):
            found["canonical"] = link.get("href")
    return found


def _first_time(tree: "HtmlElement") -> datetime | None:
    times = (parse_time(element.get("datetime", "")) for element in tree.iter("time"))
    return next(filter(None, times), None)


def _named_after_title(tree: "HtmlElement") -> str:
    """The outlet in a title such as "Quay reopens | Vell Post", where the heading is the rest."""
    title = clean_line(tree.findtext("head/title") or "")
    for heading in tree.iter("h1"):
        words = clean_line("".join(heading.itertext()))
        if words and title.startswith(words):
            return title.removeprefix(words).strip(" |–—-·:")
    return ""
