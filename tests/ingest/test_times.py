from datetime import UTC, datetime, timedelta, timezone
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.ingest.times import parse_time

CET = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("Published: August 24, 2024 | Hessel/Calder", datetime(2024, 8, 24)),
        ("Published AUG 23 2024", datetime(2024, 8, 23)),
        ("Updated AUG 23 2024, 18:40", datetime(2024, 8, 23, 18, 40)),
        ("3rd of May 2024 at 5.30pm GMT", datetime(2024, 5, 3, 17, 30, tzinfo=UTC)),
        ("09:15 CET, Thursday 2 January 2025", datetime(2025, 1, 2, 9, 15, tzinfo=CET)),
        ("12 am, 1 March 2024", datetime(2024, 3, 1, 0, 0)),
        ("2024-08-24T09:10:00+01:00", datetime(2024, 8, 24, 9, 10, tzinfo=CET)),
        ("2024-08-24T09:10:00Z", datetime(2024, 8, 24, 9, 10, tzinfo=UTC)),
        ("2024/08/24", datetime(2024, 8, 24)),
        ("Sat, 24 Aug 2024 09:10:00 +0100", datetime(2024, 8, 24, 9, 10, tzinfo=CET)),
        ("June 2025", None),
        ("31 February 2024", None),
        ("Mon, 12 Jun 2025 10:00:00 +999999999999999999999", datetime(2025, 6, 12, 10)),
        ("0001-01-01", None),
        ("9999-12-31T23:59:59-23:59", None),
        ("", None),
    ],
)
def test_times_are_read_as_written(words: str, time: datetime | None) -> None:
    assert parse_time(words) == time
    found = parse_time(words)
    assert (found and found.utcoffset()) == (time and time.utcoffset())


def test_a_time_is_sought_in_a_line_and_not_in_a_book() -> None:
    started = process_time()
    assert parse_time("3 May 2024, 10:30" + " " * 100_000 + "GMT") == datetime(2024, 5, 3, 10, 30)
    assert process_time() - started < 5


@given(st.datetimes(), st.sampled_from(["%d %B %Y, %H:%M", "%B %d, %Y %I:%M %p", "%Y-%m-%dT%H:%M"]))
def test_written_times_come_back(time: datetime, form: str) -> None:
    if time.year >= 1000:
        assert parse_time(time.strftime(form)) == time.replace(second=0, microsecond=0)


@given(st.text(st.sampled_from("0123456789-:., TZGMTJanuaryMay+apm")))
def test_nothing_is_raised(words: str) -> None:
    parse_time(words)
