"""What a daily briefing keeps: articles, stories, editions, deliveries, feeds; facts to search."""

import json
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from agent.store.folding import folded

revision = "0002"
down_revision = "0001"

_FTS5 = (
    """CREATE VIRTUAL TABLE facts_index USING fts5(
        words, content='facts', content_rowid='id', tokenize='porter unicode61')""",
    """CREATE TRIGGER facts_added AFTER INSERT ON facts BEGIN
        INSERT INTO facts_index(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER facts_gone AFTER DELETE ON facts BEGIN
        INSERT INTO facts_index(facts_index, rowid, words)
        VALUES ('delete', old.id, old.words); END""",
)
_TSVECTOR = "CREATE INDEX ix_facts_words ON facts USING gin (to_tsvector('english', words))"


def upgrade() -> None:
    _briefings()
    _facts()
    _articles_and_stories()
    _editions()
    op.create_table(
        "feeds",
        sa.Column("url", sa.String, primary_key=True),
        _words("etag"),
        _words("last_modified"),
        sa.Column("checked", sa.DateTime, nullable=False),
        _words("error"),
    )
    _fill()


def _words(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.String, nullable=False, server_default=default)


def _briefings() -> None:
    for name in ("headline", "story", "edition"):
        op.add_column("briefings", _words(name))
    op.add_column("briefings", _words("decisions", "[]"))
    op.create_index("ix_briefings_story", "briefings", ["story"])
    of_an_edition = sa.text("edition != ''")
    op.create_index(
        "ix_briefings_edition_story",
        "briefings",
        ["edition", "story"],
        unique=True,
        sqlite_where=of_an_edition,
        postgresql_where=of_an_edition,
    )


def _facts() -> None:
    briefing = sa.ForeignKey("briefings.id", ondelete="CASCADE")
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("briefing", sa.Integer, briefing, nullable=False),
        sa.Column("fact", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("claim", sa.String, nullable=False),
        sa.Column("outlets", sa.JSON, nullable=False),
        sa.Column("words", sa.String, nullable=False),
    )
    op.create_index("ix_facts_briefing", "facts", ["briefing"])
    for statement in _FTS5 if op.get_bind().dialect.name == "sqlite" else (_TSVECTOR,):
        op.execute(statement)


def _articles_and_stories() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("fetched", sa.DateTime, nullable=False),
        sa.Column("source_kind", sa.String, nullable=False),
        sa.Column("json", sa.String, nullable=False),
        sa.UniqueConstraint("address", "article", name="uq_articles_address_article"),
    )
    op.create_index("ix_articles_fetched", "articles", ["fetched"])
    op.create_index("ix_articles_article", "articles", ["article"])
    op.create_table(
        "stories",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("first_seen", sa.DateTime, nullable=False),
        sa.Column("last_seen", sa.DateTime, nullable=False),
    )
    op.create_index("ix_stories_last_seen", "stories", ["last_seen"])
    story = sa.ForeignKey("stories.id", ondelete="CASCADE")
    op.create_table(
        "story_articles",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("story", sa.String, story, nullable=False),
    )
    op.create_index("ix_story_articles_story", "story_articles", ["story"])


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        _words("holder"),
        sa.Column("held_until", sa.DateTime),
        sa.UniqueConstraint("name", "day", name="uq_editions_name_day"),
    )
    edition = sa.ForeignKey("editions.id", ondelete="CASCADE")
    op.create_table(
        "edition_articles",
        sa.Column("edition", sa.String, edition, primary_key=True),
        sa.Column("article", sa.String, primary_key=True),
    )
    op.create_table(
        "deliveries",
        sa.Column("edition", sa.String, primary_key=True),
        sa.Column("target", sa.String, primary_key=True),
        sa.Column("attempt", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("begun", sa.DateTime, nullable=False),
        sa.Column("ended", sa.DateTime),
        sa.Column("outcome", sa.String),
        _words("detail"),
    )


def _fill() -> None:
    """Headlines and facts of the briefings that were kept before."""
    connection = op.get_bind()
    briefings = sa.table("briefings", *map(sa.column, ("id", "json", "headline")))
    facts = sa.table(
        "facts",
        *map(sa.column, ("briefing", "fact", "claim", "words")),
        sa.column("day", sa.Date),
        sa.column("outlets", sa.JSON),
    )
    for number, text in connection.execute(sa.select(briefings.c.id, briefings.c.json)).all():
        briefing = json.loads(text)
        change = sa.update(briefings).where(briefings.c.id == number)
        connection.execute(change.values(headline=briefing["headline"]))
        if rows := [_row(number, fact, briefing) for fact in briefing["facts"]]:
            connection.execute(sa.insert(facts), rows)


def _row(number: int, fact: dict[str, Any], briefing: dict[str, Any]) -> dict[str, Any]:
    articles = {evidence["article"] for evidence in fact["evidence"]}
    outlets = (a["outlet"] or a["source"] for a in briefing["articles"] if a["id"] in articles)
    quotes = [evidence["quote"] for evidence in fact["evidence"]]
    return {
        "briefing": number,
        "fact": fact["id"],
        "claim": fact["claim"],
        "words": folded(" ".join([fact["claim"], *quotes])),
        "day": datetime.fromisoformat(briefing["generated"]).date(),
        "outlets": list(dict.fromkeys(outlets)),
    }
