import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.dates import find_dates
from agent.text.periods import normal_date

FRIDAY = datetime(2025, 6, 20, 19, 51, tzinfo=timezone(timedelta(hours=2)))
_WORDS = (
    "on Friday last next June July 1 24-25 2025 2024 30 February 31 at 2 p.m. 14:30 GMT yesterday "
    "overnight the following month Q3 third quarter of year three weeks ago later same weekend "
    "Christmas – to 1990s 9999 0001-01-01 first half May March will said had by until noon . \n"
)
_PIECES = st.sampled_from(_WORDS.split(" "))
_TIMES = st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9))]))


def normals(text: str, published: datetime | None = FRIDAY) -> list[str]:
    return [normal_date(mention) for mention in find_dates(text, published)]


@given(st.text(max_size=200) | st.lists(_PIECES, max_size=30).map(" ".join), st.none() | _TIMES)
def test_texts_are_verbatim_and_in_order(text: str, published: datetime | None) -> None:
    at = 0
    for mention in find_dates(text, published):
        start = text.find(mention.text, at)
        assert start >= at
        at = start + len(mention.text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_whatever_its_form(day: date) -> None:
    month = day.strftime("%B")
    for text in (
        day.isoformat(),
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
        f"the {day.day}th of {month} {day.year}",
    ):
        assert normals(text, None) == [day.isoformat()]


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_within_a_week_on_the_side_of_its_tense(
    published: datetime, weekday: int
) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    for text, side in ((f"They met on {name}.", -1), (f"They will meet on {name}.", 1)):
        (value,) = normals(text, published)
        day = datetime.fromisoformat(value).date()
        assert day.weekday() == weekday
        assert 0 <= side * (day - published.date()).days < 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They meet on July 1.", ["2025-07-01"]),
        ("The January 5 vote was close.", ["2025-01-05"]),
        ("It will open on January 5.", ["2026-01-05"]),
        ("They met last Tuesday and will meet next Tuesday.", ["2025-06-17", "2025-06-24"]),
        (
            "They met last Friday, a fortnight after it, and one fortnight ago.",
            ["2025-06-13", "2025-W23"],
        ),
        ("It ran from 30 December to 2 January.", ["2024-12-30/2025-01-02"]),
        ("He wanted “answers by Monday”.", ["2025-06-23"]),
        ("Shops had sold out by Monday.", ["2025-06-16"]),
        ("The road is shut until Monday.", ["2025-06-23"]),
        ("The summit is on June 24-25.", ["2025-06-24/2025-06-25"]),
        ("It ran from 30 May to 2 June.", ["2025-05-30/2025-06-02"]),
        ("It stops on the first of November.", ["2025-11-01"]),
        ("In March they agreed.", ["2025-03"]),
        ("They will agree in March.", ["2026-03"]),
        ("It was signed last month and takes effect next month.", ["2025-05", "2025-07"]),
        ("It starts in July; the following month it ends.", ["2025-07", "2025-08"]),
        ("It opened in October 2022.", ["2022-10"]),
        ("It lost money from May to September last year.", ["2024-05/2024-09"]),
        ("It ends by March next year.", ["2026-03"]),
        ("It grew in the third quarter.", ["2024-Q3"]),
        ("It grew in the third quarter of 2025.", ["2025-Q3"]),
        ("It grew in Q3.", ["2024-Q3"]),
        ("It shrank in the first three months of the year.", ["2025-Q1"]),
        ("It grew in the first half of 2024.", ["2024-01/2024-06"]),
        ("It sold 3 in April 2025, up from 2 a year earlier.", ["2025-04", "2024-04"]),
        ("Prices rose 5% in April from a year earlier.", ["2025-04"]),
        ("The 2024 summit, the 1990s and the 2019/20 season.", ["2024", "1990/1999", "2019/2020"]),
        ("It is set for next week.", ["2025-W26"]),
        ("He left three weeks ago and she eleven years ago.", ["2025-W22", "2014"]),
        ("She came yesterday and will go tomorrow.", ["2025-06-19", "2025-06-21"]),
        ("Crews stayed overnight.", ["2025-06-19/2025-06-20"]),
        ("Crews will stay overnight.", ["2025-06-20/2025-06-21"]),
        ("They met over the weekend.", ["2025-06-14/2025-06-15"]),
        ("It is due by Christmas.", ["2025-12-25"]),
        ("It fell at 2 p.m. on Thursday.", ["2025-06-19T14:00"]),
        ("It fell on Thursday at 9.40 p.m.", ["2025-06-19T21:40"]),
        ("It fell at about 9.40 on Thursday evening local time.", ["2025-06-19T21:40"]),
        ("It fell at six on Tuesday morning.", ["2025-06-17T06:00"]),
        ("It fell at 14:30 GMT.", ["2025-06-20T16:30"]),
        ("It fell on Thursday. At noon it rose.", ["2025-06-19", "2025-06-19T12:00"]),
        ("It happened weeks ago.", [""]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert normals(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march in step.",
        "It killed 2,024 people and 2000 people fled.",
        "Second to none, the third man.",
        "June 31 is no day.",
        "April Jones and May Lind spoke.",
        "A ratio of 3:1 and a 7.30 mark.",
    ],
)
def test_no_dates(text: str) -> None:
    assert normals(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pool, shut since 6 a.m. on Thursday, will open.", ["2025-06-19T06:00"]),
        ("Ferries were stopped until Monday noon.", ["2025-06-23T12:00"]),
        ("Norvik cancelled every boat for the rest of the week.", ["2025-06-20/2025-06-22"]),
        ("Ida Brun was to be buried in Velby on Tuesday.", ["2025-06-24"]),
        ("It was seen in the last week of February.", ["2025-02-24/2025-02-28"]),
        ("It was seen in the first week of May 2024.", ["2024-05-01/2024-05-07"]),
        ("They play in Velby this weekend.", ["2025-06-21/2025-06-22"]),
        ("The minister will come on the 5th.", ["2025-07-05"]),
        ("The minister came on the 5th.", ["2025-06-05"]),
        ("That would be a fifth more than the price on Monday.", ["2025-06-16"]),
        ("The visit has been moved to the second half of April.", ["2026-04"]),
    ],
)
def test_dates_by_the_words_around_them(text: str, expected: list[str]) -> None:
    assert normals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hearing was moved from 27 June to 17 July.", ["2025-06-27", "2025-07-17"]),
        ("The match was put off from July 2 to July 9.", ["2025-07-02", "2025-07-09"]),
        ("The fair runs from 27 June to 17 July.", ["2025-06-27/2025-07-17"]),
    ],
)
def test_what_is_moved_from_one_day_to_another_lasts_for_no_range(
    text: str, expected: list[str]
) -> None:
    assert normals(text) == expected


