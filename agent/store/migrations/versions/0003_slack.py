"""What Slack asks for and is answered, subscriptions, feedback; the workers' signs of life."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "slack_requests",
        sa.Column("number", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        *_words("team", "enterprise", "channel", "user"),
        sa.Column("words", sa.JSON, nullable=False),
        *_words("thread", "earlier", "response_url"),
        sa.Column("asked", sa.DateTime, nullable=False),
        *_words("state"),
        sa.Column("briefing", sa.Integer, sa.ForeignKey("briefings.id", ondelete="SET NULL")),
        sa.Column("facts", sa.JSON, nullable=False),
        *_words("fault"),
    )
    op.create_index("ix_slack_requests_team_channel", "slack_requests", ["team", "channel"])
    op.create_index("ix_slack_requests_team_user", "slack_requests", ["team", "user"])
    op.create_index("ix_slack_requests_briefing", "slack_requests", ["briefing"])
    op.create_table(
        "slack_posts",
        sa.Column("number", sa.String, primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True),
        *_words("channel", "stamp"),
    )
    op.create_table(
        "slack_subscriptions",
        sa.Column("team", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        *_words("enterprise", "user", "at", "zone"),
        sa.Column("due", sa.DateTime, nullable=False),
    )
    op.create_index("ix_slack_subscriptions_due", "slack_subscriptions", ["due"])
    op.create_table(
        "slack_feedback",
        sa.Column("number", sa.String, primary_key=True),
        sa.Column("given", sa.DateTime, nullable=False),
        sa.Column("json", sa.String, nullable=False),
    )
    op.create_table(
        "workers",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("seen", sa.DateTime, nullable=False),
    )


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False, server_default="") for name in names]
