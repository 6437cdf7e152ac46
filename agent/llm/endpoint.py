"""An endpoint: where it listens, and how long it is asked when it is in trouble."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

_SHORTEST_KEY = 8
"""Anything shorter is a word such as "none", which endpoints without keys are given."""


@dataclass(frozen=True)
class Address:
    """Where an endpoint listens, and the key that it wants."""

    base_url: str
    api_key: str

    def without_key(self, text: str) -> str:
        """`text` with the key left out, should the endpoint have put it there."""
        is_key = len(self.api_key) >= _SHORTEST_KEY
        return text.replace(self.api_key, "[key]") if is_key else text


Reach = Callable[[], Awaitable[Address]]
"""Gives the address of an endpoint that is up; may start it first."""


@dataclass(frozen=True)
class Patience:
    """How long an endpoint in trouble is asked: tries, seconds in all, first wait in seconds.

    `contact` are the seconds after which an endpoint that nothing was ever heard of is given up:
    a wrong address does not mend itself.
    """

    tries: int = 6
    total: float = 180
    first_wait: float = 1
    contact: float = 8


PATIENT = Patience()
"""For a run that a person or a scheduler waits for."""
