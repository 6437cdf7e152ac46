"""The ledger of a run: every attempt written down, and the sum of what they used."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from agent.store.calls import KeptAnswer, answer_for, record, record_reuse
from agent.store.parts import keep_parts, parts
from agent.store.store import Store
from schemas.call import Call, Usage


class Ledger:
    """Records the calls of one command in `store`, under `run`. `usage` is their sum so far.

    `on_call` is told each one once it is recorded.
    """

    def __init__(
        self, store: Store, run: str, on_call: Callable[[Call], None] | None = None
    ) -> None:
        self.run = run
        self.usage = Usage()
        self.store = store
        self._on_call = on_call
        self._reused: list[Call] = []

    async def record(self, call: Call, key: str = "", answer: str | None = None) -> None:
        """Writes `call` down, then adds it to the sum, then tells `on_call`."""
        await record(self.store, call, key, answer)
        self._count(call)

    def reuse(self, call: Call) -> None:
        """Counts `call`, which a kept answer served. It spent nothing that a killed run could lose,
        so all of them are written together, by `settle`."""
        self._reused.append(call)
        self._count(call)

    async def settle(self) -> None:
        """Writes down what `reuse` counted; whoever ends the run calls it."""
        reused, self._reused = self._reused, []
        if reused:
            await record_reuse(self.store, reused)

    async def kept(self, key: str) -> KeptAnswer | None:
        """The answer that a recorded call of any run brought to the same request."""
        return await answer_for(self.store, key)

    async def parts(self, keys: Sequence[str]) -> dict[str, str]:
        """What any run was told on single questions of a call, by key, as far as it is kept."""
        return await parts(self.store, keys)

    async def keep_parts(self, answers: Mapping[str, str]) -> None:
        """Keeps what was told on single questions of a call, by key."""
        await keep_parts(self.store, answers, datetime.now(UTC))

    def _count(self, call: Call) -> None:
        self.usage = _add(self.usage, call)
        if self._on_call:
            self._on_call(call)


def _add(usage: Usage, call: Call) -> Usage:
    if call.outcome == "cached":
        return usage.model_copy(update={"cached_calls": usage.cached_calls + 1})
    known = usage.cost is not None and call.cost is not None
    return Usage(
        calls=usage.calls + 1,
        cached_calls=usage.cached_calls,
        prompt_tokens=usage.prompt_tokens + call.prompt_tokens,
        cached_tokens=usage.cached_tokens + call.cached_tokens,
        completion_tokens=usage.completion_tokens + call.completion_tokens,
        cost=(usage.cost or 0) + (call.cost or 0) if known else None,
        seconds=usage.seconds + call.seconds,
    )
