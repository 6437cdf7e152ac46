"""How many calls run at once: fewer when the endpoint says "too many", then slowly more."""

import asyncio
from types import TracebackType


class Slots:
    """`async with slots:` around a call. `limit` starts at `most` and stays within 1..`most`.

    A refusal lowers the limit to the calls that the endpoint has taken on, which is what it can
    bear. Answers raise it again, as in CUBIC (Ha, Rhee and Xu, 2008): fast while it is far from
    where calls were last refused, by one in a round of answers close to there.
    """

    def __init__(self, most: int) -> None:
        self.limit = float(most)
        self._most = most
        self._refused_at = self.limit
        self._busy = 0
        self._waiting = 0
        self._door = asyncio.Lock()
        self._freed = asyncio.Event()

    async def __aenter__(self) -> None:
        # Only the first in the row looks for a place: to wake all for each would cost too much.
        async with self._door:
            while self._busy >= int(self.limit):
                self._freed.clear()
                await self._freed.wait()
            self._busy += 1

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._busy -= 1
        if kind is None:
            a_round = max(1.0, abs(self._refused_at - self.limit) / 2)
            self.limit = min(self._most, self.limit + a_round / self.limit)
        self._freed.set()

    async def pause(self, seconds: float) -> None:
        """The wait of a call that failed and will be sent again. It keeps its slot: who has been
        refused is not overtaken."""
        self._waiting += 1
        try:
            await asyncio.sleep(seconds)
        finally:
            self._waiting -= 1

    def slow_down(self, seen: float) -> None:
        """A call was refused that was sent when the limit was `seen`."""
        if self.limit >= seen:  # else it was sent before the limit fell and tells nothing new
            self._refused_at = self.limit
        taken_on = self._busy - self._waiting - 1
        self.limit = max(1.0, min(self.limit, taken_on))
