"""The only way to a model."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from textwrap import shorten
from typing import Protocol

from agent.llm.ledger import Ledger
from agent.llm.request import AnswerError, Request, T
from agent.store.calls import KeptAnswer
from prompts.rendered import RenderedPrompt
from schemas.briefing import ModelInfo
from schemas.call import Call, Usage

_LONGEST_REASON = 160


class Answering(Protocol):
    """Whatever sends requests to a model; agent.llm.provider is the one there is."""

    async def answer(self, request: Request[T], key: str, kept: KeptAnswer | None) -> T:
        """An answer that fits the request's form and passes its check; `kept` is the one on disk
        to its first try, whose key is `key`."""
        ...


class _Spent:
    """Answers nothing."""

    async def answer(self, request: Request[T], key: str, kept: KeptAnswer | None) -> T:
        del key, kept
        raise AnswerError("refused", f"the budget is used up: {request.prompt.id} is not asked")


class Gateway:
    """Asks one model for one run; made by `agent.llm.connect.connect`.

    The provider, and with it the embedded model, is only brought up for the first answer that is
    not yet on disk: a run whose every answer is kept loads no client and starts no server.
    `unusable` tells of each article about which an answer would not do why it would not.
    """

    def __init__(self, info: ModelInfo, ledger: Ledger, provider: Callable[[], Answering]) -> None:
        self.info = info
        self._ledger = ledger
        self._provider = provider
        self.unusable: dict[str, str] = {}

    @property
    def usage(self) -> Usage:
        """What this run has asked and spent so far."""
        return self._ledger.usage

    def unasking(self) -> "Gateway":
        """This gateway once the budget is used up: what is kept is answered, all else is not.

        Whoever asks it gets an AnswerError, and does without the model as after an unfit answer.
        """
        return Gateway(self.info, self._ledger, _Spent)

    async def ask(
        self,
        prompt: RenderedPrompt,
        form: type[T],
        *,
        article: str = "",
        max_tokens: int,
        check: Callable[[T], str | None] | None = None,
        repeat: int = 0,
    ) -> T:
        """The model's answer in `form`, at most `max_tokens` long.

        An answer that does not fit, or for which `check` returns a reason, is asked again once
        with that reason. `article` is the id under which the calls are recorded. `repeat` asks
        the same thing anew.

        Raises AnswerError where the model's answer will not do, ProviderError where the endpoint
        fails, BudgetError where the call would pass the run's budget.
        """
        request = Request(prompt, form, article, max_tokens, check, repeat)
        key = request.key(self.info, prompt.messages)
        kept = await self._ledger.kept(key)
        try:
            answer = await self._replayed(request, key, kept) if kept else None
            if answer is not None:
                return answer
            return await self._provider().answer(request, key, kept)
        except AnswerError as error:
            self.unusable[article] = shorten(str(error), _LONGEST_REASON, placeholder=" …")
            raise

    async def told(self, prompt: str, questions: Sequence[str]) -> dict[str, str]:
        """What this model said before on each of `questions`, which go many to a call, whatever
        went with them then: by question, as `tell` kept it under the id of the `prompt`."""
        keys = {self._part_key(prompt, question): question for question in questions}
        kept = await self._ledger.parts(list(keys))
        return {keys[key]: answer for key, answer in kept.items()}

    async def tell(self, prompt: str, answers: Mapping[str, str]) -> None:
        """Keeps `answers`, by question, for `told`."""
        parts = {self._part_key(prompt, question): said for question, said in answers.items()}
        await self._ledger.keep_parts(parts)

    def _part_key(self, prompt: str, question: str) -> str:
        model = self.info.digest or [self.info.name, self.info.endpoint]
        return hashlib.sha256(json.dumps([model, prompt, question]).encode()).hexdigest()

    async def _replayed(self, request: Request[T], key: str, first: KeptAnswer) -> T | None:
        """What the kept answers lead to, as the provider would have it, without loading one.

        None where the first answer will not do and the second try was never made.
        """
        answer, fault = request.read(first.text)
        last, tries = first, 1
        if answer is None and first.outcome in ("ok", "invalid"):
            again = await self._ledger.kept(request.key_again(key, first.text, fault))
            if again is None:
                return None
            last, tries = again, 2
            answer, fault = request.read(again.text)
        for attempt in range(1, tries + 1):
            self._ledger.reuse(self._cached(request, attempt))
        match last.outcome:
            case "truncated" | "refused":
                raise request.failure(last.outcome, last.text)
        if answer is None:
            raise request.failure("invalid", last.text, fault)
        return answer

    def _cached(self, request: Request[T], attempt: int) -> Call:
        return Call(
            run=self._ledger.run,
            article=request.article,
            prompt=request.prompt.id,
            model=self.info.name,
            attempt=attempt,
            outcome="cached",
            started=datetime.now(UTC),
            seconds=0,
            cost=0,
        )