def test_words_that_need_a_publication_time_stay_open_without_one() -> None:
    mentions = find_dates("It fell on Friday, July 4 and in 2024, at noon yesterday.", None)
    assert [(mention.value, mention.relative) for mention in mentions] == [
        ("", True),
        ("2024", False),
        ("", True),
        ("", True),
    ]


def test_the_publication_day_is_that_of_its_own_zone() -> None:
    late = datetime(2025, 6, 20, 23, 30, tzinfo=timezone(timedelta(hours=-9)))
    assert normals("It fell today.", late) == ["2025-06-20"]


@pytest.mark.parametrize("piece", ["1", " ", "June 1 to ", "Friday ", "2024-", "the "])
def test_time_grows_with_length(piece: str) -> None:
    def seconds(size: int) -> float:
        """The best of three: a garbage collection in one of them says nothing about the code."""
        text = piece * (size // len(piece))
        taken = []
        for _ in range(3):
            start = time.process_time()
            find_dates(text, FRIDAY)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(32_000) < 10 * seconds(8_000) + 0.2


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The mill will cut 120 jobs in November.", "2026"),
        ("The mill is to shut two halls in November.", "2026"),
        ("Two halls will be put up for sale in November.", "2026"),
        ("The mill cut 120 jobs in November.", "2025"),
        ("The storm hit the mill in November.", "2025"),
    ],
)
def test_a_verb_whose_past_looks_like_its_infinitive(text: str, year: str) -> None:
    (found,) = find_dates(text, datetime(2026, 3, 4, 12, tzinfo=UTC))
    assert found.value == f"{year}-11"


def test_a_percentage_after_a_month_is_no_day_of_it() -> None:
    today = datetime(2026, 6, 3)
    assert "2026-05-31" not in normals("In May 31 percent of trains were late.", today)
    assert "2026-05-31" not in normals("In May 31 per cent of trains were late.", today)
    assert normals("On May 31, 5 percent of trains were late.", today) == ["2026-05-31"]
