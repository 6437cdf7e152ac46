"""Parts of answers: what a model said on one of several questions in a call serves again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "parts",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("answer", sa.String, nullable=False),
        sa.Column("kept", sa.DateTime, nullable=False),
    )
