import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.number_tokens import SMALL, cut
from agent.text.numerals import read_number

_TENS = {value: word for word, value in SMALL.items()}


def value(text: str) -> float | None:
    number = read_number(cut(text), 0)
    return None if number is None else number.value


def in_words(number: int) -> str:
    """0 to 999,999 as English words, written here apart from the reader."""
    if number >= 1000:
        rest = f" {in_words(number % 1000)}" if number % 1000 else ""
        return f"{in_words(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{_TENS[number // 100]} hundred{rest}"
    if number in _TENS:
        return _TENS[number]
    return f"{_TENS[number // 10 * 10]}-{_TENS[number % 10]}"


@given(st.integers(0, 999_999))
def test_words_come_back_as_their_number(number: int) -> None:
    assert value(in_words(number)) == number


@given(st.integers(0, 10**15))
def test_separators_do_not_change_the_number(number: int) -> None:
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        assert value(text) == number


@given(st.integers(1, 10**9), st.integers(0, 99))
def test_decimals(whole: int, hundredths: int) -> None:
    assert value(f"{whole:,}.{hundredths:02}") == float(f"{whole}.{hundredths:02}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.2bn", 1.2e9),
        ("7.4 billion", 7.4e9),
        ("2 hundred thousand", 2e5),
        ("two hundred and ten thousand", 210_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 5e5),
        ("one and a half million", 1.5e6),
        ("3 and a half", 3.5),
        ("10 000", 10_000),
        ("3m people", 3e6),
        ("3m wide", 3),
        ("hundreds of", 100),
        ("tens of thousands of", 10_000),
        ("two-thirds", 2 / 3),
        ("one in five", 0.2),
        ("nine out of 10", 0.9),
        ("a quarter of", 0.25),
        ("three in hospital", 3),
    ],
)
def test_numbers(text: str, expected: float) -> None:
    assert value(text) == pytest.approx(expected)


@pytest.mark.parametrize("text", ["third", "a third party", "million", "the", "9" * 30, "a boat"])
def test_no_numbers(text: str) -> None:
    assert value(text) is None


def test_magnitude_is_the_multiplier_that_the_words_name() -> None:
    numbers = [read_number(cut(text), 0) for text in ("1.2bn", "340,000", "half a million")]
    assert [number and number.magnitude for number in numbers] == [1e9, 1, 1e6]
