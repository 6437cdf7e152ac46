"""Tables: a row of figures says what its head calls each of them.

Read where cells are told apart by bars, as ingest writes the rows of web pages and Markdown. Rows
without bars, or whose head is missing, are listed as what they are: nothing tells surely which
column a figure stands in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from agent.guards import Candidate
from agent.guards.standing import complete
from schemas.article import Article, Sentence

ROW = "a row of a table, whose figures are not read"
_FIGURE = r"[-+–€$£¥(]{0,2}\d[\d.,]*\S{0,3}(?: (?:thousand|million|billion|bn|m|per cent|percent))?"
_ROW = re.compile(
    rf"[^|]*\w[^|]* \|(?: |$).*"  # cells with bars between them
    rf"|\D{{2,60}}(?: {_FIGURE}){{2,40}}"  # a label and figures
    rf"|[^:]{{2,60}}: {_FIGURE}(?: \w{{1,12}})?"  # a label and its figure
)
_LONGEST = 300
_CELL_FIGURE = re.compile(rf"{_FIGURE}[)]?(?: \w{{1,12}})?")
_PERIOD = re.compile(r"(?:[QH][1-4] |FY ?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")
_EMPTY = re.compile(r"[\W_]*|n/?a", re.IGNORECASE)
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
    for head, *below in _runs(article):
        names = _cells(article, head)
        read = {row.number: _cells(article, row) for row in below}
        if not below or any(map(_is_figure, names)) or not all(map(_of_figures, read.values())):
            continue
        above = _caption(article, head)
        on = (head.number - 1, head.number) if above else (head.number,)
        heads.update(on)
        for number, cells in read.items():
            if claim := _claim(names, cells):
                rows[number] = Row((*on, number), f"{above}, {claim}" if above else claim)
    return Tables(frozenset(heads), rows)


def table_row(words: str) -> str:
    """Why a sentence is only a row of a table, "" where it is none or a sentence of its own."""
    text = " ".join(words.split())
    if len(text) > _LONGEST or not _ROW.fullmatch(text):
        return ""
    return ROW if complete(Candidate(text, text, text)) else ""


def _runs(article: Article) -> Iterator[Sequence[Sentence]]:
    """Lines that follow each other and have as many cells, two or more."""
    counted = (
        (len(_cells(article, line)) if line.role == "body" else 0, line)
        for line in article.sentences
    )
    for count, lines in groupby(counted, key=itemgetter(0)):
        if count > 1:
            yield [line for _, line in lines]


def _cells(article: Article, line: Sentence) -> list[str]:
    words = " ".join(article.words_of(line.number).split())
    return [cell.strip() for cell in words.strip("| ").split("|")] if "|" in words else []


def _is_figure(cell: str) -> bool:
    return bool(_CELL_FIGURE.fullmatch(cell)) and not _PERIOD.fullmatch(cell)


def _of_figures(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells[1:] if not _EMPTY.fullmatch(cell)]
    return not _is_figure(cells[0]) and 2 * sum(map(_is_figure, told)) >= max(1, len(told))


def _claim(names: Sequence[str], cells: Sequence[str]) -> str:
    """ "Ward Cedar: 1,204 (For), 61.5% (Turnout)." """
    label = cells[0] if _EMPTY.fullmatch(names[0]) else f"{names[0]} {cells[0]}"
    told = [
        f"{cell} ({name})" if not _EMPTY.fullmatch(name) else cell
        for name, cell in zip(names[1:], cells[1:], strict=True)
        if not _EMPTY.fullmatch(cell)
    ]
    return f"{label}: {', '.join(told)}." if told and not _EMPTY.fullmatch(cells[0]) else ""


def _caption(article: Article, head: Sentence) -> str:
    """The short line right above a table, which says what it is of; "" where there is none."""
    above = article.sentences[head.number - 2] if head.number > 1 else head
    words = " ".join(article.words_of(above.number).split())
    if above.role != "body" or len(words.split()) > _CAPTION_WORDS or words[-1:] in '.!?”"':
        return ""
    return words.rstrip(":") if above is not head else ""
