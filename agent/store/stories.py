"""The stories and their articles: a story keeps its id for as many days as it goes on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting


@dataclass(frozen=True, slots=True)
class Story:
    """A story; `articles` are ids, in no particular order. Its maker chooses `id`."""

    id: str
    title: str
    first_seen: datetime
    last_seen: datetime
    articles: frozenset[str]


async def save_stories(store: Store, stories: Iterable[Story]) -> None:
    """Keeps new stories and new states of known ones, all together.

    The first `first_seen` of a story stands; articles are added to those that it has, and an
    article that was another story's becomes this one's.
    """
    async with store.transaction() as connection:
        story_row = inserting(connection, tables.stories)
        story_row = story_row.on_conflict_do_update(
            index_elements=["id"],
            set_={"title": story_row.excluded.title, "last_seen": story_row.excluded.last_seen},
        )
        member_row = inserting(connection, tables.story_articles)
        member_row = member_row.on_conflict_do_update(
            index_elements=["article"], set_={"story": member_row.excluded.story}
        )
        for story in stories:
            fields = ("id", "title", "first_seen", "last_seen")
            row = {name: getattr(story, name) for name in fields}
            await connection.execute(story_row, row)
            if members := [{"article": one, "story": story.id} for one in sorted(story.articles)]:
                await connection.execute(member_row, members)


async def stories(store: Store, *, since: datetime | None = None) -> list[Story]:
    """The stories, the one longest silent first; with `since`, those seen then or later."""
    table, members = tables.stories.c, tables.story_articles.c
    query = select(tables.stories).order_by(table.last_seen, table.id)
    belonging = select(members.story, members.article)
    if since is not None:
        query = query.where(table.last_seen >= since)
        recent = select(table.id).where(table.last_seen >= since)
        belonging = belonging.where(members.story.in_(recent))
    async with store.reading() as connection:
        rows = (await connection.execute(query)).all()
        articles: dict[str, set[str]] = {row.id: set() for row in rows}
        for story, article in (await connection.execute(belonging)).all():
            articles.setdefault(story, set()).add(article)
    return [
        Story(row.id, row.title, row.first_seen, row.last_seen, frozenset(articles[row.id]))
        for row in rows
    ]
