"""A store that an older program made opens with all that it held."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, text

from agent.store import schema
from agent.store.briefings import briefing, headlines, save_briefing
from agent.store.calls import answer_for
from agent.store.engine import make_engine, writing
from agent.store.search import search
from agent.store.store import Store
from tests.store.material import MORNING, a_briefing

ANSWERED = """INSERT INTO calls (run, article, prompt, model, attempt, outcome, started, seconds,
    prompt_tokens, cached_tokens, completion_tokens, error, key, answer)
    VALUES ('r1', 'a1', 'p@1', 'm', 1, 'ok', '2025-06-20 05:30:00', 1, 9, 0, 2, '', 'k1', 'yes')"""
BRIEFED = "INSERT INTO briefings (generated, json) VALUES ('2025-06-20 05:30:00', :json)"


def _as_of(connection: Connection, revision: str) -> None:
    config = Config()
    folder = Path(schema.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def test_the_first_store_keeps_answers_and_its_facts_are_found(where: Path | str) -> None:
    given = a_briefing("The bridge shuts", "Trains 🚉 stop")
    engine = make_engine(where)
    async with writing(engine) as connection:
        await connection.run_sync(_as_of, "0001")
        await connection.execute(text(ANSWERED))
        await connection.execute(text(BRIEFED), {"json": given.model_dump_json()})
    await engine.dispose()

    async with Store.open(where) as store:
        kept = await briefing(store, 1)
        assert kept is not None
        assert kept.briefing == given
        assert [one.headline for one in await headlines(store)] == [given.headline]
        (hit,) = await search(store, "train")
        assert (hit.fact, hit.outlets, hit.day) == ("f2", ("Harbour Courier",), MORNING.date())
        assert await answer_for(store, "k1")


async def test_a_table_made_anew_keeps_what_refers_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anew(connection: Connection) -> None:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("briefings", recreate="always"):
            pass

    async with Store.open(tmp_path) as store:
        await save_briefing(store, a_briefing("Trains stop"))
    monkeypatch.setattr(schema, "HEAD", "0000")
    monkeypatch.setattr(schema, "_upgrade", anew)
    async with Store.open(tmp_path) as store:
        assert len(await search(store, "train")) == 1
        async with store.reading() as connection:
            asked = await connection.exec_driver_sql("PRAGMA foreign_keys")
            assert asked.scalar_one() == 1
