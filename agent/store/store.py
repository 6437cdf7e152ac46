"""The store: one database that outlives the runs. Its subjects are the modules beside this one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from agent.store.engine import make_engine, writing
from agent.store.faults import explained
from agent.store.schema import bring_up_to_date


class Store:
    """An open database; `Store.open` makes one.

    Everything that reads or writes it raises ConfigError, one line with the way out, where the
    disk or the database will not have it.
    """

    def __init__(self, where: Path | str, engine: AsyncEngine) -> None:
        self._where = where
        self._engine = engine

    @classmethod
    @asynccontextmanager
    async def open(cls, where: Path | str) -> AsyncIterator["Store"]:
        """The store in the folder `where`, or at the URL `where` of a PostgreSQL database.

        It is created or migrated as needed, and closed at the end. Raises ConfigError.
        """
        engine = make_engine(where)
        try:
            with explained(where):
                if isinstance(where, Path):
                    await asyncio.to_thread(where.mkdir, parents=True, exist_ok=True)
                await bring_up_to_date(engine)
            yield cls(where, engine)
        finally:
            await engine.dispose()

    @property
    def engine(self) -> AsyncEngine:
        """For a library that keeps tables of its own here; all else goes through a transaction."""
        return self._engine

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose writes are kept together at the end, or none of them.

        A killed program loses nothing of a transaction that has ended. Nothing but the database
        belongs inside: its errors are explained as the database's.
        """
        with explained(self._where):
            async with writing(self._engine) as connection:
                yield connection

    @asynccontextmanager
    async def statement(self) -> AsyncIterator[AsyncConnection]:
        """A connection for one statement that writes, which is a transaction by itself."""
        with explained(self._where):
            async with self._engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with; it waits for no writer."""
        with explained(self._where):
            async with self._engine.connect() as connection:
                yield connection
