"""The order of a briefing: facts by weight, then numbered f1, f2, … in that order."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.text.words import content_words
from schemas.article import Article
from schemas.briefing import BriefingFact, Conflict, FactChange, Side
from schemas.fact import Kind

SHARES = {
    "spread": 0.30,
    "origins": 0.10,
    "lead": 0.25,
    "title": 0.15,
    "kind": 0.10,
    "dispute": 0.10,
}
"""What makes up a weight; docs/ranking.md explains each. They add up to 1."""

_KIND: dict[Kind, float] = {
    "event": 1.0, "plan": 0.8, "figure": 0.7, "statement": 0.6, "background": 0.1,
}  # fmt: skip
_NEWS = {
    "new": 1.0,
    "updated": 1.0,
    "contradicted": 1.0,
    "withdrawn": 1.0,
    "confirmed": 0.7,
    "unchanged": 0.4,
}
"""By what part of its weight a fact counts, given how it stands to the last briefing."""


@dataclass(frozen=True)
class Ranked:
    """Facts by falling weight, and what refers to them under their new ids."""

    facts: tuple[BriefingFact, ...]
    conflicts: tuple[Conflict, ...]
    changes: tuple[FactChange, ...]


def rank(
    facts: Sequence[BriefingFact],
    conflicts: Sequence[Conflict],
    changes: Sequence[FactChange],
    articles: Sequence[Article],
) -> Ranked:
    """The facts weighed, ordered and numbered anew."""
    disputed = {fact for conflict in conflicts for side in conflict.sides for fact in side.facts}
    news = {change.fact: _NEWS[change.type] for change in changes}
    titles = [content_words(_headline(article)) for article in articles]
    weighed = sorted(
        (
            (_weight(fact, articles, titles, fact.id in disputed) * news.get(fact.id, 1.0), fact)
            for fact in facts
        ),
        key=lambda pair: -pair[0],
    )
    number = {fact.id: f"f{place}" for place, (_, fact) in enumerate(weighed, start=1)}
    return Ranked(
        tuple(
            fact.model_copy(
                update={
                    "id": number[fact.id],
                    "weight": round(weight, 4),
                    "narrower": tuple(number[other] for other in fact.narrower),
                }
            )
            for weight, fact in weighed
        ),
        tuple(
            conflict.model_copy(
                update={"sides": tuple(_renumbered(s, number) for s in conflict.sides)}
            )
            for conflict in conflicts
        ),
        tuple(
            change.model_copy(update={"fact": number.get(change.fact, "")}) for change in changes
        ),
    )


def _weight(
    fact: BriefingFact, articles: Sequence[Article], titles: list[frozenset[str]], disputed: bool
) -> float:
    """From 0 to 1: see SHARES."""
    words = content_words(fact.claim)
    first = min(evidence.sentence for evidence in fact.evidence)
    parts = {
        "spread": fact.article_count / max(1, len(articles)),
        "origins": min(1.0, fact.origin_count / 3),
        "lead": 1 / (1 + max(0, first - 2) / 4),
        "title": max((len(words & title) / len(title) for title in titles if title), default=0.0),
        "kind": _KIND[fact.kind],
        "dispute": float(disputed),
    }
    return sum(SHARES[name] * value for name, value in parts.items())


def _headline(article: Article) -> str:
    headlines = (s for s in article.sentences if s.role == "headline")
    first = next(headlines, None)
    return article.title or (article.words_of(first.number) if first else "")


def _renumbered(side: Side, number: dict[str, str]) -> Side:
    return side.model_copy(update={"facts": tuple(number[fact] for fact in side.facts)})
