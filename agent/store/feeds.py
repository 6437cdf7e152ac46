"""What is known of each feed, and each page looked at every day, from the last time."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or such a page; `etag` and `last_modified` are the headers of its last good answer, ""
    for none.

    `error` is the line about its last fault, "" where the last fetch went well.
    """

    url: str
    checked: datetime
    etag: str = ""
    last_modified: str = ""
    error: str = ""


async def save_feed(store: Store, feed: Feed) -> None:
    """Keeps what is known of a feed or page now, in place of what was."""
    async with store.transaction() as connection:
        kept = inserting(connection, tables.feeds)
        changed = {name: kept.excluded[name] for name in asdict(feed) if name != "url"}
        await connection.execute(
            kept.on_conflict_do_update(index_elements=["url"], set_=changed), asdict(feed)
        )


async def feed(store: Store, url: str) -> Feed | None:
    """What is known of the feed or page at `url`."""
    query = select(tables.feeds).where(tables.feeds.c.url == url)
    async with store.reading() as connection:
        row = (await connection.execute(query)).mappings().first()
    return Feed(**row) if row else None
