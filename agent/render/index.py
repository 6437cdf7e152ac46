"""What every form looks up in a briefing: numbers, labels, who is in which conflict."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple
from urllib.parse import urlsplit

from agent.render.words import got_it
from schemas.briefing import (
    BriefedArticle,
    Briefing,
    BriefingFact,
    Conflict,
    FactChange,
    Origin,
    OriginLink,
)

KEY_FACTS = 10
"""So many facts are shown with their words before the rest: what a reader takes in in a minute."""


class Placed(NamedTuple):
    """A fact where it is shown. `depth` is 1 where it hangs under the last fact of depth 0."""

    number: int
    fact: BriefingFact
    depth: int


@dataclass(frozen=True)
class Index:
    """Look-ups by id. `numbers` counts facts from 1 by weight, as they are cited. `labels` are the
    articles' and `origin_names` the origins' names for a reader, the same where an origin is one
    of the articles.
    """

    facts: dict[str, BriefingFact]
    numbers: dict[str, int]
    articles: dict[str, BriefedArticle]
    labels: dict[str, str]
    origins: dict[str, Origin]
    origin_names: dict[str, str]
    conflicts: dict[str, tuple[Conflict, ...]]
    changes: dict[str, FactChange]
    outline: tuple[Placed, ...]

    def sources(self, fact: BriefingFact) -> tuple[str, ...]:
        """The labels of the articles that hold `fact`, in order of its evidence."""
        ids = dict.fromkeys(evidence.article for evidence in fact.evidence)
        return tuple(self.labels.get(article, article) for article in ids)

    def named(self, origin_ids: Iterable[str]) -> tuple[str, ...]:
        """The names of those of `origin_ids` that the briefing holds."""
        return tuple(self.origin_names[one] for one in origin_ids if one in self.origin_names)

    def came_by(self, link: OriginLink) -> str:
        """How an article came by what it tells, in words."""
        return got_it(link, self.origin_names[link.origin], self.labels.get(link.via, ""))

    def title(self, article: BriefedArticle) -> str:
        """What stands beside its label: its title, or its address; "" where that says no more."""
        is_file = not article.url and self.labels[article.id] == PurePath(article.source).stem
        return article.title or ("" if is_file else article.source)

    def cited(self, fact_ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of those of `fact_ids` that the briefing holds."""
        return tuple(self.numbers[fact] for fact in fact_ids if fact in self.numbers)

    def key_facts(self) -> tuple[Placed, ...]:
        """The first KEY_FACTS facts by weight, each with those that hang under it."""
        return self.outline[: self._key_end()]

    def further_facts(self) -> tuple[Placed, ...]:
        """All other facts."""
        return self.outline[self._key_end() :]

    def _key_end(self) -> int:
        tops = [place for place, placed in enumerate(self.outline) if not placed.depth]
        return tops[KEY_FACTS] if len(tops) > KEY_FACTS else len(self.outline)


def index(briefing: Briefing) -> Index:
    """The look-ups of one briefing."""
    labels = _labels(briefing.articles)
    numbers = {fact.id: number for number, fact in enumerate(briefing.facts, start=1)}
    return Index(
        facts={fact.id: fact for fact in briefing.facts},
        numbers=numbers,
        articles={article.id: article for article in briefing.articles},
        labels=labels,
        origins={origin.id: origin for origin in briefing.origins},
        origin_names={
            origin.id: labels.get(origin.article, origin.name) for origin in briefing.origins
        },
        conflicts=_conflicts(briefing),
        changes={change.fact: change for change in briefing.changes if change.fact},
        outline=_outline(briefing.facts, numbers),
    )


def _outline(facts: tuple[BriefingFact, ...], numbers: dict[str, int]) -> tuple[Placed, ...]:
    """Every fact once: by weight, what says less right under what says more."""
    by_id = {fact.id: fact for fact in facts}
    under = {below for fact in facts for below in fact.narrower if below != fact.id}
    placed: dict[str, Placed] = {}

    def hang(fact: BriefingFact, depth: int) -> None:
        placed[fact.id] = Placed(numbers[fact.id], fact, depth)
        for below in fact.narrower:
            if below in by_id and below not in placed:
                hang(by_id[below], 1)

    # Facts that hang only under one another in a ring have no top: the second round shows them.
    for fact in [*(fact for fact in facts if fact.id not in under), *facts]:
        if fact.id not in placed:
            hang(fact, 0)
    return tuple(placed.values())


def _labels(articles: tuple[BriefedArticle, ...]) -> dict[str, str]:
    """A short name for each article, numbered where several would have the same."""
    names = {article.id: _name(article) for article in articles}
    shared = Counter(names.values())
    seen: Counter[str] = Counter()
    labels = {}
    for article, name in names.items():
        seen[name] += 1
        labels[article] = f"{name} ({seen[name]})" if shared[name] > 1 else name
    return labels


def _name(article: BriefedArticle) -> str:
    if article.outlet:
        return article.outlet
    try:
        host = urlsplit(article.url or article.source).hostname
    except ValueError:
        host = None
    return (host or "").removeprefix("www.") or PurePath(article.source).stem or article.source


def _conflicts(briefing: Briefing) -> dict[str, tuple[Conflict, ...]]:
    by_fact: dict[str, tuple[Conflict, ...]] = {}
    for conflict in briefing.conflicts:
        for fact in dict.fromkeys(fact for side in conflict.sides for fact in side.facts):
            by_fact[fact] = (*by_fact.get(fact, ()), conflict)
    return by_fact
