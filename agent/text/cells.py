"""The rows of a table in a text: cells with bars between them, as many in each row."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

FIGURE = r"[-+–€$£¥(]{0,2}\d[\d.,]*\S{0,3}(?: (?:thousand|million|billion|bn|m|per cent|percent))?"
"""A pattern for an amount as it stands in a table."""

_FIGURE = re.compile(rf"{FIGURE}[)]?(?: \w{{1,12}})?")
_PERIOD = re.compile(r"(?:[QH][1-4] |FY ?)?(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?")


def cells(line: str) -> list[str]:
    """The cells of a row; none of a line without a bar."""
    return [cell.strip() for cell in line.strip("| ").split("|")] if "|" in line else []


def is_period(cell: str) -> bool:
    """Whether a cell holds a year or a quarter."""
    return bool(_PERIOD.fullmatch(cell))


def is_figure(cell: str) -> bool:
    """Whether a cell holds an amount; a year or a quarter only says which."""
    return bool(_FIGURE.fullmatch(cell)) and not is_period(cell)


def tables(lines: Sequence[str]) -> Iterator[Sequence[int]]:
    """Where the tables of figures are among `lines`: the places of two or more rows in a row, with
    as many cells each, and a figure behind the label of some."""
    counted = ((len(cells(line)), at) for at, line in enumerate(lines))
    for count, rows in groupby(counted, key=itemgetter(0)):
        places = [at for _, at in rows]
        figures = any(is_figure(cell) for at in places for cell in cells(lines[at])[1:])
        if count > 1 and len(places) > 1 and figures:
            yield places
