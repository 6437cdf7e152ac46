"""What is kept no longer than the user wants."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from agent.settings import Settings
from agent.store import tables
from agent.store.store import Store


async def forget_old(store: Store, settings: Settings, now: datetime) -> None:
    """Deletes what is older than the days that `settings` allow, as of `now`.

    Of a call only the answer goes: what it cost stays on record. Of a briefing its facts go as
    well, and what was asked for in Slack. That editions were made and delivered stays, so that
    nothing is delivered twice.
    """
    calls, articles = tables.calls, tables.articles
    parts, briefings, editions = tables.parts, tables.briefings, tables.editions
    async with store.transaction() as connection:
        if settings.keep_answers is not None:
            old = calls.c.started < now - timedelta(days=settings.keep_answers)
            kept = old & calls.c.answer.is_not(None)
            await connection.execute(update(calls).where(kept).values(answer=None))
            old = parts.c.kept < now - timedelta(days=settings.keep_answers)
            await connection.execute(delete(parts).where(old))
        if settings.keep_articles is not None:
            old = articles.c.fetched < now - timedelta(days=settings.keep_articles)
            await connection.execute(delete(articles).where(old))
        if settings.keep_briefings is not None:
            old = briefings.c.generated < now - timedelta(days=settings.keep_briefings)
            await connection.execute(delete(briefings).where(old))
            # An edition holds the briefings that it was made of.
            past = editions.c.day < (now - timedelta(days=settings.keep_briefings)).date()
            await connection.execute(update(editions).where(past).values(json=""))
            await _forget_requests(connection, now - timedelta(days=settings.keep_briefings))


async def _forget_requests(connection: AsyncConnection, before: datetime) -> None:
    asked, posts = tables.slack_requests, tables.slack_posts
    old = (asked.c.asked < before) & (asked.c.state != "waiting")
    await connection.execute(delete(asked).where(old))
    await connection.execute(delete(posts).where(posts.c.number.not_in(select(asked.c.number))))
