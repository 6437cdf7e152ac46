"""The rows of tables keep their cells apart, a line each."""

import pytest

from agent.ingest.html_text import html_lines
from agent.ingest.markdown import read_markdown

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
