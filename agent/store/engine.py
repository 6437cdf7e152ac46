"""Makes the engine for a home folder (SQLite) or a database's URL (PostgreSQL), and writes alone.

On SQLite there is one connection, and one for single statements: it writes one at a time, and tasks
queue more fairly here than there. On both they queue for as long as it takes: a thousand calls at
once are no error.
"""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import URL, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from agent.errors import ConfigError
from agent.store.single import InThread, OnServer, Single

FILE = "factbrief.db"
_PATIENCE = 30
"""Seconds that a writer waits for another program's transaction, which takes milliseconds."""

_MOMENT = 0.01


def make_engine(where: Path | str) -> AsyncEngine:
    """An engine for the SQLite file in the folder `where`, or for PostgreSQL at the URL `where`.

    Raises ConfigError for a URL that is none of PostgreSQL's, or where its driver is missing.
    """
    if isinstance(where, Path):
        return _sqlite(where / FILE)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise ConfigError(
            "the setting database is no URL: give one such as postgresql://user@host/factbrief"
        ) from error
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise ConfigError(
            f"the setting database names {url.get_backend_name()!r}: only postgresql:// will do"
        )
    return _postgresql(url)


def make_single(where: Path | str, engine: AsyncEngine) -> Single:
    """What carries out single statements on the database of `engine`, which is at `where`."""
    if not isinstance(where, Path):
        return OnServer(engine)
    own = create_engine(
        URL.create("sqlite", database=str(where / FILE)), connect_args={"timeout": _PATIENCE}
    )
    event.listen(own, "connect", _prepare)
    return InThread(own)


@asynccontextmanager
async def writing(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A transaction: all of it is kept, or nothing. On SQLite no other writer runs meanwhile, so
    that what it read still holds when it writes."""
    async with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            await connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _sqlite(file: Path) -> AsyncEngine:
    engine = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(file)),
        pool_size=1,
        max_overflow=0,
        pool_timeout=None,
        connect_args={"timeout": _PATIENCE},
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    return engine


def _postgresql(url: URL) -> AsyncEngine:
    try:
        return create_async_engine(
            url.set(drivername="postgresql+asyncpg"), pool_pre_ping=True, pool_timeout=None
        )
    except ModuleNotFoundError as error:
        raise ConfigError(
            "PostgreSQL needs a driver that is not installed: pip install 'factbrief[postgres]'"
        ) from error


def _prepare(connection: Any, record: Any) -> None:
    """SQLAlchemy's "connect" listener; both arguments are driver objects without a public type."""
    del record
    connection.isolation_level = None  # transactions begin where `writing` says, not by themselves
    cursor = connection.cursor()
    _to_wal(cursor)
    # In WAL, NORMAL keeps every commit through a killed process; only a power cut may lose some.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _to_wal(cursor: Any) -> None:
    """Programs that open one new file together meet a lock here that SQLite does not wait for."""
    last = time.monotonic() + _PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except OperationalError:
            if time.monotonic() > last:
                raise
            time.sleep(_MOMENT)
        else:
            return
