"""Single statements, each a transaction by itself, in as few steps as the database has.

The record of calls puts one question and writes one row for each call. Through the asynchronous
engine that is ten steps to SQLite's thread and back, which cost as much as reading the answer.
"""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from sqlalchemy import Engine, Executable, Row
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncEngine

Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]
Rows = Sequence[Row[Any]]


class Single(Protocol):
    """Carries out single statements."""

    async def execute(self, statement: Executable, parameters: Parameters) -> Rows:
        """The rows that `statement` gives, none where it only writes."""
        ...

    async def close(self) -> None:
        """Lets go of the database."""
        ...


class InThread:
    """On SQLite: a connection of its own in a thread of its own, one step there and one back."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="factbrief-store")

    async def execute(self, statement: Executable, parameters: Parameters) -> Rows:
        """As Single's. What has begun is carried out even where whoever waits is cancelled."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self._carry_out, statement, parameters)

    async def close(self) -> None:
        """As Single's, once all that was asked for is done."""
        await asyncio.to_thread(self._thread.shutdown)
        self._engine.dispose()

    def _carry_out(self, statement: Executable, parameters: Parameters) -> Rows:
        with self._engine.begin() as connection:
            return _rows(connection.execute(statement, parameters))


class OnServer:
    """On PostgreSQL, through the engine that all else uses."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def execute(self, statement: Executable, parameters: Parameters) -> Rows:
        """As Single's."""
        async with self._engine.begin() as connection:
            return _rows(await connection.execute(statement, parameters))

    async def close(self) -> None:
        """The engine is its owner's to close."""


def _rows(result: CursorResult[Any]) -> Rows:
    return result.all() if result.returns_rows else ()
