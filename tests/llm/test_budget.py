"""The budget: nothing is sent that might pass it."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import BudgetError
from agent.llm.budget import Budget
from agent.llm.prices import price_of
from agent.store.store import Store
from tests.llm.asking import GOOD, Claim, gateway_to, prompt
from tests.support.model_server import ModelServer, answer

CallFigures = tuple[int, int]


async def spend(budget: Budget, calls: list[CallFigures]) -> int:
    """Runs `calls` (worst case, tokens really used) at once; the tokens spent in all."""
    spent = 0

    async def call(worst: int, used: int) -> None:
        nonlocal spent
        async with budget.hold(worst, 0.0) as hold:
            await asyncio.sleep(0)
            hold.tokens = used
            spent += used

    await asyncio.gather(*(call(*figures) for figures in calls), return_exceptions=True)
    return spent


call_figures = st.integers(1, 50).flatmap(lambda w: st.tuples(st.just(w), st.integers(0, w)))


@given(limit=st.integers(0, 120), calls=st.lists(call_figures, max_size=12))
def test_calls_in_flight_together_stay_within_the_budget(
    limit: int, calls: list[CallFigures]
) -> None:
    assert asyncio.run(spend(Budget(None, limit), calls)) <= limit


@given(calls=st.lists(call_figures, max_size=12))
def test_without_a_bound_everything_is_sent(calls: list[CallFigures]) -> None:
    assert asyncio.run(spend(Budget(None, None), calls)) == sum(used for _, used in calls)


async def test_a_call_waits_for_those_in_flight_rather_than_give_up() -> None:
    # Either would fit alone, both together would not, and each takes less than it might.
    assert await spend(Budget(None, 100), [(80, 10), (80, 10)]) == 20


async def test_money_is_bounded_as_tokens_are() -> None:
    budget = Budget(0.10, None)
    async with budget.hold(1, 0.08):
        pass
    with pytest.raises(BudgetError, match=r"--max-cost 0.1: \$0.0800 is spent"):
        async with budget.hold(1, 0.03):
            pass


async def test_the_call_that_would_pass_the_budget_is_not_sent(store: Store) -> None:
    reply = answer(GOOD, prompt_tokens=60, completion_tokens=40)
    async with (
        ModelServer(lambda _: reply) as server,
        gateway_to(server, store, max_tokens=250) as gateway,
    ):
        await gateway.ask(prompt(), Claim, max_tokens=50)
        await gateway.ask(prompt(), Claim, max_tokens=50, repeat=1)
        with pytest.raises(BudgetError, match="--max-tokens 250: 200 tokens are spent"):
            await gateway.ask(prompt(), Claim, max_tokens=50, repeat=2)
        # What is on disk costs nothing and is still answered.
        await gateway.ask(prompt(), Claim, max_tokens=50)

    assert len(server.requests) == 2


async def test_an_answer_that_does_not_tell_its_tokens_counts_as_the_most_it_may_take(
    store: Store,
) -> None:
    sound = answer(GOOD)
    reply = replace(sound, body={k: v for k, v in sound.body.items() if k != "usage"})
    async with (
        ModelServer(lambda _: reply) as server,
        gateway_to(server, store, max_tokens=200) as gateway,
    ):
        await gateway.ask(prompt(), Claim, max_tokens=50)
        await gateway.ask(prompt(), Claim, max_tokens=50, repeat=1)
        with pytest.raises(BudgetError, match="--max-tokens 200"):
            await gateway.ask(prompt(), Claim, max_tokens=50, repeat=2)

    assert len(server.requests) == 2


def test_prices_are_those_of_the_model_at_its_endpoint() -> None:
    price = price_of("gpt-4.1-mini", "https://api.openai.com/v1")
    full = price(1_000_000, 0, 0)
    partly_cached = price(1_000_000, 500_000, 0)

    assert full is not None
    assert partly_cached is not None
    assert 0 < partly_cached < full
    assert price_of("gpt-4.1-mini", "http://127.0.0.1:1234/v1")(1, 0, 1) is None
