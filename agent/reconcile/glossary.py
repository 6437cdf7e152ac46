"""What the articles of one briefing tell about names: which words are names, what initials mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from agent.text.cast import find_cast
from schemas.article import Article


@dataclass(frozen=True)
class Glossary:
    """`initials` maps initials to the full name that an article spells out; `names` are the words
    that stand in some name, capitals kept."""

    initials: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


def glossary(articles: Iterable[Article]) -> Glossary:
    """The names of all `articles` together; the first article to spell out initials is believed."""
    initials: dict[str, str] = {}
    names: set[str] = set()
    for article in articles:
        cast = find_cast(article)
        for short, full in cast.acronyms.items():
            initials.setdefault(short, full)
        names.update(word for name in cast.names for word in name.text.split())
    return Glossary(initials, frozenset(names))
