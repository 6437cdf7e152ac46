"""A sentence that is nothing but quoted words, put with its speaker: it then stands alone."""

from agent.text.attribution import Attributed
from agent.text.cast import Cast
from schemas.article import Article, Sentence

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
            speaker = said.attribution.speaker
            ended = words if words[-1] in ".!?" else f"{words.rstrip(',;')}."
            return f"{speaker[:1].upper()}{speaker[1:]} said: {marks[0]}{ended}{marks[1]}"
    return None
