"""The sentences of a block, as spans.

syntok parts them. A quotation of several sentences is parted like other text: each of its
sentences can then stand as evidence, and the rooms after this one see the open quotation mark.
Three things that it gets wrong in news are mended here: a piece that starts in lower case or with
a closing mark goes to the sentence before it, a rank (Sen., Lt.) does not end a sentence, and a
piece of one or two words that opens a quotation stays with the words after it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from agent.ingest.shape import word_count

Span = tuple[int, int]

_GOES_ON = re.compile(r"[a-z]|[,;:)\]”’»%]")
_RANK = re.compile(
    r"(?:^|\W)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Sen|Rep|Gov|Rev|Hon)\.$"
)
_RANK_LENGTH = len(" Capt.") + 1
"""Characters in which a rank ends the words before: all of them would be searched at each piece."""
_OPEN_QUOTE = re.compile(r"[“\"‘]")
_ONE = re.compile(r"[\w\s,:'’\"“”‘%$€£–—-]+[.!?]?[”\"’']?")
"""A block that syntok would leave whole, as it parts at stops and brackets alone: two in five."""
_FEW_WORDS = 3
_LONGEST = 50_000
_LONGEST_SENTENCE = 2_000
"""In characters, three times what prose ever has: what checks a claim takes long on more."""


def sentence_spans(block: str) -> list[Span]:
    """The sentences of one line of text, as (start, end) in it, in order and without overlap."""
    spans: list[Span] = []
    for start, end in _syntok_spans(block):
        if spans and _belong_together(block[slice(*spans[-1])], block[start:end]):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [part for span in spans for part in _parts(block, *span)]


def _parts(block: str, start: int, end: int) -> Iterator[Span]:
    """The span, cut after commas or at spaces where no sentence is as long."""
    while end - start > _LONGEST_SENTENCE:
        limit = start + _LONGEST_SENTENCE
        comma, space = block.rfind(", ", start, limit), block.rfind(" ", start + 1, limit)
        border = comma + 1 if comma > start else space
        border = border if border > start else limit
        yield start, start + len(block[start:border].rstrip())
        start = end - len(block[border:end].lstrip())
    yield start, end


def _belong_together(left: str, right: str) -> bool:
    if _GOES_ON.match(right) or _RANK.search(left[-_RANK_LENGTH:]):
        return True
    return word_count(left) < _FEW_WORDS and _inside_quotation(left)


def _inside_quotation(left: str) -> bool:
    return bool(_OPEN_QUOTE.match(left)) and not re.search(r"[”\"’]$", left)


def _syntok_spans(block: str) -> Iterator[Span]:
    if _ONE.fullmatch(block) and block.strip():
        yield len(block) - len(block.lstrip()), len(block.rstrip())
        return
    from syntok import segmenter  # type: ignore[import-untyped]  # syntok ships no types

    for piece_start, piece in _pieces(block):
        starts = [
            tokens[0].offset for lines in segmenter.analyze(piece) for tokens in lines if tokens
        ]
        for start, end in pairwise([*starts, len(piece)]):
            words = piece[start:end].rstrip()
            lead = len(words) - len(words.lstrip())
            if words.strip():
                yield piece_start + start + lead, piece_start + start + len(words)


def _pieces(block: str) -> Iterator[tuple[int, str]]:
    """The block, cut at spaces where it is too long to be prose: syntok holds a block in memory."""
    start = 0
    while len(block) - start > _LONGEST:
        space = block.rfind(" ", start, start + _LONGEST)
        end = space if space > start else start + _LONGEST
        yield start, block[start:end]
        start = end
    yield start, block[start:]
