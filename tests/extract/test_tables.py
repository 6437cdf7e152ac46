"""Rows of tables are listed as what they are, and no sentence is taken for one."""

import pytest

from agent.extract import extract_facts
from agent.extract.tables import ROW, Row, find_tables, table_row
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


async def test_rows_without_a_head_are_listed_with_their_reason() -> None:
    rows = ["Cedar | 34 | 6.5% | 2025", "Elm | 35 | 7% | 2025", "Velby 34 40", "Cars: 400"]
    first, last = report(5), report(6)[len(report(5)) :]
    extraction = await read(page(f"{first}\n\n" + "\n".join(rows) + f"\n\n{last}"))
    assert [one.text for one in extraction.dropped if one.reason == ROW] == rows
    assert len(extraction.facts) == 6


async def test_a_row_says_what_its_head_calls_each_figure_and_cites_both() -> None:
    lines = ["The vote by ward", "Ward | For | Turnout", "Cedar | 1,204 | 61.5%", "Elm | 802 | –"]
    article = page("\n".join([*lines, "", "Velby sold the ferry Stella."]))
    facts = (await read(article)).facts
    assert [fact.claim for fact in facts] == [
        "The vote by ward, Ward Cedar: 1,204 (For), 61.5% (Turnout).",
        "The vote by ward, Ward Elm: 802 (For).",
        "Velby sold the ferry Stella.",
    ]
    assert [evidence.quote for evidence in facts[0].evidence] == lines[:3]
    assert facts[0].kind == "figure"
    assert [(one.value, one.unit) for one in facts[0].quantities] == [(1204, ""), (61.5, "percent")]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ward | For | Turnout", "Cedar | 1,204"],  # a cell is lacking
        ["Ward | 5 | 6", "Cedar | 1,204 | 61.5%"],  # no head
        ["Home | News | Sport", "Today | Weather | Cars"],  # no figures
        ["Place | Team | Points", "1 | Velby | 70"],  # what is told of is no name
        ["Ward | For | Turnout"],
    ],
)
async def test_what_is_no_table_with_a_head_gives_no_claim(lines: list[str]) -> None:
    text = "Velby sold the ferry Stella."
    article = page("\n\n".join([text, *lines, "Ida Brun bought the ferry Stella on Monday."]))
    assert not find_tables(article).rows
    assert len((await read(article)).facts) == 2


async def test_years_may_head_columns() -> None:
    article = page("Item | 2023 | 2024\nFerry passengers | 1.1 million | 1.2 million")
    assert [row.claim for row in find_tables(article).rows.values()] == [
        "Item Ferry passengers: 1.1 million (2023), 1.2 million (2024)."
    ]


def test_of_what_a_table_is_is_told_by_the_headline_where_nothing_else_does() -> None:
    article = article_of(
        ("The ferries of Velby",), ("Year | Cost (million euros)",), ("2023 | 1.2",), ("2024 | 2",)
    )
    head = article.sentences[0].model_copy(update={"role": "headline"})
    article = article.model_copy(update={"sentences": (head, *article.sentences[1:])})
    assert list(find_tables(article).rows.values()) == [
        Row((1, 2, 3), "The ferries of Velby, 1.2 (Cost, million euros) in 2023."),
        Row((1, 2, 4), "The ferries of Velby, 2 (Cost, million euros) in 2024."),
    ]


def test_the_last_row_of_one_table_is_no_caption_of_the_next() -> None:
    lines = ["Ward | For | Against", "Cedar | 4 | 1", "Year | Cars", "2024 | 300"]
    article = page("\n".join(lines))
    assert [row.claim for row in find_tables(article).rows.values()] == [
        "Ward Cedar: 4 (For), 1 (Against).",
        "300 (Cars) in 2024.",
    ]


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
