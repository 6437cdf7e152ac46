"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Double,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from agent.store.columns import UtcDateTime, Words

metadata = MetaData()


def _words(name: str) -> Column[str]:
    return Column(name, Words, nullable=False, server_default="")


calls = Table(
    "calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", String, nullable=False, index=True),
    Column("article", String, nullable=False),
    Column("prompt", String, nullable=False),
    Column("model", String, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("outcome", String, nullable=False),
    Column("started", UtcDateTime, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("prompt_tokens", Integer, nullable=False),
    Column("cached_tokens", Integer, nullable=False),
    Column("completion_tokens", Integer, nullable=False),
    Column("cost", Float),
    Column("error", Words, nullable=False),
    # The cache key of the request, and the answer's text where one arrived.
    Column("key", String, nullable=False),
    Column("answer", Words),
    Index("ix_calls_key", "key"),
)

# A question that went to the model with others, its key as a call's, and what it said on it.
parts = Table(
    "parts",
    metadata,
    Column("key", String, primary_key=True),
    Column("answer", Words, nullable=False),
    Column("kept", UtcDateTime, nullable=False),
)

briefings = Table(
    "briefings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generated", UtcDateTime, nullable=False, index=True),
    Column("json", Words, nullable=False),
    # Copied out of the JSON, so that a list of briefings does not read them whole.
    _words("headline"),
    _words("story"),
    _words("edition"),
    # How the facts of its articles stand to each other: a JSON list of schemas.decision.Decision.
    Column("decisions", Words, nullable=False, server_default="[]"),
    Index("ix_briefings_story", "story"),
)
_edition = briefings.c.edition
Index(
    "ix_briefings_edition_story",
    _edition,
    briefings.c.story,
    unique=True,
    # The migration gives PostgreSQL the same condition; naming it here would load its dialect.
    sqlite_where=_edition != "",
)

facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("briefing", ForeignKey("briefings.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("fact", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("claim", Words, nullable=False),
    Column("outlets", JSON, nullable=False),
    # What a search looks through; the full-text index over it is made by the migration.
    Column("words", Words, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    # The article's own id, a hash of its text, and where it was found: its URL, else its source.
    Column("article", String, nullable=False),
    Column("address", Words, nullable=False),
    Column("fetched", UtcDateTime, nullable=False, index=True),
    Column("source_kind", String, nullable=False),
    Column("json", Words, nullable=False),
    UniqueConstraint("address", "article", name="uq_articles_address_article"),
    Index("ix_articles_article", "article"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", Words, nullable=False),
    Column("first_seen", UtcDateTime, nullable=False),
    Column("last_seen", UtcDateTime, nullable=False, index=True),
)

story_articles = Table(
    "story_articles",
    metadata,
    Column("article", String, primary_key=True),
    Column("story", ForeignKey("stories.id", ondelete="CASCADE"), nullable=False, index=True),
)

editions = Table(
    "editions",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String, nullable=False),
    # Who is at work on it, and until when that is believed without a further sign of life.
    Column("holder", String, nullable=False, server_default=""),
    Column("held_until", UtcDateTime),
    Column("opened", UtcDateTime),
    # The edition as it is delivered, a schemas.edition.DailyEdition; "" until it is made.
    _words("json"),
    UniqueConstraint("name", "day", name="uq_editions_name_day"),
)

edition_articles = Table(
    "edition_articles",
    metadata,
    Column("edition", ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True),
    Column("article", String, primary_key=True),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("edition", String, primary_key=True),
    Column("target", Words, primary_key=True),
    Column("attempt", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("begun", UtcDateTime, nullable=False),
    # No outcome: under way, or cut off before anybody knew.
    Column("ended", UtcDateTime),
    Column("outcome", String),
    _words("detail"),
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Words, primary_key=True),
    _words("etag"),
    _words("last_modified"),
    Column("checked", UtcDateTime, nullable=False),
    _words("error"),
)

slack_requests = Table(
    "slack_requests",
    metadata,
    Column("number", String, primary_key=True),
    Column("kind", String, nullable=False),
    *map(_words, ("team", "enterprise", "channel", "user")),
    Column("words", JSON, nullable=False),
    *map(_words, ("thread", "earlier", "response_url")),
    Column("asked", UtcDateTime, nullable=False),
    _words("state"),
    Column("briefing", ForeignKey("briefings.id", ondelete="SET NULL"), index=True),
    Column("facts", JSON, nullable=False),
    _words("fault"),
    Index("ix_slack_requests_team_channel", "team", "channel"),
    Index("ix_slack_requests_team_user", "team", "user"),
)

slack_posts = Table(
    "slack_posts",
    metadata,
    Column("number", String, primary_key=True),
    Column("part", Integer, primary_key=True),
    *map(_words, ("channel", "stamp")),
)

slack_subscriptions = Table(
    "slack_subscriptions",
    metadata,
    Column("team", String, primary_key=True),
    Column("channel", String, primary_key=True),
    *map(_words, ("enterprise", "user", "at", "zone")),
    Column("due", UtcDateTime, nullable=False, index=True),
)

slack_feedback = Table(
    "slack_feedback",
    metadata,
    Column("number", String, primary_key=True),
    Column("given", UtcDateTime, nullable=False),
    Column("json", Words, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("endpoint", String, primary_key=True),
    # When the next request may go, in seconds since 1970.
    Column("free", Double, nullable=False),
)

workers = Table(
    "workers",
    metadata,
    Column("name", String, primary_key=True),
    Column("seen", UtcDateTime, nullable=False),
)
