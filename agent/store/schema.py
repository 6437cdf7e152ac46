"""Brings a database to the newest form of its tables."""

from importlib.resources import files

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from agent.errors import ConfigError
from agent.store.engine import writing

HEAD = "0006"
"""The newest migration; a database that carries it is used as it stands."""

_LOCK = 0x66616374
"""PostgreSQL's advisory lock for migrations: a number of our own."""


async def bring_up_to_date(engine: AsyncEngine) -> None:
    """Creates or migrates the tables; a database that is current costs one small read.

    Two programs that open a new database together do not collide: the second waits for the first
    and finds the work done. Raises ConfigError where a newer factbrief made the database, and
    what the driver raises.
    """
    async with engine.connect() as connection:
        if await connection.run_sync(_revision) == HEAD:
            return
        await _refer(connection, "OFF")
    async with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        await connection.run_sync(_upgrade)
    async with engine.connect() as connection:
        await _refer(connection, "ON")


async def _refer(connection: AsyncConnection, state: str) -> None:
    """SQLite changes some tables by making them anew: with foreign keys on, dropping the old one
    would delete what refers to it, and inside a transaction they cannot be turned off."""
    if connection.dialect.name == "sqlite":
        await connection.exec_driver_sql(f"PRAGMA foreign_keys={state}")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    # Imported here because Alembic takes longer to load than a current database to open.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(files("agent.store") / "migrations"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise ConfigError(
            "the store was made by a newer factbrief: upgrade this one or name another store "
            "with FACTBRIEF_HOME or FACTBRIEF_DATABASE"
        ) from error
