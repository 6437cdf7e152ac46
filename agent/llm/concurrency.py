"""How many calls run at once: fewer when the endpoint says "too many", then slowly more."""

import asyncio
from types import TracebackType


class Slots:
    """`async with slots:` around a call. `limit` starts at `most` and stays within 1..`most`.

    Additive increase, multiplicative decrease (Chiu and Jain, 1989): `slow_down` halves the limit,
    and as many answered calls as the limit counts raise it by one.
    """

    def __init__(self, most: int) -> None:
        self.limit = float(most)
        self._most = most
        self._busy = 0
        self._freed = asyncio.Condition()

    async def __aenter__(self) -> None:
        async with self._freed:
            await self._freed.wait_for(lambda: self._busy < int(self.limit))
            self._busy += 1

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        async with self._freed:
            self._busy -= 1
            if kind is None:
                self.limit = min(self._most, self.limit + 1 / self.limit)
            self._freed.notify_all()

    def slow_down(self, seen: float) -> None:
        """Halves the limit, unless it has fallen since `seen`, the limit when the call was sent.

        One burst of refusals thus counts once, however many calls it hits.
        """
        if self.limit >= seen:
            self.limit = max(1.0, self.limit / 2)
