"""One request carried through: sent, retried, asked again once, and every attempt recorded."""

import asyncio
import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Generic, Literal

import instructor
import openai
from instructor.core.exceptions import InstructorRetryException
from instructor.core.hooks import Hooks
from openai.types.chat import ChatCompletion
from pydantic import ValidationError, create_model, model_validator

from agent.errors import FactbriefError
from agent.llm.budget import Hold
from agent.llm.completion import ending_of, replayed, tokens_of
from agent.llm.faults import explain
from agent.llm.request import AnswerError, Request, T
from agent.llm.retries import retrying
from schemas.call import Call, Outcome

if TYPE_CHECKING:
    from agent.llm.provider import Provider

# instructor logs what it also raises; without a handler Python prints that to the terminal.
logging.getLogger("instructor").addHandler(logging.NullHandler())

_RE_ASKS = 1
_BYTES_PER_TOKEN = 2.5
"""Fewer than any common tokenizer packs into a token of prose, so that a budget errs safely."""


@dataclass
class _Arrived:
    """An answer that has arrived and is not yet recorded."""

    call: Call
    key: str
    text: str
    fault: str = ""


class Exchange(Generic[T]):
    """One request's way through instructor, which calls `_send` for each try at an answer."""

    def __init__(self, provider: "Provider", request: Request[T]) -> None:
        self._provider = provider
        self._request = request
        self._attempts = 0
        self._arrived: _Arrived | None = None

    async def answer(self) -> str:
        """The text of an answer that fits the form and passes the check."""
        hooks = Hooks()
        hooks.on("parse:error", self._note_fault)
        # instructor types the patched function as a synchronous one.
        create: Any = instructor.patch(create=self._send, mode=instructor.Mode.JSON_SCHEMA)
        try:
            await create(
                response_model=_judged(self._request),
                messages=[dict(message) for message in self._request.prompt.messages],
                model=self._provider.info.name,
                max_retries=_RE_ASKS,
                hooks=hooks,
                **self._request.sampling(),
            )
        except InstructorRetryException as error:
            # instructor wraps whatever was raised, ours as well; the cause is what happened.
            if not isinstance(error.__cause__, ValidationError):
                raise error.__cause__ or error from None
            invalid = await self._settle("invalid")
            raise AnswerError(
                "invalid", f"the model's answer will not do: {invalid.fault}"
            ) from None
        return (await self._settle("ok")).text

    async def _send(self, **arguments: Any) -> ChatCompletion:
        """One try: the kept answer to these very messages, or the endpoint's."""
        if self._arrived:  # a second try means that the first answer would not do
            await self._settle("invalid")
        key = self._request.key(self._provider.info, arguments["messages"])
        kept = await self._provider.ledger.kept(key)
        if kept:
            self._arrived = _Arrived(self._call("cached", cost=0), "", kept.text)
            return await self._accepted(replayed(kept.text), kept.outcome)
        completion, call = await self._post(arguments)
        text = completion.choices[0].message.content or ""
        self._arrived = _Arrived(call, key, text)
        return await self._accepted(completion, ending_of(completion))

    async def _accepted(self, completion: ChatCompletion, outcome: Outcome) -> ChatCompletion:
        """`completion`, unless it was cut or refused: asking the same again would not help."""
        if outcome == "truncated":
            await self._settle(outcome)
            limit = self._request.max_tokens
            raise AnswerError(outcome, f"the model's answer was cut at its limit of {limit} tokens")
        if outcome == "refused":
            await self._settle(outcome)
            raise AnswerError(outcome, "the model, or a filter before it, declined to answer")
        return completion

    async def _post(self, arguments: dict[str, Any]) -> tuple[ChatCompletion, Call]:
        """Sends within the bounds of the run, again where that may help."""
        provider = self._provider
        size = sum(len(message["content"].encode()) for message in arguments["messages"])
        prompt, answer = int(size / _BYTES_PER_TOKEN), self._request.max_tokens
        worst = provider.price(prompt, 0, answer) or 0.0
        async with provider.budget.hold(prompt + answer, worst) as hold, provider.slots:
            try:
                async for attempt in retrying(provider.patience):
                    with attempt:
                        return await self._attempt(arguments, hold)
            except openai.OpenAIError as fault:
                raise explain(
                    fault,
                    model=provider.info.name,
                    endpoint=provider.info.endpoint,
                    timeout=float(str(provider.client.timeout)),
                ) from fault
        raise AssertionError("tenacity returns or raises")

    async def _attempt(self, arguments: dict[str, Any], hold: Hold) -> tuple[ChatCompletion, Call]:
        """One request on the wire. One that brings no answer is recorded here."""
        provider = self._provider
        address = await provider.reach()  # before the clock: loading a model is no part of a call
        limit = provider.slots.limit
        started = datetime.now(UTC)
        clock = time.monotonic()
        try:
            completion = await provider.send(arguments, address)
        except (openai.OpenAIError, FactbriefError, asyncio.CancelledError) as fault:
            if isinstance(fault, openai.RateLimitError):
                provider.slots.slow_down(limit)
            outcome: Literal["cancelled", "transport"] = (
                "cancelled" if isinstance(fault, asyncio.CancelledError) else "transport"
            )
            hold.tokens, hold.cost = 0, 0.0
            await provider.ledger.record(
                self._call(
                    outcome,
                    started=started,
                    seconds=time.monotonic() - clock,
                    cost=0,
                    error=" ".join(str(fault).split())[:500],
                )
            )
            raise
        prompt, cached, answer = tokens_of(completion)
        cost = provider.price(prompt, cached, answer)
        hold.tokens, hold.cost = prompt + answer, cost or 0.0
        call = self._call(
            "ok",
            started=started,
            seconds=time.monotonic() - clock,
            prompt_tokens=prompt,
            cached_tokens=cached,
            completion_tokens=answer,
            cost=cost,
        )
        return completion, call

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

    def _note_fault(self, fault: Exception) -> None:
        if self._arrived and isinstance(fault, ValidationError):
            first = fault.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            self._arrived.fault = f"{place}: {first['msg']}" if place else first["msg"]

    async def _settle(self, outcome: Outcome) -> _Arrived:
        """Records the answer that has arrived, as what it turned out to be."""
        arrived, self._arrived = self._arrived, None
        if arrived is None:
            raise AssertionError("settled without an answer")
        if arrived.call.outcome != "cached":
            update = {"outcome": outcome, "error": arrived.fault}
            arrived.call = arrived.call.model_copy(update=update)
        await self._provider.ledger.record(arrived.call, arrived.key, arrived.text)
        return arrived


def _judged(request: Request[T]) -> type[T]:
    """The form with the request's check as one of its validators, so that instructor applies it.

    Errors leave the input out: they go back to the model, which has its own answer before it.
    """

    def judge(answer: T) -> T:
        if request.check and (reason := request.check(answer)):
            raise ValueError(reason)
        return answer

    return create_model(
        request.form.__name__,
        __base__=request.form,
        __doc__=request.form.__doc__,
        __validators__={"judge": model_validator(mode="after")(judge)},  # type: ignore[dict-item]  # pydantic types it as a plain callable
        __cls_kwargs__={"hide_input_in_errors": True},
    )
