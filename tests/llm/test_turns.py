"""A bound on requests a minute is held where a request leaves, for each one that does."""

import asyncio

from sqlalchemy import func, select

from agent.llm.gateway import Gateway
from agent.store import tables
from agent.store.store import Store
from tests.llm.asking import GOOD, Claim, gateway_to, prompt
from tests.support.model_server import ModelServer, Reply, answer

REFUSED = Reply(400, {"error": {"message": "seed is not supported", "param": "seed"}})


async def _ask(gateway: Gateway, times: int) -> None:
    texts = (f"1 The bridge is {n} years old. 2 It stays shut." for n in range(times))
    await asyncio.gather(*(gateway.ask(prompt(t), Claim, max_tokens=50) for t in texts))


async def _rows(store: Store) -> int:
    async with store.reading() as connection:
        rows = await connection.execute(select(func.count()).select_from(tables.turns))
        return int(rows.scalar_one())


async def test_requests_leave_at_the_rate_that_is_set(store: Store) -> None:
    came: list[float] = []

    def script(_: object) -> Reply:
        came.append(asyncio.get_running_loop().time())
        return answer(GOOD)

    async with (
        ModelServer(script) as server,
        gateway_to(server, store, requests_per_minute=300) as gateway,
    ):
        await _ask(gateway, 8)
    assert max(came) - min(came) > 7 * 0.2 - 0.1


async def test_a_refused_argument_takes_a_turn_of_its_own(store: Store) -> None:
    came: list[float] = []

    def script(request: dict[str, object]) -> Reply:
        came.append(asyncio.get_running_loop().time())
        return REFUSED if "seed" in request else answer(GOOD)

    async with (
        ModelServer(script) as server,
        gateway_to(server, store, requests_per_minute=60) as gateway,
    ):
        await _ask(gateway, 1)
    assert len(came) == 2
    assert came[1] - came[0] > 0.9


async def test_without_a_bound_the_store_is_not_asked(store: Store) -> None:
    async with ModelServer([answer(GOOD)]) as server, gateway_to(server, store) as gateway:
        await _ask(gateway, 1)
    assert await _rows(store) == 0
