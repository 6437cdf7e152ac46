"""JSON files: one article as an object, under the names in common use."""

import json
from collections.abc import Mapping, Sequence

from agent.ingest.html_text import html_lines
from agent.ingest.page import Block, Page, UnreadableError
from agent.ingest.stated import stated_metadata
from agent.ingest.txt import blocks_of, read_txt

_TEXTS = (
    "text", "body", "content", "article_body", "articlebody", "content_html", "content_text",
    "fulltext", "full_text", "maintext", "paragraphs", "description",
)  # fmt: skip
_WRAPPERS = ("article", "data", "item", "document", "post", "response", "items", "articles")
_DEEPEST = 4


def read_json(raw: str) -> Page:
    """The page in a JSON text. Raises UnreadableError unless it holds one article."""
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise UnreadableError("is not valid JSON; mend it or give the article as text") from error
    article = _article(found, _DEEPEST)
    if article is None:
        raise UnreadableError(
            f"holds no article: none of the keys {', '.join(_TEXTS[:3])} has a text"
        )
    return Page(_blocks(_text(article)), stated_metadata(article))


def _article(value: object, depth: int) -> Mapping[str, object] | None:
    """The object that holds a text: `value` itself or what common wrappers hold."""
    if isinstance(value, list):
        if len(value) > 1:
            raise UnreadableError(
                f"holds {len(value)} entries; give each article a file of its own"
            )
        value = value[0] if value else None
    if not isinstance(value, Mapping) or depth == 0:
        return None
    if _text(value):
        return value
    for key in _WRAPPERS:
        if key in value and (inner := _article(value[key], depth - 1)) is not None:
            return inner
    return None


def _text(article: Mapping[str, object]) -> str:
    values = {key.lower(): value for key, value in article.items()}
    for key in _TEXTS:
        value = values.get(key)
        if isinstance(value, Mapping):
            value = value.get("text") or value.get("html") or value.get("rendered")
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, Sequence) and not isinstance(value, str):
            parts = [part if isinstance(part, str) else _part(part) for part in value]
            if any(parts):
                return "\n\n".join(parts)
    return ""


def _part(value: object) -> str:
    return _text(value) if isinstance(value, Mapping) else ""


def _blocks(text: str) -> tuple[Block, ...]:
    has_tags = any(tag in text.lower() for tag in ("<p>", "<p ", "<br", "<div", "</p>"))
    return blocks_of(html_lines(text), set()) if has_tags else read_txt(text).blocks
