"""Faults on the wire: which are sent again, and how the lasting ones are told."""

import asyncio
import time
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import format_datetime
from itertools import cycle
from typing import Any, Self

import httpx2
import openai
import pytest

from agent.errors import ConfigError, ProviderError
from agent.llm.connect import connect
from agent.llm.endpoint import Patience
from agent.llm.ledger import Ledger
from agent.llm.retries import retry_after, unreached
from agent.store.calls import calls
from agent.store.store import Store
from tests.llm.asking import GOOD, QUICK, Claim, gateway_to, hosted, prompt
from tests.support.model_server import ModelServer, Reply, answer, fault

PASSING = [fault(429, retry_after=0), fault(408), fault(500), fault(503), Reply(hang_up=True)]


@pytest.mark.parametrize("reply", PASSING)
async def test_a_passing_fault_is_sent_again(store: Store, reply: Reply) -> None:
    async with ModelServer([reply, answer(GOOD)]) as server, gateway_to(server, store) as gateway:
        await gateway.ask(prompt(), Claim, max_tokens=50)

    assert len(server.requests) == 2
    assert [call.outcome for call in await calls(store)] == ["transport", "ok"]


@pytest.mark.parametrize("slow", [answer(GOOD, delay=10), Reply(drip=0.05)], ids=["late", "drips"])
async def test_a_slow_answer_is_given_up_and_asked_again(store: Store, slow: Reply) -> None:
    replies = [slow, answer(GOOD)]
    async with (
        ModelServer(replies) as server,
        gateway_to(server, store, timeout=0.3) as gateway,
    ):
        await gateway.ask(prompt(), Claim, max_tokens=50)

    assert [call.outcome for call in await calls(store)] == ["transport", "ok"]


async def test_what_the_endpoint_asks_to_wait_is_waited(store: Store) -> None:
    replies = [fault(429, retry_after=0.4), answer(GOOD)]
    async with ModelServer(replies) as server, gateway_to(server, store) as gateway:
        clock = time.monotonic()
        await gateway.ask(prompt(), Claim, max_tokens=50)

    assert time.monotonic() - clock >= 0.4


class _Jumping(datetime):
    """A clock that is set a day back or two days ahead whenever somebody looks."""

    days = cycle((0, -1, 2))

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp(time.time() + next(cls.days) * 86_400, tz)


