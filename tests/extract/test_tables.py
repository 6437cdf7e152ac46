"""Rows of tables are listed as what they are, and no sentence is taken for one."""

import pytest

from agent.extract import extract_facts
from agent.extract.tables import ROW, table_row
from tests.extract.test_long import page, read, report
from tests.support.scripted import scripted
from tests.text.articles import article_of


@pytest.mark.parametrize(
    "row",
    [
        "Street | Euros | Change | Year",
        "Cedar | 34 | 6.5% | 2025",
        "Ferry passengers 1.1 million 1.2 million",
        "Cars 300 400",
        "Item 2023 2024",
        "Ferry passengers: 1.2 million",
        "Fares: €3.50",
    ],
)
def test_a_row_is_known_by_its_form(row: str) -> None:
    assert table_row(row) == ROW


async def test_rows_are_listed_with_their_reason() -> None:
    rows = ["Cedar | 34 | 6.5% | 2025", "Elm | 35 | 7% | 2025", "Velby 34 40", "Cars: 400"]
    first, last = report(5), report(6)[len(report(5)) :]
    extraction = await read(page(f"{first}\n\n" + "\n".join(rows) + f"\n\n{last}"))
    assert [one.text for one in extraction.dropped if one.reason == ROW] == rows
    assert len(extraction.facts) == 6


async def test_a_row_that_a_hosted_model_makes_nothing_of_is_listed_as_one() -> None:
    article = article_of(("Velby sold the ferry Stella.",), ("Cars | 300 | 400",))
    extraction = await extract_facts(article, scripted(lambda *_: {"facts": []})[0])
    assert [one.reason for one in extraction.dropped if one.text == "Cars | 300 | 400"] == [ROW]


@pytest.mark.parametrize(
    "words",
    [
        "Velby sold 300 tickets in 2024.",
        "The ferry carried 1.2 million passengers",
        "Ida Brun said: 400",
        "Close the quay",
    ],
)
def test_what_is_no_row(words: str) -> None:
    assert table_row(words) == ""
