"""The store: one database that outlives the runs. Its subjects are the modules beside this one."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from agent.store.engine import make_engine, make_single, writing
from agent.store.faults import explained
from agent.store.schema import bring_up_to_date
from agent.store.single import Parameters, Rows, Single


class Store:
    """An open database; `Store.open` makes one.

    Everything that reads or writes it raises ConfigError, one line with the way out, where the
    disk or the database will not have it.
    """

    def __init__(self, where: Path | str, engine: AsyncEngine, single: Single) -> None:
        self._where = where
        self._engine = engine
        self._single = single

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
            single = make_single(where, engine)
            try:
                yield cls(where, engine, single)
            finally:
                await single.close()
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

    async def execute(self, statement: Executable, parameters: Parameters) -> Rows:
        """Carries out one statement, a transaction by itself, and gives its rows. What every call
        needs goes this way: it is the shortest."""
        with explained(self._where):
            return await self._single.execute(statement, parameters)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection to read with; it waits for no writer."""
        with explained(self._where):
            async with self._engine.connect() as connection:
                yield connection
