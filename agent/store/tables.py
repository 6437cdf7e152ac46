"""The tables, as the newest migration leaves them."""

from datetime import UTC, datetime

from sqlalchemy import Column, DateTime, Dialect, Float, Index, Integer, MetaData, String, Table
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment with its zone, kept in UTC; SQLite itself keeps no zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        del dialect
        return value and value.replace(tzinfo=UTC)


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
    Column("error", String, nullable=False),
    # The cache key of the request, and the answer's text where one arrived.
    Column("key", String, nullable=False),
    Column("answer", String),
    Index("ix_calls_key", "key"),
)

briefings = Table(
    "briefings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generated", UtcDateTime, nullable=False, index=True),
    Column("json", String, nullable=False),
)