async def test_a_clock_that_jumps_changes_no_wait_and_no_duration(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent.llm.exchange.datetime", _Jumping)
    replies = [fault(500), fault(503), answer(GOOD)]
    async with ModelServer(replies) as server, gateway_to(server, store) as gateway:
        clock = time.monotonic()
        await gateway.ask(prompt(), Claim, max_tokens=50)
        passed = time.monotonic() - clock

    made = await calls(store)
    assert sorted(call.outcome for call in made) == ["ok", "transport", "transport"]
    assert all(0 <= call.seconds <= passed for call in made)


async def test_a_server_whose_clock_is_far_ahead_is_not_waited_for(store: Store) -> None:
    ahead = format_datetime(datetime.now(UTC) + timedelta(days=400), usegmt=True)
    async with (
        ModelServer([fault(429, "slow down", retry_after=ahead), answer(GOOD)]) as server,
        gateway_to(server, store) as gateway,
    ):
        with pytest.raises(ProviderError, match="run again in"):
            await gateway.ask(prompt(), Claim, max_tokens=50)


LASTING = [
    (fault(401), "refused the key: check OPENAI_API_KEY"),
    (fault(404, "no such model"), "knows no model 'scripted'"),
    (
        fault(400, "the prompt\nis too long"),
        "(400), saying “the prompt is too long”: check --model",
    ),
    (Reply(413, "<html><head><title>Too  large</title></head>x</html>"), "saying “Too large”"),
    (Reply(422, "<p>Not <b>this</b> one</p><script>a()</script>"), "saying “Not this one”"),
    (fault(429, code="insufficient_quota"), "no credit left"),
    (fault(429, retry_after=9000), "run again in 9000 s"),
    (Reply(body="<html>Welcome to the router</html>"), "does not answer as an OpenAI-compatible"),
    (Reply(body={"hello": "world"}), "does not answer as an OpenAI-compatible"),
]


@pytest.mark.parametrize(("reply", "told"), LASTING)
async def test_a_lasting_fault_is_told_at_once_in_one_line(
    store: Store, reply: Reply, told: str
) -> None:
    async with ModelServer(lambda _: reply) as server, gateway_to(server, store) as gateway:
        with pytest.raises(ProviderError) as caught:
            await gateway.ask(prompt(), Claim, max_tokens=50)

    assert told in str(caught.value)
    assert server.base_url in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(server.requests) == 1


async def test_patience_ends(store: Store) -> None:
    async with ModelServer(lambda _: fault(503)) as server, gateway_to(server, store) as gateway:
        with pytest.raises(ProviderError, match=r"keeps failing \(503\)"):
            await gateway.ask(prompt(), Claim, max_tokens=50)

    assert len(server.requests) == QUICK.tries
    assert gateway.usage.calls == QUICK.tries


@pytest.mark.parametrize("reply", [Reply(hang_up=True), Reply(body={"a": 1}, cut=70)])
async def test_an_endpoint_that_breaks_off_was_reached(store: Store, reply: Reply) -> None:
    async with ModelServer(lambda _: reply) as server, gateway_to(server, store) as gateway:
        with pytest.raises(ProviderError, match="broke off before its answer was whole"):
            await gateway.ask(prompt(), Claim, max_tokens=50)


async def test_an_unreachable_endpoint_is_named(store: Store) -> None:
    async with ModelServer([]) as server:
        pass
    async with gateway_to(server, store) as gateway:
        with pytest.raises(ProviderError, match="cannot be reached") as caught:
            await gateway.ask(prompt(), Claim, max_tokens=50)
    assert server.base_url in str(caught.value)


STUBBORN = Patience(tries=100, total=60, first_wait=0.05, contact=0.3)


async def test_an_endpoint_that_was_never_there_is_given_up_soon(store: Store) -> None:
    async with ModelServer([]) as server:
        pass
    clock = time.monotonic()
    async with connect(hosted(server), Ledger(store, "r1", None), STUBBORN) as gateway:
        for repeat in range(3):
            with pytest.raises(ProviderError, match="cannot be reached"):
                await gateway.ask(prompt(), Claim, max_tokens=50, repeat=repeat)

    assert time.monotonic() - clock < 20  # of the minute that each call would be patient otherwise
    assert [call.outcome for call in await calls(store)].count("transport") >= 3


async def test_an_endpoint_that_was_there_is_waited_for(store: Store) -> None:
    replies = [answer(GOOD), *[Reply(hang_up=True)] * 6, answer(GOOD)]
    async with (
        ModelServer(replies) as server,
        connect(hosted(server), Ledger(store, "r1", None), STUBBORN) as gateway,
    ):
        await gateway.ask(prompt(), Claim, max_tokens=50)
        await asyncio.sleep(STUBBORN.contact)
        await gateway.ask(prompt(), Claim, max_tokens=50, repeat=1)

    assert len(server.requests) == len(replies)


def test_only_what_never_arrived_is_unreached() -> None:
    request = httpx2.Request("POST", "http://127.0.0.1/v1")
    slow, deaf = openai.APITimeoutError(request), openai.APITimeoutError(request)
    slow.__cause__ = httpx2.ReadTimeout("no answer", request=request)
    deaf.__cause__ = httpx2.ConnectTimeout("no connection", request=request)
    assert [unreached(slow), unreached(deaf)] == [False, True]
    assert unreached(openai.APIConnectionError(request=request))
    assert not unreached(ProviderError("the endpoint has no such model"))


async def test_too_many_requests_lower_the_number_at_once(store: Store) -> None:
    refused = 0

    def script(_: dict[str, Any]) -> Reply:
        nonlocal refused
        if server.most_at_once > 2 and refused < 4:
            refused += 1
            return fault(429, retry_after=0.05)
        return answer(GOOD, delay=0.02)

    async with ModelServer(script) as server, gateway_to(server, store, concurrency=8) as gateway:
        asks = (gateway.ask(prompt(), Claim, max_tokens=50, repeat=n) for n in range(30))
        await asyncio.gather(*asks)

    assert refused == 4
    outcomes = [call.outcome for call in await calls(store)]
    assert outcomes.count("ok") == 30


async def test_an_endpoint_is_spoken_to_in_its_dialect(store: Store) -> None:
    def script(request: dict[str, Any]) -> Reply:
        for name in ("max_tokens", "temperature"):
            if name in request:
                body = {"error": {"message": "unsupported", "param": name, "code": "unsupported"}}
                return Reply(400, body)
        return answer(GOOD)

    async with ModelServer(script) as server, gateway_to(server, store) as gateway:
        await gateway.ask(prompt(), Claim, max_tokens=50)
        await gateway.ask(prompt(), Claim, max_tokens=50, repeat=1)

    assert len(server.requests) == 4  # what it refuses is learnt once
    assert server.requests[-1]["max_completion_tokens"] == 50


async def test_an_endpoint_without_strict_schemas_gets_a_plain_one(store: Store) -> None:
    def script(request: dict[str, Any]) -> Reply:
        if "strict" in request["response_format"]["json_schema"]:
            return Reply(400, {"error": {"message": "bad schema", "param": "response_format"}})
        return answer(GOOD)

    async with ModelServer(script) as server, gateway_to(server, store) as gateway:
        assert await gateway.ask(prompt(), Claim, max_tokens=50) == Claim(**GOOD)


async def test_a_budget_in_money_needs_a_known_price(store: Store) -> None:
    async with ModelServer([]) as server:
        with pytest.raises(ConfigError, match=r"price of 'scripted'.*--max-tokens"):
            async with gateway_to(server, store, max_cost=1):
                pass


def asked_to_wait(header: str) -> float | None:
    request = httpx2.Request("POST", "http://127.0.0.1/v1")
    response = httpx2.Response(429, headers={"retry-after": header}, request=request)
    return retry_after(openai.RateLimitError("slow down", response=response, body=None))


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        *[("7", 7), ("0.5", 0.5), ("-3", 0), ("soon", None), ("", None), ("nan", 0)],
        ("Mon, 12 Jun 2034 10:00:00 +99999999999999", None),
    ],
)
def test_retry_after_in_seconds(header: str, seconds: float | None) -> None:
    assert asked_to_wait(header) == seconds


@pytest.mark.parametrize(("ahead", "seconds"), [(400, 400), (-400, 0)])
def test_retry_after_as_a_date(ahead: int, seconds: float) -> None:
    header = format_datetime(datetime.now(UTC) + timedelta(seconds=ahead), usegmt=True)

    assert asked_to_wait(header) == pytest.approx(seconds, abs=30)
