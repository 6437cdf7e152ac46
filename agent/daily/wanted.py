"""Which articles an edition wants: topics and outlets included and left out."""

from collections.abc import Iterable, Sequence

from agent.daily.config import DailyConfig
from schemas.article import Article

_SENTENCES = 3
"""So many of the body's first sentences tell what an article is about, beside its title."""


def unwanted(article: Article, config: DailyConfig) -> str:
    """Why the configuration leaves `article` out, "" where it is wanted."""
    top = " ".join([article.title, *_first_sentences(article)]).casefold()
    if not _chosen(config.outlets.include, (article.outlet,), empty=True):
        return f"its outlet {article.outlet!r} is not among those included"
    if _chosen(config.outlets.exclude, (article.outlet,), empty=False):
        return f"its outlet {article.outlet!r} is excluded"
    if not _chosen(config.topics.include, (top,), empty=True):
        return "no topic that is included stands at its top"
    if _chosen(config.topics.exclude, (top,), empty=False):
        return "a topic that is excluded stands at its top"
    return ""


def _first_sentences(article: Article) -> Iterable[str]:
    body = (s.number for s in article.sentences if s.role == "body")
    return (article.words_of(number) for number, _ in zip(body, range(_SENTENCES), strict=False))


def _chosen(words: Sequence[str], texts: Sequence[str], *, empty: bool) -> bool:
    if not words:
        return empty
    return any(word.casefold() in text.casefold() for word in words for text in texts)
