"""What the line that signs an article says of it."""

from datetime import datetime

import pytest

from agent.ingest.article import to_article

_TOLD = "Councillors in Velby voted 9 to 4 on Tuesday to end the winter ferry to Orla."


@pytest.mark.parametrize(
    ("line", "outlet", "authors"),
    [
        (
            "By Anna Holt, Port Gazette, 12 March 2025",
            "Port Gazette",
            ("Anna Holt", "Port Gazette"),
        ),
        ("Coast Daily, 12 March 2025", "Coast Daily", ()),
        ("Coast Daily | March 12, 2025", "Coast Daily", ()),
    ],
)
def test_an_outlet_before_the_day_is_the_articles(
    line: str, outlet: str, authors: tuple[str, ...]
) -> None:
    article = to_article(f"The ferry to Orla ends\n\n{line}\n\n{_TOLD}", "ferry.txt")
    assert (article.outlet, article.authors) == (outlet, authors)
    assert article.published == datetime(2025, 3, 12)


def test_an_agency_beside_the_author_is_no_outlet_of_the_article() -> None:
    article = to_article(f"The ferry ends\n\nBy Anna Holt, Reuters\n\n{_TOLD}", "ferry.txt")
    assert (article.outlet, article.authors, article.published) == ("", ("Anna Holt",), None)


def test_who_owns_the_page_outranks_who_signs() -> None:
    lines = ["The ferry ends", "Coast Wire, 12 March 2025", _TOLD, "© 2025 Port Gazette"]
    assert to_article("\n\n".join(lines), "ferry.txt").outlet == "Port Gazette"
