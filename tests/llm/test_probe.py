"""The probe: does an endpoint answer, and does it hold the model to a schema?"""

from typing import Any

import pytest

from agent.llm.probe import probe
from agent.store.store import Store
from tests.llm.asking import hosted
from tests.support.model_server import ModelServer, Reply, answer, fault

FITTING = {"shade": "gamboge", "stones": 17}


async def test_an_endpoint_that_enforces_the_schema(store: Store) -> None:
    async with ModelServer([answer(FITTING)]) as server:
        found = await probe(hosted(server), store, "r1")

    assert (found.answers, found.enforces_schema, found.detail) == (True, True, "")


@pytest.mark.parametrize("second", [answer("Good morning again!"), answer(FITTING)])
async def test_a_schema_that_is_only_a_wish_is_found_out(store: Store, second: Reply) -> None:
    async with ModelServer([answer("Good morning!"), second]) as server:
        found = await probe(hosted(server), store, "r1")

    assert (found.answers, found.enforces_schema) == (True, False)
    assert "scripted is not held to a schema" in found.detail


async def test_an_endpoint_that_refuses_says_why(store: Store) -> None:
    async with ModelServer([fault(401)]) as server:
        found = await probe(hosted(server), store, "r1")

    assert (found.answers, found.enforces_schema) == (False, False)
    assert "refused the key" in found.detail


async def test_the_probe_gives_the_model_every_reason_to_break_the_schema(store: Store) -> None:
    def script(request: dict[str, Any]) -> Reply:
        told = " ".join(message["content"] for message in request["messages"])
        assert "gamboge" not in told  # the model is not to copy it from the prompt
        return answer(FITTING)

    async with ModelServer(script) as server:
        assert (await probe(hosted(server), store, "r1")).enforces_schema
