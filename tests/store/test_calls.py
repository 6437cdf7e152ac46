"""The record of calls: what is written down stays, and an answer is found by its key."""

from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest

from agent.store.calls import answer_for, calls, record
from agent.store.store import Store
from tests.store.material import MORNING, a_call


async def test_a_recorded_call_comes_back_as_it_was(where: Path | str) -> None:
    call = a_call(prompt_tokens=9, cached_tokens=4, completion_tokens=2, cost=0.001, error="e")
    async with Store.open(where) as store:
        await record(store, call)
    async with Store.open(where) as store:
        assert await calls(store) == [call]


async def test_an_unknown_cost_stays_unknown(store: Store) -> None:
    await record(store, a_call(cost=None))
    assert (await calls(store))[0].cost is None


async def test_calls_can_be_had_by_run(store: Store) -> None:
    for run in ("r1", "r2", "r1"):
        await record(store, a_call(run))
    assert [call.run for call in await calls(store, "r1")] == ["r1", "r1"]
    assert len(await calls(store)) == 3


@pytest.mark.parametrize("outcome", ["ok", "invalid", "truncated", "refused"])
async def test_an_answer_is_kept_for_its_key(store: Store, outcome: str) -> None:
    await record(store, a_call(outcome=outcome), "k1", '{"a":1}')
    kept = await answer_for(store, "k1")
    assert kept is not None
    assert (kept.outcome, kept.text) == (outcome, '{"a":1}')
    assert await answer_for(store, "k2") is None


@pytest.mark.parametrize("outcome", ["transport", "cancelled", "cached"])
async def test_what_holds_no_answer_answers_nothing(store: Store, outcome: str) -> None:
    await record(store, a_call(outcome=outcome), "k1", "")
    assert await answer_for(store, "k1") is None


async def test_the_newest_answer_counts(store: Store) -> None:
    await record(store, a_call(), "k1", "old")
    await record(store, a_call(), "k1", "new")
    kept = await answer_for(store, "k1")
    assert kept is not None
    assert kept.text == "new"


async def test_times_are_kept_in_utc(store: Store) -> None:
    await record(store, a_call(started=MORNING.astimezone(timezone(timedelta(hours=2)))))
    (call,) = await calls(store)
    assert (call.started, call.started.tzinfo) == (MORNING, UTC)


async def test_what_no_database_takes_is_kept_without_it(store: Store) -> None:
    await record(store, a_call(error="cut\0off \ud83d"), "k1", "a\0b")
    kept = await answer_for(store, "k1")
    assert kept is not None
    assert kept.text == "a\ufffdb"
    assert (await calls(store))[0].error == "cut\ufffdoff ?"
