"""What of an article tells its event: the names, rare words, figures and dates near its top."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log

from agent.text.dates import find_dates
from agent.text.names import find_names
from agent.text.outlets import is_outlet
from agent.text.words import content_words, tokens
from schemas.article import Article

_SENTENCES = 16
"""Sentences of the body that are looked at: what an article is about stands at its top."""
_LEAD = 2
_LEAD_WEIGHT = 2.0
_TOP = 5
"""Lines in which the days of the event are looked for; further down others are recalled."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """An article as stories see it. `names` and `words` are weights above 0 by word stem; `lead`
    are the names of its title and first sentences; `figures` its larger numbers, `days` the days
    that its top names; `moment` is the publication.
    """

    article: str
    moment: datetime | None
    names: Mapping[str, float]
    words: Mapping[str, float]
    lead: frozenset[str]
    figures: frozenset[str]
    days: frozenset[str]


def sketch(article: Article) -> Sketch:
    """The sketch of `article`."""
    names: dict[str, float] = defaultdict(float)
    words: dict[str, float] = defaultdict(float)
    lead: set[str] = set()
    lines = list(_lines(article))
    for weight, line in lines:
        named = _name_stems(line)
        if weight == _LEAD_WEIGHT:
            lead |= named
        for word in named:
            names[word] += weight
        for word in content_words(line) - named:
            words[word] += weight
    moment = article.published or article.updated
    return Sketch(
        article=article.id,
        moment=moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC),
        names=_damped(names),
        words=_damped(words),
        lead=frozenset(lead),
        figures=frozenset(word for word in words if word[0].isdigit() and len(word) > 1),
        days=_days("\n".join(line for _, line in lines[:_TOP]), moment),
    )


def _days(text: str, moment: datetime | None) -> frozenset[str]:
    return frozenset(
        mention.value[:10]
        for mention in find_dates(text, moment)
        if mention.value and mention.precision in ("day", "minute")
    )


def _lines(article: Article) -> Iterable[tuple[float, str]]:
    """The title and the top of the body, each with how much it tells."""
    if article.title:
        yield _LEAD_WEIGHT, article.title
    body = [s.number for s in article.sentences if s.role == "body"][:_SENTENCES]
    for place, number in enumerate(body):
        yield (_LEAD_WEIGHT if place < _LEAD else 1.0), article.words_of(number)


def _name_stems(line: str) -> frozenset[str]:
    """The words of the names in `line`, spelt as everywhere: "US" and "U.S." are one."""
    return frozenset(
        word
        for name in find_names(line)
        if not is_outlet(name.text)
        for token in tokens(name.text)
        if len(token.text) > 1
        for word in content_words(token.text)
    )


def _damped(counts: Mapping[str, float]) -> dict[str, float]:
    return {word: 1 + log(count) for word, count in counts.items()}
