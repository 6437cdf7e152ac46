"""The store as a whole: opened, migrated, killed, and telling what is wrong in one line."""

import asyncio
import os
import signal
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from agent.errors import ConfigError
from agent.store import schema, tables
from agent.store.calls import answer_for, calls, record
from agent.store.engine import _prepare
from agent.store.store import Store
from tests.store.material import a_call
from tests.support.postgres import Postgres

KILLED = """
import asyncio, sys
from pathlib import Path
from agent.store.calls import record
from agent.store.store import Store
from tests.store.material import a_call

async def main():
    where = sys.argv[1]
    async with Store.open(where if "://" in where else Path(where)) as store:
        for number in range(10_000):
            await record(store, a_call(), f"k{number}", str(number))
            print(number, flush=True)

asyncio.run(main())
"""


async def test_a_killed_program_loses_nothing_that_was_recorded(where: Path | str) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        KILLED,
        str(where),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout is not None
    lines = [await program.stdout.readline() for _ in range(20)]
    program.send_signal(signal.SIGKILL)
    await program.wait()

    async with Store.open(where) as store:
        last = await answer_for(store, f"k{int(lines[-1])}")
        assert last is not None
        assert len(await calls(store)) >= 20


async def test_what_fails_in_the_middle_leaves_nothing(store: Store) -> None:
    async def half() -> None:
        async with store.transaction() as connection:
            await connection.execute(text("UPDATE calls SET run = 'r2'"))
            raise ValueError("in the middle")

    await record(store, a_call())
    with pytest.raises(ValueError, match="in the middle"):
        await half()
    assert [call.run for call in await calls(store)] == ["r1"]


async def test_a_thousand_tasks_write_at_once(store: Store) -> None:
    await asyncio.gather(*(record(store, a_call(), f"k{number}", "x") for number in range(1000)))
    assert len(await calls(store)) == 1000


async def test_the_short_scheme_of_postgresql_will_do(postgres: Postgres) -> None:
    url = postgres.emptied().replace("postgresql://", "postgres://")
    async with Store.open(url) as store:
        await record(store, a_call())


async def test_programs_may_open_a_new_store_together(where: Path | str) -> None:
    async def one(number: int) -> None:
        async with Store.open(where) as store:
            await record(store, a_call(f"r{number}"))

    await asyncio.gather(*(one(number) for number in range(6)))
    async with Store.open(where) as store:
        assert len(await calls(store)) == 6


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    folder = Path(schema.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [schema.HEAD]


async def test_the_migrations_make_the_tables_that_the_code_uses(store: Store) -> None:
    def differences(connection: Connection) -> list[object]:
        # The full-text index is no table of ours, and SQLAlchemy cannot say its kind of index.
        of_search = ("facts_index", "ix_facts_words")
        options = {"include_name": lambda name, *_: not (name or "").startswith(of_search)}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, tables.metadata))

    async with store.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_store_of_a_newer_program_is_told(where: Path | str) -> None:
    async with Store.open(where) as store, store.transaction() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert "made by a newer factbrief" in await told(where)


async def told(where: Path | str) -> str:
    with pytest.raises(ConfigError) as caught:
        async with Store.open(where) as store:
            await record(store, a_call())
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    line = await told(tmp_path / "file" / "home")
    assert "FACTBRIEF_HOME" in line
    assert str(tmp_path) in line


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "factbrief.db").write_bytes(b"not a database at all" * 100)
    assert "move the file away" in await told(tmp_path)


async def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        for number in range(200):
            await record(store, a_call(), f"k{number}", "x" * 200)
    file = tmp_path / "factbrief.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    assert "move the file away" in await told(tmp_path)


async def test_a_full_disk_is_told(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        [[pages]] = await store.execute(text("PRAGMA page_count"), {})
        await store.execute(text(f"PRAGMA max_page_count = {pages + 4}"), {})
        with pytest.raises(ConfigError, match="free some disk space"):
            await record(store, a_call(), "k1", "x" * 200_000)


async def test_a_database_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "factbrief.db").mkdir()
    assert "make the folder writable" in await told(tmp_path)


async def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    line = await told(f"postgresql://me:s3cret@/news?host={tmp_path}")
    assert "FACTBRIEF_DATABASE" in line
    assert "s3cret" not in line


async def test_a_database_that_is_not_there_is_told(postgres: Postgres) -> None:
    line = await told(postgres.url("nowhere"))
    assert '"nowhere" does not exist' in line
    assert "FACTBRIEF_DATABASE" in line


async def test_only_postgresql_has_a_url() -> None:
    assert "only postgresql:// will do" in await told("mysql://me@host/news")
    assert "is no URL" in await told("somewhere")


async def test_the_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    assert "pip install 'factbrief[postgres]'" in await told("postgresql://me@host/news")


def test_connections_that_open_a_new_file_at_one_moment_wait_for_one_another(
    tmp_path: Path,
) -> None:
    """Turning a file to its write-ahead journal meets a lock that SQLite does not wait for."""

    def opened(file: Path, together: Barrier) -> None:
        with closing(sqlite3.connect(file, timeout=30)) as connection:
            together.wait()
            _prepare(connection, None)

    for number in range(40):
        file, together = tmp_path / f"{number}.db", Barrier(6)
        with ThreadPoolExecutor(6) as threads:
            for done in [threads.submit(opened, file, together) for _ in range(6)]:
                done.result()
