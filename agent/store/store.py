"""The store: what was asked and answered, and what was briefed."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from agent.errors import ConfigError
from agent.store import tables
from agent.store.schema import bring_up_to_date
from schemas.briefing import Briefing
from schemas.call import Call, Outcome

_FINAL = ("ok", "invalid", "truncated", "refused")
"""Outcomes that hold an answer of the model's, good or bad: asking again would bring it again."""


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a model once answered to the very same request."""

    outcome: Outcome
    text: str


class Store:
    """State under one home folder; open it with `Store.open`.

    Every method commits before it returns, so a killed program loses nothing that was recorded.
    Each raises ConfigError where the disk or the file will not have it.
    """

    def __init__(self, file: Path, engine: AsyncEngine) -> None:
        self._file = file
        self._engine = engine

    @classmethod
    @asynccontextmanager
    async def open(cls, home: Path) -> AsyncIterator["Store"]:
        """The store in `home`, created or migrated as needed, closed at the end."""
        file = home / "factbrief.db"
        with _explained(file):
            await asyncio.to_thread(bring_up_to_date, file)
        # One connection: SQLite writes one at a time, and tasks queue more fairly here than there.
        # They queue for as long as it takes: a busy machine is no error.
        engine = create_async_engine(
            f"sqlite+aiosqlite:///{file}", pool_size=1, max_overflow=0, pool_timeout=None
        )
        event.listen(engine.sync_engine, "connect", _prepare)
        try:
            yield cls(file, engine)
        finally:
            await engine.dispose()

    async def record(self, call: Call, key: str = "", answer: str | None = None) -> None:
        """Writes one attempt down. With `key`, its `answer` serves the same request next time."""
        row = call.model_dump() | {"key": key, "answer": answer}
        with _explained(self._file):
            async with self._engine.begin() as connection:
                await connection.execute(insert(tables.calls), row)

    async def answer_for(self, key: str) -> KeptAnswer | None:
        """The newest finished answer to the request with this key."""
        calls = tables.calls.c
        query = (
            select(calls.outcome, calls.answer)
            .where(calls.key == key, calls.outcome.in_(_FINAL), calls.answer.is_not(None))
            .order_by(calls.id.desc())
            .limit(1)
        )
        with _explained(self._file):
            async with self._engine.connect() as connection:
                row = (await connection.execute(query)).first()
        return KeptAnswer(outcome=row.outcome, text=row.answer) if row else None

    async def calls(self, run: str | None = None) -> list[Call]:
        """Every recorded attempt, oldest first; of one run where one is named."""
        columns = [tables.calls.c[name] for name in Call.model_fields]
        query = select(*columns).order_by(tables.calls.c.id)
        if run is not None:
            query = query.where(tables.calls.c.run == run)
        with _explained(self._file):
            async with self._engine.connect() as connection:
                rows = (await connection.execute(query)).mappings().all()
        return [Call.model_validate(dict(row)) for row in rows]

    async def save_briefing(self, briefing: Briefing) -> None:
        """Keeps a briefing, so that the next one can say what is new."""
        row = {"generated": briefing.generated, "json": briefing.model_dump_json()}
        with _explained(self._file):
            async with self._engine.begin() as connection:
                await connection.execute(insert(tables.briefings), row)

    async def briefings(self) -> list[Briefing]:
        """The kept briefings, oldest first."""
        query = select(tables.briefings.c.json).order_by(tables.briefings.c.id)
        with _explained(self._file):
            async with self._engine.connect() as connection:
                rows = (await connection.execute(query)).scalars().all()
        return [Briefing.model_validate_json(text) for text in rows]


def _prepare(connection: Any, record: Any) -> None:
    """SQLAlchemy's "connect" listener; both arguments are driver objects without a public type."""
    del record
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # In WAL, NORMAL keeps every commit through a killed process; only a power cut may lose some.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()


@contextmanager
def _explained(file: Path) -> Iterator[None]:
    """Turns what the disk or SQLite refuses into one line for the user."""
    try:
        yield
    except OSError as error:
        raise ConfigError(
            f"{file.parent}: {error.strerror or error}; "
            "make the folder writable or name another with FACTBRIEF_HOME"
        ) from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise ConfigError(f"{file}: {cause}; {_way_out(str(cause))}") from error


def _way_out(cause: str) -> str:
    if "full" in cause:
        return "free some disk space or name another folder with FACTBRIEF_HOME"
    if "malformed" in cause or "not a database" in cause:
        return "move the file away; a new one is made at the next run"
    if "locked" in cause:
        return "another program holds it; end that program and run again"
    return "make the folder writable or name another with FACTBRIEF_HOME"
