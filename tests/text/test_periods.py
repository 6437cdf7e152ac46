from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.periods import (
    Agreement,
    add_months,
    dates_agree,
    normal_date,
    period,
    precision_of,
    read_normal_date,
    written,
)
from schemas.fact import DatePrecision

_DAYS = st.dates(min_value=date(1000, 1, 8), max_value=date(9998, 12, 1))
_PRECISIONS: tuple[DatePrecision, ...] = ("day", "week", "month", "quarter", "year")


@given(_DAYS, st.sampled_from(_PRECISIONS))
def test_a_day_lies_in_each_period_written_from_it(day: date, precision: DatePrecision) -> None:
    value = written(day, precision)
    days = period(value)
    assert precision_of(value) == precision
    assert days is not None
    assert days.first <= day <= days.last


@given(_DAYS, st.integers(-12, 12))
def test_months_there_and_back(day: date, months: int) -> None:
    first = day.replace(day=1)
    assert add_months(add_months(first, months), -months) == first


@given(_DAYS, st.sampled_from(_PRECISIONS))
def test_agreement_does_not_depend_on_the_order(day: date, precision: DatePrecision) -> None:
    a, b = read_normal_date(written(day, precision)), read_normal_date(written(day, "month"))
    assert dates_agree(a, b) == dates_agree(b, a)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2025-07", "2025-07-01", "compatible"),
        ("2025-07-01", "2025-07-01", "same"),
        ("2025-07-01", "2025-07-02", "different"),
        ("2025-07-01T14:30", "2025-07-01", "compatible"),
        ("2025-07-01T14:30", "2025-07-01T15:00", "different"),
        ("2025-06-24/2025-06-25", "2025-06-25", "compatible"),
        ("2025-06-24/2025-06-25", "2025-06-24/2025-06-25", "same"),
        ("2025-Q3", "2025-07", "compatible"),
        ("2025-Q3", "2025-07/2025-09", "same"),
        ("2025-W26", "2025-06-24", "compatible"),
        ("2025-W26", "2025-06-20", "different"),
        ("2025-06-24/2025-06-25", "2025-06-25/2025-06-26", "different"),
        ("2025", "2024-12", "different"),
    ],
)
def test_agreement(one: str, two: str, expected: Agreement) -> None:
    assert dates_agree(read_normal_date(one), read_normal_date(two)) == expected


def test_what_is_not_resolved_agrees_with_all() -> None:
    vague = read_normal_date("2025").model_copy(update={"value": ""})
    assert dates_agree(vague, read_normal_date("2024-01-01")) == "compatible"


@pytest.mark.parametrize("normal", ["2025-06-24/2025-06-25", "2025-07-01T14:30", "2025-W27"])
def test_normal_form_comes_back(normal: str) -> None:
    assert normal_date(read_normal_date(normal)) == normal


@pytest.mark.parametrize("normal", ["July 1", "2025-13", "2025-02-30", "2025-W60", "2025/soon", ""])
def test_what_is_no_normal_form(normal: str) -> None:
    with pytest.raises(ValueError, match="normal form"):
        read_normal_date(normal)
