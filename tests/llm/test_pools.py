"""Pools of connections: as many as the calls at once need, none asked for more than its share."""

from contextlib import ExitStack

import openai
import pytest

from agent.llm.pools import Pools


@pytest.mark.parametrize(
    ("at_once", "sizes"), [(1, [1]), (32, [32]), (33, [17, 17]), (1000, [32] * 32)]
)
def test_pools_are_of_like_size(at_once: int, sizes: list[int]) -> None:
    made: list[int] = []
    any_client = openai.AsyncOpenAI(api_key="none")

    def client(connections: int) -> openai.AsyncOpenAI:
        made.append(connections)
        return any_client

    Pools(at_once, client)
    assert made == sizes


async def test_the_least_busy_is_taken_and_none_is_asked_for_more_than_its_share() -> None:
    pools = Pools(80, lambda _: openai.AsyncOpenAI(api_key="none"))
    taken: dict[int, int] = {}
    with ExitStack() as stack:
        for _ in range(80):
            client = stack.enter_context(pools.client())
            taken[id(client)] = taken.get(id(client), 0) + 1
    assert sorted(taken.values()) == [26, 27, 27]
    with pools.client() as first, pools.client() as second:
        assert first is not second
    await pools.close()
