"""The articles that were taken in: by where they were found, with every version of their text."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting
from schemas.article import Article


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article, when it was fetched and by what way ("feed", "page", "file", …)."""

    article: Article
    fetched: datetime
    source_kind: str


async def save_article(
    store: Store, article: Article, *, fetched: datetime, source_kind: str
) -> bool:
    """Keeps `article`; False where the very same text at the same address was kept before.

    Its address is its URL, or its source where it has none.
    """
    row = {
        "article": article.id,
        "address": article.url or article.source,
        "fetched": fetched,
        "source_kind": source_kind,
        "json": article.model_dump_json(),
    }
    async with store.transaction() as connection:
        kept = inserting(connection, tables.articles).on_conflict_do_nothing()
        return bool((await connection.execute(kept, row)).rowcount)


async def articles(
    store: Store, *, since: datetime | None = None, story: str | None = None
) -> list[KeptArticle]:
    """The newest version at each address, in the order in which they were kept.

    With `since`, those fetched then or later; with `story`, those that belong to it.
    """
    articles, members = tables.articles.c, tables.story_articles.c
    newest = select(func.max(articles.id)).group_by(articles.address)
    query = _kept().where(articles.id.in_(newest))
    if since is not None:
        query = query.where(articles.fetched >= since)
    if story is not None:
        query = query.where(
            articles.article.in_(select(members.article).where(members.story == story))
        )
    return await _read(store, query)


async def versions(store: Store, address: str) -> list[KeptArticle]:
    """Every text that was found at this URL or source, oldest first."""
    return await _read(store, _kept().where(tables.articles.c.address == address))


def _kept() -> Select[Any]:
    articles = tables.articles.c
    return select(articles.json, articles.fetched, articles.source_kind).order_by(articles.id)


async def _read(store: Store, query: Select[Any]) -> list[KeptArticle]:
    async with store.reading() as connection:
        rows = (await connection.execute(query)).all()
    return [
        KeptArticle(Article.model_validate_json(row.json), row.fetched, row.source_kind)
        for row in rows
    ]
