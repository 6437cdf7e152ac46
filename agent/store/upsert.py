"""Writing a row that may be there already, in the words of each database."""

from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

    Insert: TypeAlias = postgresql.Insert | sqlite.Insert


def inserting(connection: AsyncConnection, table: Table) -> "Insert":
    """An INSERT into `table` that knows `on_conflict_do_nothing` and `on_conflict_do_update`."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # its dialect loads slowly, and few use it

    return postgresql.insert(table)
