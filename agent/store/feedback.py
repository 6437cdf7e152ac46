"""What readers say is wrong with a fact, kept with the fact as it was shown."""

from datetime import datetime

from sqlalchemy import select

from agent.store import tables
from agent.store.store import Store
from agent.store.upsert import inserting
from schemas.base import Form
from schemas.briefing import BriefedArticle, BriefingFact


class Feedback(Form):
    """`words` on `fact`, whose evidence is from `articles`. `number` identifies the feedback."""

    number: str
    team: str
    user: str
    words: str
    given: datetime
    fact: BriefingFact
    articles: tuple[BriefedArticle, ...]


async def give(store: Store, feedback: Feedback) -> bool:
    """Keeps it; False where it is kept already."""
    row = {"number": feedback.number, "given": feedback.given, "json": feedback.model_dump_json()}
    async with store.transaction() as connection:
        new = inserting(connection, tables.slack_feedback).on_conflict_do_nothing()
        return bool((await connection.execute(new, row)).rowcount)


async def all_feedback(store: Store) -> list[Feedback]:
    """All of it, oldest first."""
    table = tables.slack_feedback
    query = select(table.c.json).order_by(table.c.given, table.c.number)
    async with store.reading() as connection:
        rows = (await connection.execute(query)).scalars().all()
    return [Feedback.model_validate_json(row) for row in rows]
