"""Rows of tables, which no claim is made of: once a page is text, nothing tells surely which column
a figure stands in or what its unit is."""

import re

from agent.guards import Candidate
from agent.guards.standing import complete

ROW = "a row of a table, whose figures are not read"
_FIGURE = r"[-+–€$£¥(]{0,2}\d[\d.,]*\S{0,3}(?: (?:thousand|million|billion|bn|m|per cent|percent))?"
_ROW = re.compile(
    rf"[^|]*\w[^|]* \|(?: |$).*"  # cells with bars between them
    rf"|\D{{2,60}}(?: {_FIGURE}){{2,40}}"  # a label and figures
    rf"|[^:]{{2,60}}: {_FIGURE}(?: \w{{1,12}})?"  # a label and its figure
)
_LONGEST = 300


def table_row(words: str) -> str:
    """Why a sentence is only a row of a table, "" where it is none or a sentence of its own."""
    text = " ".join(words.split())
    if len(text) > _LONGEST or not _ROW.fullmatch(text):
        return ""
    return ROW if complete(Candidate(text, text, text)) else ""
