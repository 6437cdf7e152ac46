"""From a page's raw text to an Article: cleaned, numbered, each sentence with its role."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from agent.errors import InputError
from agent.ingest.asides import aside_reason, question_reason
from agent.ingest.eml import read_eml
from agent.ingest.html_page import read_html
from agent.ingest.json_page import read_json
from agent.ingest.language import language_by_script, not_covered
from agent.ingest.markdown import read_markdown
from agent.ingest.page import BULLET, Block, Metadata, Page, UnreadableError
from agent.ingest.roles import BODY, Mark, block_marks
from agent.ingest.self_description import described
from agent.ingest.sentences import sentence_spans
from agent.ingest.shape import is_bullet, word_count
from agent.ingest.txt import read_txt
from agent.ingest.walls import error_page_reason, wall_reason
from schemas.article import Article, Sentence

Format = Literal["txt", "md", "html", "eml", "json"]

_READERS: dict[Format, Callable[[str], Page]] = {
    "txt": read_txt,
    "md": read_markdown,
    "html": read_html,
    "eml": read_eml,
    "json": read_json,
}
_PARSER_FAULTS = (
    *(ValueError, LookupError, TypeError, AttributeError),
    *(RecursionError, OverflowError),
)
"""What parsers of mail and HTML raise on text that was made to break them."""

LONGEST_TEXT = 500_000
"""Characters of cleaned text: a book, and far more than an article."""

_BETWEEN = "\n\n"


def to_article(
    raw: str,
    source: str,
    format: Format = "txt",
    *,
    title: str = "",
    outlet: str = "",
    published: datetime | None = None,
    url: str = "",
) -> Article:
    """The article that `raw` holds in `format`; the metadata given outranks what the page says.

    Raises InputError where no article is left after cleaning, or a paywall or consent page stands
    in its place.
    """
    page = _read(raw, source, format)
    given = Metadata(title=title, outlet=outlet, published=published, url=url)
    stated = given.or_else(page.metadata)
    marks = block_marks(page.blocks, stated.title)
    metadata = stated.or_else(described(page.blocks, marks))
    address = _address(found=url, stated=page.metadata.url)
    text = _BETWEEN.join(block.text for block in page.blocks)
    article = Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:12],
        source=source,
        text=text,
        sentences=_sentences(page.blocks, marks),
        title=metadata.title,
        outlet=metadata.outlet or _host(address),
        authors=metadata.authors,
        published=metadata.published,
        updated=metadata.updated,
        url=address,
    )
    _refuse_stub(article, page)
    return article


def _read(raw: str, source: str, format: Format) -> Page:
    try:
        page = _READERS[format](raw)
    except UnreadableError as error:
        raise InputError(source, str(error)) from error
    except _PARSER_FAULTS as error:
        raise InputError(source, f"is broken {format} that cannot be read") from error
    length = sum(len(block.text) for block in page.blocks)
    if length > LONGEST_TEXT:
        most = f"{LONGEST_TEXT:,}"
        raise InputError(
            source, f"holds {length:,} characters; an article may have {most}: split it"
        )
    return page


def _refuse_stub(article: Article, page: Page) -> None:
    body = [s for s in article.sentences if s.role == "body"]
    words = sum(word_count(article.text[s.start : s.end]) for s in body)
    texts = tuple(block.text for block in page.blocks)
    lines = page.visible or texts
    # Before anything else: the rules for walls and menus count words and look for full stops.
    if code := language_by_script(" ".join(texts or lines)):
        raise InputError(article.source, not_covered(code))
    if reason := wall_reason(lines, words) or error_page_reason((*lines, *texts), words):
        raise InputError(article.source, reason)
    if not body:
        raise InputError(
            article.source, "holds no article: no sentence is left once menus and the like are out"
        )


def _address(*, found: str, stated: str) -> str:
    """The address that the page states as its own, unless it was found on another host."""
    own = stated and (not found or _host(stated) == _host(found))
    return stated if own else found


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _sentences(blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    block_start = 0
    for paragraph, (block, mark) in enumerate(zip(blocks, marks, strict=True), start=1):
        lead = len(BULLET) if is_bullet(block.text) else 0
        for start, end in sentence_spans(block.words):
            words = block.words[start:end]
            reason = mark.reason
            if mark == BODY:  # rows of tables too
                reason = aside_reason(words) or question_reason(words, block.words[:start])
            sentences.append(
                Sentence(
                    number=len(sentences) + 1,
                    start=block_start + lead + start,
                    end=block_start + lead + end,
                    paragraph=paragraph,
                    role="noise" if reason else mark.role,
                    reason=reason,
                )
            )
        block_start += len(block.text) + len(_BETWEEN)
    return tuple(sentences)
