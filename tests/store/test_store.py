"""The store: what is recorded stays, and is found again."""

import asyncio
import os
import signal
import sqlite3
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from agent.errors import ConfigError
from agent.store import schema, tables
from agent.store.store import Store
from schemas.briefing import Briefing, ModelInfo
from schemas.call import Call, Usage

MORNING = datetime(2025, 6, 20, 7, 30, tzinfo=timezone(timedelta(hours=2)))


def a_call(run: str = "r1", **changes: object) -> Call:
    fields: dict[str, object] = {
        "run": run,
        "article": "a1",
        "prompt": "read/compact@1",
        "model": "m",
        "attempt": 1,
        "outcome": "ok",
        "started": MORNING,
        "seconds": 1.5,
    }
    return Call.model_validate(fields | changes)


async def test_a_recorded_call_comes_back_as_it_was(tmp_path: Path) -> None:
    call = a_call(prompt_tokens=9, cached_tokens=4, completion_tokens=2, cost=0.001, error="e")
    async with Store.open(tmp_path) as store:
        await store.record(call)
    async with Store.open(tmp_path) as store:
        assert await store.calls() == [call]


async def test_an_unknown_cost_stays_unknown(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        await store.record(a_call(cost=None))
        assert (await store.calls())[0].cost is None


async def test_calls_can_be_had_by_run(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        for run in ("r1", "r2", "r1"):
            await store.record(a_call(run))
        assert [call.run for call in await store.calls("r1")] == ["r1", "r1"]
        assert len(await store.calls()) == 3


@pytest.mark.parametrize("outcome", ["ok", "invalid", "truncated", "refused"])
async def test_an_answer_is_kept_for_its_key(tmp_path: Path, outcome: str) -> None:
    async with Store.open(tmp_path) as store:
        await store.record(a_call(outcome=outcome), "k1", '{"a":1}')
        kept = await store.answer_for("k1")
        assert kept is not None
        assert (kept.outcome, kept.text) == (outcome, '{"a":1}')
        assert await store.answer_for("k2") is None


@pytest.mark.parametrize("outcome", ["transport", "cancelled", "cached"])
async def test_what_holds_no_answer_answers_nothing(tmp_path: Path, outcome: str) -> None:
    async with Store.open(tmp_path) as store:
        await store.record(a_call(outcome=outcome), "k1", "")
        assert await store.answer_for("k1") is None


async def test_the_newest_answer_counts(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        await store.record(a_call(), "k1", "old")
        await store.record(a_call(), "k1", "new")
        kept = await store.answer_for("k1")
        assert kept is not None
        assert kept.text == "new"


async def test_briefings_come_back_oldest_first(tmp_path: Path) -> None:
    info = ModelInfo(name="m", profile="full", endpoint="e")
    given = [
        Briefing(
            generated=MORNING + timedelta(days=day),
            headline=f"Day {day}",
            summary=(),
            facts=(),
            articles=(),
            model=info,
            usage=Usage(),
        )
        for day in range(2)
    ]
    async with Store.open(tmp_path) as store:
        for briefing in given:
            await store.save_briefing(briefing)
        assert await store.briefings() == given


KILLED = """
import asyncio, sys
from pathlib import Path
from agent.store.store import Store
from tests.store.test_store import a_call

async def main():
    async with Store.open(Path(sys.argv[1])) as store:
        for number in range(10_000):
            await store.record(a_call(), f"k{number}", str(number))
            print(number, flush=True)

asyncio.run(main())
"""


async def test_a_killed_program_loses_nothing_that_was_recorded(tmp_path: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        KILLED,
        str(tmp_path),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout is not None
    lines = [await program.stdout.readline() for _ in range(20)]
    program.send_signal(signal.SIGKILL)
    await program.wait()

    async with Store.open(tmp_path) as store:
        last = await store.answer_for(f"k{int(lines[-1])}")
        assert last is not None
        assert len(await store.calls()) >= 20


async def test_programs_may_open_a_new_store_together(tmp_path: Path) -> None:
    async def one(number: int) -> None:
        async with Store.open(tmp_path) as store:
            await store.record(a_call(f"r{number}"))

    await asyncio.gather(*(one(number) for number in range(6)))
    async with Store.open(tmp_path) as store:
        assert len(await store.calls()) == 6


def test_the_newest_migration_is_the_one_that_is_looked_for() -> None:
    from alembic.script import ScriptDirectory

    folder = Path(schema.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [schema.HEAD]


def test_the_migrations_make_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    migrated, declared = tmp_path / "migrated.db", tmp_path / "declared.db"
    schema.bring_up_to_date(migrated)
    engine = create_engine(f"sqlite:///{declared}")
    tables.metadata.create_all(engine)
    engine.dispose()

    def layout(file: Path) -> list[str]:
        connection = sqlite3.connect(file)
        names = [table.name for table in tables.metadata.sorted_tables]
        asked = [
            f"PRAGMA {about}({name})" for name in names for about in ("table_info", "index_list")
        ]
        # Without their numbers: the order in which SQLAlchemy makes indexes is not fixed.
        rows = [repr(row[1:]) for query in asked for row in connection.execute(query)]
        connection.close()
        return sorted(rows)

    assert layout(migrated) == layout(declared)


async def told(home: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        async with Store.open(home) as store:
            await store.record(a_call())
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
            await store.record(a_call(), f"k{number}", "x" * 200)
    file = tmp_path / "factbrief.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    assert "move the file away" in await told(tmp_path)


async def test_a_full_disk_is_told(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        async with store._engine.connect() as connection:
            await connection.exec_driver_sql("PRAGMA max_page_count = 12")
        with pytest.raises(ConfigError, match="free some disk space"):
            await store.record(a_call(), "k1", "x" * 200_000)


async def test_a_database_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "factbrief.db").mkdir()
    assert "make the folder writable" in await told(tmp_path)


async def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        await store.record(a_call(started=MORNING))
        (call,) = await store.calls()
    assert (call.started.hour, call.started.tzinfo) == (5, UTC)
