"""The rows of tables keep their cells apart, a line each."""

import pytest

from agent.ingest.html_text import html_lines
from agent.ingest.lines import line_reason
from agent.ingest.markdown import read_markdown
from agent.ingest.roles import block_marks
from agent.ingest.txt import read_txt

ROWS = ["Ward | For | Turnout", "Cedar | 1,204 | 61.5%"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>Ward</th><th>For</th><th>Turnout</th></tr>"
        "<tr><td>Cedar</td><td>1,204</td><td>61.5%</td></tr>",
        "<tr><th>Ward</th>\n<th>For</th>\n<th>Turnout</th><th></th></tr>"
        "<tr><td> </td><td>Cedar</td><td>1,<b>204</b></td><td>61.5%</td></tr>",
    ],
)
def test_of_a_web_page(table: str) -> None:
    assert [line for line in html_lines(f"<table>{table}</table>") if line] == ROWS


def test_what_is_laid_out_by_a_table_carries_no_bars() -> None:
    page = "<table><tr><td><p>Velby votes.</p></td><td><p>Elm votes.</p></td></tr></table>"
    assert [line for line in html_lines(page) if line] == ["Velby votes.", "Elm votes."]


def test_of_markdown() -> None:
    lines = ["| Ward | For | Turnout |", "| --- | --: | --: |", "| Cedar | **1,204** | 61.5% |"]
    page = read_markdown("Velby votes.\n\n" + "\n".join(lines) + "\n\nIt is done.\n")
    assert [block.text for block in page.blocks] == ["Velby votes.", *ROWS, "It is done."]


def test_rows_among_rows_are_body_whatever_their_labels_look_like() -> None:
    rows = [
        "Ward | For | Against",
        "Marlow | 1 | 3",
        "March | 120 | 90",
        "North Dunmore | 4 | 1",
        "2019 | 18,000 | 1.0",
    ]
    prose = "The council of Velby voted on Sunday to build a second bridge over the Ardle."
    text = "\n\n".join(["Velby votes for the bridge", prose, *rows])
    blocks = read_txt(text).blocks
    roles = dict(zip((b.text for b in blocks), (m.role for m in block_marks(blocks)), strict=True))
    assert [roles[row] for row in rows] == ["body"] * len(rows)


@pytest.mark.parametrize("line", ["Marlow 1 3", "Mayfield | 5", "Augusta 2", "Decker 2 6"])
def test_a_name_that_begins_like_a_month_is_no_date_line(line: str) -> None:
    assert line_reason(line) != "date line"


@pytest.mark.parametrize("line", ["12 March 2025", "AUG 23 2024, 18:40", "Sept. 5, 2024"])
def test_a_date_line_stays_one(line: str) -> None:
    assert line_reason(line) == "date line"
