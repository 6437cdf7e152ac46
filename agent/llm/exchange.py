"""One request carried through: sent, retried, asked again once, and every attempt recorded."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple

import openai
from openai.types.chat import ChatCompletion

from agent.errors import FactbriefError
from agent.llm.budget import Hold
from agent.llm.completion import longest, replayed, stopped_short, text_of, tokens_of
from agent.llm.judged import asked_again, response_format
from agent.llm.request import Request, T
from agent.llm.retries import retrying
from agent.store.calls import KeptAnswer
from agent.text.plain import one_line
from schemas.call import Call, Outcome

if TYPE_CHECKING:
    from agent.llm.provider import Provider

_MOST_READ = 4_000
_LONGEST_ERROR = 300
"""Characters of an error that are looked at, and that are kept once the key is out of them."""
_BYTES_PER_TOKEN = 2.5
"""Fewer than any common tokenizer packs into a token of prose, so that a budget errs safely."""


class _Arrived(NamedTuple):
    """An answer off the wire: `seconds` from sending to its last byte."""

    completion: ChatCompletion
    text: str
    started: datetime
    seconds: float


class Exchange(Generic[T]):
    """One request's way: a try at an answer, and another where instructor asks again.

    `key` is the first try's and `kept` the answer to it on disk, as the gateway found it.
    """

    def __init__(
        self, provider: "Provider", request: Request[T], key: str, kept: KeptAnswer | None
    ) -> None:
        self._provider = provider
        self._request = request
        self._first = key, kept
        self._tries = 0
        self._attempts = 0
        self._text = ""
        self._without_key: Callable[[str], str] = str
        self._readings: dict[str, tuple[T, Literal[""]] | tuple[None, str]] = {}

    async def answer(self) -> T:
        """An answer that fits the form and passes the check."""
        form = self._request.form
        arguments = {
            "messages": [dict(message) for message in self._request.prompt.messages],
            "model": self._provider.info.name,
            "response_format": response_format(form),
        } | self._request.sampling()
        completion = await self._send(arguments)
        answer, fault = self._read(self._text)
        if answer is None:
            await self._send(asked_again(arguments, completion, form, fault))
            answer, fault = self._read(self._text)
        if answer is None:
            raise self._request.failure("invalid", self._text, fault)
        return answer

    async def _send(self, arguments: dict[str, Any]) -> ChatCompletion:
        """One try: the kept answer to these very messages, or the endpoint's."""
        self._tries += 1
        key, kept = self._first if self._tries == 1 else await self._second()
        if kept:
            self._provider.ledger.reuse(self._call("cached", cost=0))
            completion = replayed(kept)
        else:
            completion = await self._post(arguments, key)
        self._text = text_of(completion)
        if ending := stopped_short(completion):
            raise self._request.failure(ending, self._text)
        return completion

    async def _second(self) -> tuple[str, KeptAnswer | None]:
        """The second try's key and kept answer, after the first try's answer."""
        _, fault = self._read(self._text)
        key = self._request.key_again(self._first[0], self._text, fault)
        return key, await self._provider.ledger.kept(key)

    async def _post(self, arguments: dict[str, Any], key: str) -> ChatCompletion:
        """Sends within the bounds of the run, again where that may help."""
        provider = self._provider
        size = sum(len(message["content"].encode()) for message in arguments["messages"])
        prompt, answer = int(size / _BYTES_PER_TOKEN), self._request.max_tokens
        # The list of prices takes a third of a second to load: not before it is needed.
        worst = provider.budget.in_money and provider.price(prompt, 0, answer)
        async with provider.budget.hold(prompt + answer, worst or 0.0) as hold:
            try:
                async with provider.slots:
                    arrived = await self._tried(arguments, hold)
            except openai.OpenAIError as fault:
                raise provider.explain(fault, self._without_key) from fault
            # Answers come in bursts: whoever waits for a slot is sent before this one is read.
            async with provider.desk:
                await asyncio.sleep(0)
                self._read(arrived.text)
            return await self._taken(arrived, key, hold)

    async def _tried(self, arguments: dict[str, Any], hold: Hold) -> _Arrived:
        provider = self._provider
        async for attempt in retrying(provider.patience, provider.silence, provider.slots.pause):
            with attempt:
                return await self._attempt(arguments, hold)
        raise AssertionError("tenacity returns or raises")

    async def _attempt(self, arguments: dict[str, Any], hold: Hold) -> _Arrived:
        """One request on the wire; a failure is recorded before anything else is done."""
        provider = self._provider
        address = await provider.reach()  # before the clock: loading a model is no part of a call
        self._without_key = address.without_key
        limit = provider.slots.limit
        started = datetime.now(UTC)
        clock = time.monotonic()
        try:
            completion = await provider.send(arguments, address)
        except (openai.OpenAIError, FactbriefError, asyncio.CancelledError) as fault:
            if isinstance(fault, openai.RateLimitError):
                provider.slots.slow_down(limit)
            hold.tokens, hold.cost = 0, 0.0
            lost: Literal["cancelled", "transport"] = (
                "cancelled" if isinstance(fault, asyncio.CancelledError) else "transport"
            )
            seconds = time.monotonic() - clock
            said = address.without_key(_line(fault))[:_LONGEST_ERROR]
            call = self._call(lost, started=started, seconds=seconds, cost=0, error=said)
            await provider.ledger.record(call)
            raise
        text = address.without_key(text_of(completion))
        bound = longest(self._request.max_tokens)
        if len(text) > bound:  # nothing that was asked for: not to be read, kept or sent back
            text = text[:bound]
            completion.choices[0].finish_reason = "length"
        completion.choices[0].message.content = text or None
        return _Arrived(completion, text, started, time.monotonic() - clock)

    async def _taken(self, arrived: _Arrived, key: str, hold: Hold) -> ChatCompletion:
        """The answer, read and recorded before it is used."""
        provider, completion = self._provider, arrived.completion
        prompt, cached, tokens = tokens_of(completion)
        cost = provider.price(prompt, cached, tokens)
        if completion.usage is not None:  # else the budget is charged with the worst case it held
            hold.tokens, hold.cost = prompt + tokens, cost or 0.0
        _, unfit = self._read(arrived.text)
        call = self._call(
            stopped_short(completion) or ("invalid" if unfit else "ok"),
            started=arrived.started,
            seconds=arrived.seconds,
            prompt_tokens=prompt,
            cached_tokens=cached,
            completion_tokens=tokens,
            cost=cost,
            error=unfit,
        )
        await provider.ledger.record(call, key, arrived.text)
        return completion

    def _read(self, text: str) -> tuple[T, Literal[""]] | tuple[None, str]:
        """`text` as the request reads it, once: a check may look at every word of an article."""
        if text not in self._readings:
            self._readings[text] = self._request.read(text)
        return self._readings[text]

    def _call(self, outcome: Outcome, **figures: Any) -> Call:
        self._attempts += 1
        return Call(
            run=self._provider.ledger.run,
            article=self._request.article,
            prompt=self._request.prompt.id,
            model=self._provider.info.name,
            attempt=self._attempts,
            outcome=outcome,
            **{"started": datetime.now(UTC), "seconds": 0} | figures,
        )


def _line(fault: BaseException) -> str:
    return one_line(str(fault)[:_MOST_READ])
