"""What the facts of one briefing tell about names: which words are names, what initials mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from agent.text.cast import find_cast
from agent.text.names import Name, find_names
from schemas.article import Article
from schemas.fact import Fact

_SPELLED_OUT = re.compile(r"\((?:the )?[A-Z][A-Z&.]+\)")


@dataclass(frozen=True)
class Glossary:
    """`initials` maps initials to the full name that an article spells out; `names` are the words
    that stand in some claim's name, capitals kept."""

    initials: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()


def glossary(articles: Iterable[Article], facts: Iterable[Fact]) -> Glossary:
    """The names of all together; the first article to spell out initials is believed."""
    initials: dict[str, str] = {}
    for article in articles:
        if _SPELLED_OUT.search(article.text):
            for short, full in find_cast(article).acronyms.items():
                initials.setdefault(short, full)
    names = (word for fact in facts for name in names_in(fact.claim) for word in name.text.split())
    return Glossary(initials, frozenset(names))


@lru_cache(maxsize=200_000)  # more than the largest day's claims: each is asked for again
def names_in(claim: str) -> tuple[Name, ...]:
    """The names in `claim`, read once."""
    return find_names(claim)
