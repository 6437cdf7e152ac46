"""Finds a label's words in a cleaned article: gold quotes the raw page, the program cleans it."""

from functools import lru_cache

from schemas.article import Article
from schemas.gold import plain

_FOLDED = str.maketrans("‘’‚“”„‐‑–—", "'''\"\"\"----")
_PASSED_OVER = "*_`\u200b\u00ad"


def find_spans(piece: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where `piece` stands in `text`, as (start, end), whatever the white space and emphasis."""
    needle = _squeeze(plain(piece))[0]
    hay, offsets = _squeeze(text)
    spans, at = [], hay.find(needle) if needle else -1
    while at >= 0:
        spans.append((offsets[at], offsets[at + len(needle) - 1] + 1))
        at = hay.find(needle, at + 1)
    return tuple(spans)


def sentences_of(article: Article, start: int, end: int) -> frozenset[int]:
    """The numbers of the sentences of `article` that `text[start:end]` touches."""
    return frozenset(
        sentence.number
        for sentence in article.sentences
        if sentence.start < end and start < sentence.end
    )


def where(article: Article, pieces: tuple[str, ...]) -> frozenset[int]:
    """The numbers of the sentences in which any of `pieces` stands; empty where none does."""
    spans = (span for piece in pieces for span in find_spans(piece, article.text))
    return frozenset(number for span in spans for number in sentences_of(article, *span))


@lru_cache(maxsize=2_000)
def _squeeze(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` without white space and emphasis, and the offset of each character that is left."""
    kept = [
        (sign, at)
        for at, sign in enumerate(text.translate(_FOLDED))
        if not sign.isspace() and sign not in _PASSED_OVER
    ]
    return "".join(sign for sign, _ in kept), tuple(at for _, at in kept)
