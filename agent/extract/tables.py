"""Tables: a row of figures says what its head calls each of them.

Read where cells are told apart by bars, as ingest writes the rows of web pages and Markdown. Rows
without bars, or whose head is missing, are listed as what they are: nothing tells surely which
column a figure stands in.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from agent.guards import Candidate
from agent.guards.standing import complete
from agent.text.cells import FIGURE, cells, is_figure, is_period, tables
from schemas.article import Article, Sentence

ROW = "a row of a table, whose figures are not read"
_ROW = re.compile(
    rf"[^|]*\w[^|]* \|(?: |$).*"  # cells with bars between them
    rf"|\D{{2,60}}(?: {FIGURE}){{2,40}}"  # a label and figures
    rf"|[^:]{{2,60}}: {FIGURE}(?: \w{{1,12}})?"  # a label and its figure
)
_LONGEST = 300
_EMPTY = re.compile(r"[\W_]*|n/?a", re.IGNORECASE)
_INSIDE = re.compile(r"\s*\(\s*")  # "Cost (million euros)" goes into brackets itself
_CAPTION_WORDS = 12


class Row(NamedTuple):
    """The sentences on which a row's claim stands (caption, head, the row), and the claim."""

    sentences: tuple[int, ...]
    claim: str


class Tables(NamedTuple):
    """The numbers of an article's heads and captions of tables, and the rows by their numbers."""

    heads: frozenset[int]
    rows: Mapping[int, Row]


def find_tables(article: Article) -> Tables:
    """The tables whose head names the columns: as many cells in each row, none of the head's a
    figure but for years, at least half of each row's cells after its label a figure."""
    heads: set[int] = set()
    rows: dict[int, Row] = {}
    lines = [
        " ".join(article.words_of(one.number).split()) if one.role == "body" else ""
        for one in article.sentences
    ]
    for places in tables(lines):
        head = article.sentences[places[0]]
        names, *read = [cells(lines[at]) for at in places]
        if any(map(is_figure, names)) or not all(map(_of_figures, read)):
            continue
        said = _caption(article, head)
        on = (said.number, head.number) if said else (head.number,)
        above = " ".join(article.words_of(said.number).split()).rstrip(":") if said else ""
        heads.update(on)
        for at, row in zip(places[1:], read, strict=True):
            if claim := _claim(names, row):
                number = article.sentences[at].number
                rows[number] = Row((*on, number), f"{above}, {claim}" if above else claim)
    return Tables(frozenset(heads), rows)


def table_row(words: str) -> str:
    """Why a sentence is only a row of a table, "" where it is none or a sentence of its own."""
    text = " ".join(words.split())
    if len(text) > _LONGEST or not _ROW.fullmatch(text):
        return ""
    return ROW if complete(Candidate(text, text, text)) else ""


def _of_figures(row: Sequence[str]) -> bool:
    told = [cell for cell in row[1:] if not _EMPTY.fullmatch(cell)]
    return not is_figure(row[0]) and 2 * sum(map(is_figure, told)) >= max(1, len(told))


def _claim(names: Sequence[str], row: Sequence[str]) -> str:
    """ "Ward Cedar: 1,204 (For), 61.5% (Turnout)." """
    label = row[0] if _EMPTY.fullmatch(names[0]) else f"{names[0]} {row[0]}"
    told = [
        f"{cell} ({_INSIDE.sub(', ', name).rstrip(') ')})" if not _EMPTY.fullmatch(name) else cell
        for name, cell in zip(names[1:], row[1:], strict=True)
        if not _EMPTY.fullmatch(cell)
    ]
    if not told or _EMPTY.fullmatch(row[0]):
        return ""
    figures = ", ".join(told)
    return f"{figures} in {row[0]}." if is_period(row[0]) else f"{label}: {figures}."


def _caption(article: Article, head: Sentence) -> Sentence | None:
    """What says of what the table is: the short line right above it, else the headline."""
    above = article.sentences[head.number - 2] if head.number > 1 else head
    words = article.words_of(above.number)
    short = len(words.split()) <= _CAPTION_WORDS and words[-1:] not in '.!?”"' and "|" not in words
    if above.role == "body" and above is not head and short:
        return above
    return next((one for one in article.sentences if one.role == "headline"), None)
