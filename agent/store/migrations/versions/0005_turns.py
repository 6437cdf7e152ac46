"""Turns at an endpoint: one rate for every process that asks it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "turns",
        sa.Column("endpoint", sa.String, primary_key=True),
        sa.Column("free", sa.Double, nullable=False),
    )
