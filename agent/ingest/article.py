"""From a page's raw text to an Article: cleaned, numbered, each sentence with its role."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from agent.errors import InputError
from agent.ingest.asides import aside_reason
from agent.ingest.page import BULLET, Block, Metadata
from agent.ingest.roles import BODY, Mark, block_marks
from agent.ingest.self_description import described
from agent.ingest.sentences import sentence_spans
from agent.ingest.shape import is_bullet
from agent.ingest.txt import read_txt
from schemas.article import Article, Sentence

Format = Literal["txt", "md", "html", "eml", "json"]

_READERS = {"txt": read_txt, "md": read_txt}
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

    Raises InputError where no article is left after cleaning.
    """
    given = Metadata(title=title, outlet=outlet, published=published, url=url)
    page = _READERS[format](raw)
    metadata = given.or_else(page.metadata)
    marks = block_marks(page.blocks, metadata.title)
    metadata = metadata.or_else(described(page.blocks, marks))
    text = _BETWEEN.join(block.text for block in page.blocks)
    sentences = _sentences(page.blocks, marks)
    if not any(sentence.role == "body" for sentence in sentences):
        raise InputError(
            source, "holds no article: no sentence is left once menus and the like are out"
        )
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest()[:12],
        source=source,
        text=text,
        sentences=sentences,
        title=metadata.title,
        outlet=metadata.outlet,
        authors=metadata.authors,
        published=metadata.published,
        updated=metadata.updated,
        url=metadata.url,
    )


def _sentences(blocks: Sequence[Block], marks: Sequence[Mark]) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    block_start = 0
    for paragraph, (block, mark) in enumerate(zip(blocks, marks, strict=True), start=1):
        lead = len(BULLET) if is_bullet(block.text) else 0
        for start, end in sentence_spans(block.words):
            words = block.words[start:end]
            reason = mark.reason or (aside_reason(words) if mark is BODY else "")
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
