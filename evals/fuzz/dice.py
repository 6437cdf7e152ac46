"""Choices that follow from a few bytes: one draw costs Hypothesis a tenth of as many draws."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Rolls `numbers` one after the other, then 0 for ever; spells words from `marks`.

    Here and there stands `odd`, characters of any kind, in place of a mark.
    """

    def __init__(self, marks: Sequence[str], numbers: bytes, odd: str) -> None:
        self._marks = marks
        self._numbers = iter(numbers)
        self._odd = odd

    def number(self, below: int) -> int:
        """From 0 to `below` - 1."""
        return next(self._numbers, 0) % below

    def one_of(self, choices: Sequence[T]) -> T:
        """One of the `choices`."""
        return choices[self.number(len(choices))]

    def words(self, count: int | None = None) -> str:
        """`count` marks, or else up to eight."""
        count = self.number(9) if count is None else count
        return "".join(self._mark() for _ in range(count))

    def _mark(self) -> str:
        number = self.number(256)
        return self._odd if number == 255 else self._marks[number % len(self._marks)]
