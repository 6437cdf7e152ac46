"""The record of calls, and the briefings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "calls",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("run", sa.String, nullable=False),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("prompt", sa.String, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("started", sa.DateTime, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
        sa.Column("prompt_tokens", sa.Integer, nullable=False),
        sa.Column("cached_tokens", sa.Integer, nullable=False),
        sa.Column("completion_tokens", sa.Integer, nullable=False),
        sa.Column("cost", sa.Float),
        sa.Column("error", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("answer", sa.String),
    )
    op.create_index("ix_calls_run", "calls", ["run"])
    op.create_index("ix_calls_key", "calls", ["key"])
    op.create_table(
        "briefings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("generated", sa.DateTime, nullable=False),
        sa.Column("json", sa.String, nullable=False),
    )
    op.create_index("ix_briefings_generated", "briefings", ["generated"])
