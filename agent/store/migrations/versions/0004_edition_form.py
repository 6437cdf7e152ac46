"""When an edition was opened; an edition is kept as it is delivered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("editions") as editions:
        editions.add_column(sa.Column("opened", sa.DateTime))
        editions.add_column(sa.Column("json", sa.String, nullable=False, server_default=""))
