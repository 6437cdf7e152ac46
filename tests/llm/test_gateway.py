"""Asking a model: what is sent, what is kept, what is recorded."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from agent.llm.request import AnswerError
from agent.store.calls import calls
from agent.store.store import Store
from schemas.call import Call
from tests.llm.asking import GOOD, Claim, gateway_to, hosted, prompt
from tests.support.model_server import ModelServer, Reply, answer


async def test_an_answer_comes_back_in_its_form(store: Store) -> None:
    async with ModelServer([answer(GOOD)]) as server, gateway_to(server, store) as gateway:
        claim = await gateway.ask(prompt(), Claim, max_tokens=50)

    assert claim == Claim(sentence=2, claim="The bridge stays shut.")
    assert type(claim) is Claim
    (sent,) = server.requests
    assert (sent["model"], sent["max_tokens"], sent["temperature"]) == ("scripted", 50, 0)
    assert sent["response_format"]["json_schema"]["schema"] == Claim.model_json_schema()
    assert sent["response_format"]["json_schema"]["strict"] is True
    assert server.keys == ["k-1"]


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% if x %}", "}} {", "{% raw %}{{ a.b }}"])
async def test_article_text_reaches_the_model_as_it_stands(store: Store, text: str) -> None:
    async with ModelServer([answer(GOOD)]) as server, gateway_to(server, store) as gateway:
        await gateway.ask(prompt(text), Claim, max_tokens=50)

    assert server.requests[0]["messages"][-1]["content"] == text


async def test_the_same_request_is_sent_once(store: Store) -> None:
    async with ModelServer([answer(GOOD)]) as server:
        async with gateway_to(server, store) as first:
            given = await first.ask(prompt(), Claim, max_tokens=50)
        async with gateway_to(server, store) as second:
            assert await second.ask(prompt(), Claim, max_tokens=50) == given

    assert len(server.requests) == 1
    assert (first.usage.calls, first.usage.cached_calls) == (1, 0)
    assert (second.usage.calls, second.usage.cached_calls) == (0, 1)
    assert [call.outcome for call in await calls(store)] == ["ok", "cached"]


async def test_what_is_told_on_a_question_is_kept_for_that_model_and_prompt(store: Store) -> None:
    async with ModelServer([]) as server:
        async with gateway_to(server, store) as gateway:
            await gateway.tell("relate/full@1", {"a b": "same", "c d": "different"})
            assert await gateway.told("relate/full@1", ["a b", "e f"]) == {"a b": "same"}
            assert await gateway.told("relate/full@2", ["a b"]) == {}
        async with gateway_to(server, store, model="another") as other:
            assert await other.told("relate/full@1", ["a b"]) == {}


class OtherClaim(Claim):
    """Another form."""


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": prompt("another text")},
        {"form": OtherClaim},
        {"max_tokens": 51},
        {"repeat": 1},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_whatever_shapes_the_answer_is_asked_anew(
    store: Store, change: dict[str, Any]
) -> None:
    asked: dict[str, Any] = {"prompt": prompt("a text"), "form": Claim, "max_tokens": 50}
    async with (
        ModelServer(lambda _: answer(GOOD)) as server,
        gateway_to(server, store) as gateway,
    ):
        await gateway.ask(**asked)
        await gateway.ask(**asked | change)

    assert len(server.requests) == 2


async def test_another_model_is_asked_anew(store: Store) -> None:
    async with ModelServer(lambda _: answer(GOOD)) as server:
        for model in ("scripted", "other"):
            async with gateway_to(server, store, model=model) as gateway:
                await gateway.ask(prompt(), Claim, max_tokens=50)

    assert [request["model"] for request in server.requests] == ["scripted", "other"]


def not_first(claim: Claim) -> str | None:
    return "sentence 1 says nothing of the sort" if claim.sentence == 1 else None


async def test_a_check_is_told_to_the_model_and_asked_again_once(store: Store) -> None:
    replies = [answer(GOOD | {"sentence": 1}), answer(GOOD)]
    async with ModelServer(replies) as server, gateway_to(server, store) as gateway:
        claim = await gateway.ask(prompt(), Claim, max_tokens=50, check=not_first)

    assert claim.sentence == 2
    assert "sentence 1 says nothing of the sort" in server.requests[1]["messages"][-1]["content"]
    told = await calls(store, "r1")
    assert [(call.attempt, call.outcome) for call in told] == [(1, "invalid"), (2, "ok")]
    assert told[0].error == "sentence 1 says nothing of the sort"


async def test_a_repaired_answer_is_repaired_from_disk_the_next_time(store: Store) -> None:
    replies = [answer(GOOD | {"sentence": 1}), answer(GOOD)]
    async with ModelServer(replies) as server:
        for _ in range(2):
            async with gateway_to(server, store) as gateway:
                await gateway.ask(prompt(), Claim, max_tokens=50, check=not_first)

    assert len(server.requests) == 2
    assert (gateway.usage.calls, gateway.usage.cached_calls) == (0, 2)


async def test_a_kept_answer_that_a_new_check_refuses_is_asked_again(store: Store) -> None:
    replies = [answer(GOOD | {"sentence": 1}), answer(GOOD)]
    async with ModelServer(replies) as server, gateway_to(server, store) as gateway:
        await gateway.ask(prompt(), Claim, max_tokens=50)
        claim = await gateway.ask(prompt(), Claim, max_tokens=50, check=not_first)

    assert claim.sentence == 2
    assert len(server.requests) == 2


FAILURES = [
    ([answer("no JSON at all"), answer("nor now")], "invalid"),
    ([answer({"sentence": "two"}), answer({"sentence": 2})], "invalid"),
    ([answer('{"sentence": 2, "cl', finish_reason="length")], "truncated"),
    ([answer("", finish_reason="content_filter")], "refused"),
    ([answer("", refusal="I will not.")], "refused"),
    ([answer({"sentence": 2, "claim": "A" * 50_000})], "truncated"),
]


@pytest.mark.parametrize(("replies", "outcome"), FAILURES)
async def test_an_answer_that_will_not_do_is_an_error_and_is_not_asked_for_ever(
    store: Store, replies: list[Reply], outcome: str
) -> None:
    async with ModelServer(replies) as server:
        for _ in range(2):  # the second time from disk
            async with gateway_to(server, store) as gateway:
                with pytest.raises(AnswerError) as caught:
                    await gateway.ask(prompt(), Claim, max_tokens=50)
                assert caught.value.outcome == outcome
                assert "\n" not in str(caught.value)

    assert len(server.requests) == len(replies)
    assert gateway.usage.calls == 0
    sent = [call.outcome for call in await calls(store) if call.outcome != "cached"]
    assert sent == [outcome] * len(replies)


async def test_an_answer_longer_than_its_tokens_can_be_is_neither_kept_nor_sent_back(
    store: Store,
) -> None:
    async with (
        ModelServer([answer({"sentence": 2, "claim": "A" * 50_000})]) as server,
        gateway_to(server, store) as gateway,
    ):
        with pytest.raises(AnswerError) as caught:
            await gateway.ask(prompt(), Claim, max_tokens=50)
    assert len(caught.value.text) < 5_000
    assert len(server.requests) == 1


@pytest.mark.parametrize("fence", ["```json\n{}\n```", "```\n{}\n```", " ```JSON\n{}\n```\n"])
async def test_a_fenced_answer_is_read_at_once(store: Store, fence: str) -> None:
    reply = answer(fence.format('{"sentence": 2, "claim": "The bridge stays shut."}'))
    async with ModelServer([reply]) as server:
        for _ in range(2):  # the second time from disk
            async with gateway_to(server, store) as gateway:
                assert await gateway.ask(prompt(), Claim, max_tokens=50) == Claim(**GOOD)
    assert len(server.requests) == 1


async def test_each_attempt_is_recorded_with_its_own_tokens(store: Store) -> None:
    replies = [
        answer("nonsense", prompt_tokens=40, completion_tokens=4),
        answer(GOOD, prompt_tokens=60, cached_tokens=40, completion_tokens=9),
    ]
    told: list[Call] = []
    async with ModelServer(replies) as server, gateway_to(server, store, told.append) as gateway:
        await gateway.ask(prompt(), Claim, article="a1", max_tokens=50)

    figures = [(c.prompt_tokens, c.cached_tokens, c.completion_tokens) for c in told]
    assert figures == [(40, 0, 4), (60, 40, 9)]
    assert told == await calls(store, "r1")
    assert {call.article for call in told} == {"a1"}
    usage = gateway.usage
    assert (usage.calls, usage.prompt_tokens, usage.cached_tokens) == (2, 100, 40)
    assert usage.completion_tokens == 13
    assert usage.cost is None  # nobody knows the price of a scripted model


async def test_calls_run_side_by_side_up_to_the_bound(store: Store) -> None:
    async with (
        ModelServer(lambda _: answer(GOOD, delay=0.05)) as server,
        gateway_to(server, store, concurrency=3) as gateway,
    ):
        asks = (gateway.ask(prompt(), Claim, max_tokens=50, repeat=n) for n in range(9))
        await asyncio.gather(*asks)

    assert server.most_at_once == 3


async def test_a_stopped_call_is_recorded_as_cancelled(store: Store) -> None:
    arrived = asyncio.Event()

    def script(_: dict[str, Any]) -> Reply:
        arrived.set()
        return answer(GOOD, delay=30)

    async with ModelServer(script) as server, gateway_to(server, store) as gateway:
        task = asyncio.create_task(gateway.ask(prompt(), Claim, max_tokens=50))
        await arrived.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    assert [call.outcome for call in await calls(store, "r1")] == ["cancelled"]


CACHED_RUN = """
import asyncio, sys
from pathlib import Path
from typing import Any
from agent.store.store import Store
from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.settings import load_settings
from tests.llm.asking import Claim, prompt

async def main():
    settings = load_settings(base_url=sys.argv[1], model="scripted", api_key="k-1")
    async with (
        Store.open(Path(sys.argv[2])) as store,
        connect(settings, Ledger(store, "r2")) as gateway,
    ):
        print(await gateway.ask(prompt(), Claim, max_tokens=50))

asyncio.run(main())
print([name for name in ("openai", "instructor", "genai_prices") if name in sys.modules])
"""


async def test_a_run_of_kept_answers_does_not_load_the_client(store: Store, tmp_path: Path) -> None:
    async with ModelServer([answer(GOOD)]) as server, gateway_to(server, store) as gateway:
        await gateway.ask(prompt(), Claim, max_tokens=50)
        base_url = hosted(server).base_url

    command = [sys.executable, "-c", CACHED_RUN, base_url, str(tmp_path / "home")]
    root = Path(__file__).parents[2]
    done = await asyncio.to_thread(
        subprocess.run, command, cwd=root, capture_output=True, text=True, check=True
    )
    assert "The bridge stays shut." in done.stdout
    assert done.stdout.endswith("[]\n")
