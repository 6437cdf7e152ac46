"""Live blogs: when each entry was posted, and their order in time."""

from datetime import UTC, datetime, time

import pytest

from agent.text.live import in_time, moments, posted
from schemas.article import Article
from tests.text.articles import article_of

_OUT = "He said the fire was out."
_OST = "Karl Ost said crews had reached the yard."


def blog(*lines: str) -> Article:
    return article_of(*((line,) for line in lines))


def test_each_sentence_of_an_entry_has_its_time() -> None:
    article = blog("A yard burns.", "16:40", _OUT, "2.55pm BST", _OST)
    assert posted(article) == {2: time(16, 40), 3: time(16, 40), 4: time(14, 55), 5: time(14, 55)}


def test_a_time_may_stand_in_the_line_of_its_entry() -> None:
    article = blog(f"16:40 {_OUT}", f"14:55 – {_OST}")
    assert posted(article) == {1: time(16, 40), 2: time(14, 55)}


@pytest.mark.parametrize(
    "lines",
    [
        ("16:40", _OUT),
        ("16:40", _OUT, "14:55", _OST, "15:30", "Rain fell."),
        ("The race was won in 16:40", _OUT, "14:55 minutes is the record."),
        ("25:10", _OUT, "14:55", _OST),
    ],
)
def test_what_is_no_live_blog(lines: tuple[str, ...]) -> None:
    article = blog(*lines)
    assert posted(article) == {}
    assert in_time(article) == list(article.sentences)


def test_entries_are_read_oldest_first_after_the_introduction() -> None:
    article = blog("A yard burns.", "16:40", _OUT, "14:55", _OST, "Rain fell.")
    assert [s.number for s in in_time(article)] == [1, 4, 5, 6, 2, 3]


def test_a_blog_over_two_days_has_no_moments() -> None:
    day = datetime(2026, 4, 2, 17, 3, 9, tzinfo=UTC)
    article = blog("16:40", _OUT, "14:55", _OST).model_copy(update={"published": day})
    assert moments(article)[2] == datetime(2026, 4, 2, 16, 40, tzinfo=UTC)
    later = article.model_copy(update={"updated": day.replace(day=3)})
    assert moments(later) == {}
    assert moments(article.model_copy(update={"published": None})) == {}
