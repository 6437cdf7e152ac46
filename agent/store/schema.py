"""Brings a database file to the newest form of its tables."""

import sqlite3
from importlib.resources import files
from pathlib import Path

HEAD = "0001"
"""The newest migration; a database that carries it is used as it stands."""


def bring_up_to_date(file: Path) -> None:
    """Creates or migrates the database at `file`; a current one costs one small read.

    Two programs that open a new database together do not collide: the second waits for the first
    and finds the work done. Raises OSError, sqlite3.Error or sqlalchemy.exc.DBAPIError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if _revision(file) != HEAD:
        _upgrade(file)


def _revision(file: Path) -> str | None:
    connection = sqlite3.connect(file, timeout=30)
    try:
        tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
        if tables.fetchone() is None:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None
    finally:
        connection.close()


def _upgrade(file: Path) -> None:
    # Imported here because Alembic takes longer to load than a current database to open.
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    config = Config()
    config.set_main_option("script_location", str(files("agent.store") / "migrations"))
    engine = create_engine(
        f"sqlite:///{file}",
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",  # so that the BEGIN below also covers the DDL
        connect_args={"timeout": 30},
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql("COMMIT")
