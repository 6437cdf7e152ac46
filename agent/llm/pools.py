"""The connections to an endpoint, in pools of a bounded size.

The HTTP client looks through all connections of its pool for each request, so one pool for a
thousand calls at once would spend more time on looking than on asking.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

import openai

_LARGEST = 32
"""Connections of one pool."""


@dataclass
class _Pool:
    client: openai.AsyncOpenAI
    busy: int = 0


class Pools:
    """As many clients as `at_once` calls need; `make` gives one for so many connections."""

    def __init__(self, at_once: int, make: Callable[[int], openai.AsyncOpenAI]) -> None:
        count = ceil(at_once / _LARGEST)
        # The least busy one is taken, so that none is ever asked for more than its share.
        self._pools = [_Pool(make(ceil(at_once / count))) for _ in range(count)]

    @contextmanager
    def client(self) -> Iterator[openai.AsyncOpenAI]:
        """The client with the fewest requests under way, for one request."""
        pool = min(self._pools, key=lambda one: one.busy)
        pool.busy += 1
        try:
            yield pool.client
        finally:
            pool.busy -= 1

    async def close(self) -> None:
        """Closes all connections."""
        for pool in self._pools:
            await pool.client.close()
