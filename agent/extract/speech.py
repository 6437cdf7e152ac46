"""A sentence that is nothing but somebody's words, put with the speaker: it then stands alone."""

import re
from collections.abc import Sequence

from agent.text.attribution import Attributed
from agent.text.cast import Cast
from agent.text.interview import Turn
from agent.text.quotations import find_quotations
from schemas.article import Article, Sentence

_MARK = re.compile(r"[“”\"«»„]")
_WORD = re.compile(r"\w+")
_MOST_OUTSIDE = 4
"""Characters of a sentence that may stand outside its quotation: marks, spaces, a final stop."""


def with_speaker(
    article: Article, sentence: Sentence, cast: Cast, said: Attributed | None
) -> str | None:
    """`Mara Lind said: “…”` for a sentence within one quotation whose speaker is known; else None.

    The opening or closing mark may stand in another sentence, and so may the speaker.
    """
    if not said or said.pronoun or not said.attribution.speaker:
        return None
    for quotation in cast.quotations:
        start, end = max(sentence.start, quotation.start), min(sentence.end, quotation.end)
        if end <= start:
            continue
        outside = article.text[sentence.start : start] + article.text[end : sentence.end]
        words = " ".join(article.text[start:end].split())
        if len(outside.strip()) <= _MOST_OUTSIDE and len(words.split()) > 1:
            marks = '""' if article.text[quotation.start - 1] == '"' else "“”"
            return _said(said.attribution.speaker, words, marks)
    return None


def in_answer(article: Article, turn: Turn) -> str:
    """`Mara Lind said: “…”` for a sentence of her answers in an interview; the sentence without its
    label where it tells who speaks itself or nobody is known.

    Words that hold a quotation of their own get no marks around them.
    """
    words = " ".join(article.text[slice(*turn.words)].split())
    named = set(turn.speaker.split()[-1:]) & set(_WORD.findall(words))
    quotations = find_quotations(words)
    whole = len(quotations) == 1 and len(words) - len(quotations[0].text) <= _MOST_OUTSIDE
    framed = _MARK.match(words) and not whole  # "“It is shut,” she says."
    if not turn.speaker or named or framed or not words:
        return words
    bare = quotations[0].text if whole else words
    return _said(turn.speaker, bare, "“”" if whole or not _MARK.search(words) else ("", ""))


def _said(speaker: str, words: str, marks: Sequence[str]) -> str:
    ended = words if words[-1] in ".!?" else f"{words.rstrip(',;')}."
    return f"{speaker[:1].upper()}{speaker[1:]} said: {marks[0]}{ended}{marks[1]}"
