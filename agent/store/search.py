"""Facts of past briefings found by their words: in SQLite by FTS5, in PostgreSQL by a tsvector."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import PurePath
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, literal_column, select, text

from agent.store import tables
from agent.store.folding import folded
from agent.store.store import Store
from schemas.briefing import BriefedArticle, Briefing, BriefingFact

_MOST_WORDS = 32
"""A question of more words is cut: nobody types one, and an index need not bear it."""
_ENGLISH: ColumnElement[Any] = literal_column("'english'")


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact that was found. `briefing` is its briefing's id in the store, `fact` its id there."""

    briefing: int
    fact: str
    claim: str
    outlets: tuple[str, ...]
    day: date


async def search(store: Store, words: str, limit: int = 50) -> list[Hit]:
    """The facts that hold every one of `words`, newest first, at most `limit`.

    Endings, case and accents do not count. The words of a fact are its claim and its quotes. A
    claim that stands in several briefings of one story is found in the newest of them.
    """
    phrases = [phrase for word in words.split()[:_MOST_WORDS] if (phrase := folded(word[:100]))]
    if not phrases:
        return []
    async with store.reading() as connection:
        match = _in_sqlite if connection.dialect.name == "sqlite" else _in_postgresql
        found = match(_told(), phrases).subquery()
        newest = select(found).where(found.c.place == 1).order_by(found.c.day.desc(), found.c.id)
        rows = (await connection.execute(newest.limit(limit))).all()
    return [Hit(row.briefing, row.fact, row.claim, tuple(row.outlets), row.day) for row in rows]


def fact_rows(briefing_id: int, briefing: Briefing) -> list[dict[str, Any]]:
    """What the table of facts holds about `briefing`."""
    return [
        {
            "briefing": briefing_id,
            "fact": fact.id,
            "day": briefing.generated.date(),
            "claim": fact.claim,
            "outlets": _outlets(fact, briefing),
            "words": folded(_searched(fact)),
        }
        for fact in briefing.facts
    ]


def _outlets(fact: BriefingFact, briefing: Briefing) -> list[str]:
    telling = {evidence.article for evidence in fact.evidence}
    names = (_name(one) for one in briefing.articles if one.id in telling)
    return list(dict.fromkeys(names))


def _name(article: BriefedArticle) -> str:
    """Its outlet; its address or its file's name where it states none."""
    is_address = "://" in article.source
    return article.outlet or (article.source if is_address else PurePath(article.source).name)


def _told() -> Select[Any]:
    """Every fact with its place, from 1, among those of its story that claim the same."""
    facts, briefings = tables.facts.c, tables.briefings.c
    alone = case((briefings.story == "", facts.briefing), else_=0)
    place = func.row_number().over(
        partition_by=[briefings.story, alone, facts.claim],
        order_by=[facts.day.desc(), facts.id.desc()],
    )
    return select(tables.facts, place.label("place")).join(
        tables.briefings, briefings.id == facts.briefing
    )


def _searched(fact: BriefingFact) -> str:
    return " ".join([fact.claim, *(evidence.quote for evidence in fact.evidence)])


def _in_sqlite(query: Select[Any], phrases: list[str]) -> Select[Any]:
    # Folded phrases hold letters, digits and spaces alone: nothing that FTS5 would take for syntax.
    asked = " ".join(f'"{phrase}"' for phrase in phrases)
    found = "facts.id IN (SELECT rowid FROM facts_index WHERE facts_index MATCH :asked)"
    return query.where(text(found).bindparams(asked=asked))


def _in_postgresql(query: Select[Any], phrases: list[str]) -> Select[Any]:
    queries: list[ColumnElement[Any]] = [func.phraseto_tsquery(_ENGLISH, one) for one in phrases]
    # Joined here and not by AND: a query of nothing but "the" is empty and then does not count.
    asked = reduce(lambda left, right: left.op("&&")(right), queries)
    return query.where(func.to_tsvector(_ENGLISH, tables.facts.c.words).op("@@")(asked))
