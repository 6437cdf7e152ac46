"""The budget of a run: a call that might pass it is not sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from agent.errors import BudgetError


@dataclass
class Hold:
    """What one call may take at worst, set to what it took once that is known."""

    tokens: int
    cost: float


class Budget:
    """Bounds the tokens and US dollars of a run; None leaves that side unbounded.

    A call holds its worst case until it is through, so calls in flight together cannot pass the
    budget either. Where a call does not fit beside others in flight, it waits for them: they
    mostly take less than they hold.
    """

    def __init__(self, max_cost: float | None, max_tokens: int | None) -> None:
        self._max_cost = max_cost
        self._max_tokens = max_tokens
        self._spent = Hold(0, 0.0)
        self._held: list[Hold] = []
        self._settled = asyncio.Condition()

    @property
    def in_money(self) -> bool:
        """Whether the run's cost is bounded."""
        return self._max_cost is not None

    @asynccontextmanager
    async def hold(self, tokens: int, cost: float) -> AsyncIterator[Hold]:
        """Holds a call's worst case; the caller sets the yielded figures to what was spent.

        Raises BudgetError where the call does not fit even alone.
        """
        hold = Hold(tokens, cost)
        async with self._settled:
            await self._settled.wait_for(lambda: self._fits(hold) or not self._held)
            if not self._fits(hold):
                raise BudgetError(self._refusal(hold))
            self._held.append(hold)
        try:
            yield hold
        finally:
            async with self._settled:
                self._held = [other for other in self._held if other is not hold]
                self._spent.tokens += hold.tokens
                self._spent.cost += hold.cost
                self._settled.notify_all()

    def _fits(self, hold: Hold) -> bool:
        tokens = self._spent.tokens + hold.tokens + sum(other.tokens for other in self._held)
        cost = self._spent.cost + hold.cost + sum(other.cost for other in self._held)
        within_tokens = self._max_tokens is None or tokens <= self._max_tokens
        return within_tokens and (self._max_cost is None or cost <= self._max_cost)

    def _refusal(self, hold: Hold) -> str:
        if self._max_tokens is not None and self._spent.tokens + hold.tokens > self._max_tokens:
            return (
                f"--max-tokens {self._max_tokens}: {self._spent.tokens} tokens are spent and the "
                f"next call may take {hold.tokens}; raise it and run again to go on from here"
            )
        return (
            f"--max-cost {self._max_cost}: ${self._spent.cost:.4f} is spent and the next call may "
            f"take ${hold.cost:.4f}; raise it and run again to go on from here"
        )
