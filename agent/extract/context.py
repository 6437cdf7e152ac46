"""How far back a reader of the second half of an article has to begin, to know who is meant."""

from collections.abc import Sequence

from agent.extract.references import References
from agent.text.dangling import dangling
from schemas.article import Article, Sentence

_FURTHEST = 8
"""Sentences: what stands further back is given in full again by most writers."""
_SOMEBODY = frozenset({"he", "she", "his", "her", "hers", "him", "himself", "herself"})
_OPENING = 3
"""Sentences of a window that may lean on what is before it; later ones lean on these."""


def context_before(
    article: Article, body: Sequence[Sentence], start: int, references: References
) -> Sequence[Sentence]:
    """The sentences before `body[start]`, in order, that name what those from there on lean on.

    None where they name all themselves, at most eight; the one before where nobody can say what
    "it" or "the move" is.
    """
    reach = range(start - 1, max(-1, start - 1 - _FURTHEST), -1)
    people = references.cast.mentions

    def named_at(name: str) -> int:
        """The nearest sentence that holds `name`, else its last word, else the nearest one; for
        "she", of whom the rules cannot say who she is, the nearest that names a person."""
        if name.lower() in _SOMEBODY:
            fitting = (n for n in reach if any(p in _span(body[n]) for p in people))
        else:
            texts = {n: article.words_of(body[n].number) for n in reach}
            fitting = (n for w in (name, name.rpartition(" ")[2]) for n in reach if w in texts[n])
        return next(fitting, start - 1)

    own = ""
    begin = start
    for sentence in body[start : start + _OPENING]:
        words = article.words_of(sentence.number)
        meant = references.meant_in(sentence.number)
        leaning = {meant.get(word, word) for word in dangling(words, references.cast)}
        for name in leaning | set(meant.values()):
            if name not in own:
                begin = min(begin, named_at(name))
        said = references.spoken.get(sentence.number)
        if said and said.words[0] < body[start].start:
            begin = min(begin, next((n for n in reach if body[n].start <= said.words[0]), begin))
        own += f" {words}"
    return body[begin:start]


def _span(sentence: Sentence) -> range:
    return range(sentence.start, sentence.end)
