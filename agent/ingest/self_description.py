"""What the lines of an article say of the article: title, bylines, date lines, copyright."""

import re
from collections.abc import Sequence

from agent.ingest.line_patterns import BYLINE, COPYRIGHT, DATE_LINE
from agent.ingest.page import Block, Metadata
from agent.ingest.roles import HEADLINE, Mark
from agent.ingest.times import parse_time

_UPDATED = re.compile(r"(?i)\b(?:updated|modified|last update)\b")
_OWNER = re.compile(
    r"(?i)(?:©|\(c\)|copyright)(?:\W|\b(?:copyright|by|of)\b|\d{4}(?:\s?[-–]\s?\d{4})?)*"
    r"(?P<owner>[^.|,\d©]{3,60})"
)
_LEGAL_FORM = re.compile(
    r"(?i)[\s,]+(?:ltd|limited|inc|llc|plc|gmbh|corp(?:oration)?|company|co|all rights.*)\.?$"
)
_BY = re.compile(r"(?i)^by\s+")
_PLACE = re.compile(r"\s+in\s+[A-Z].*$")
_NAME = re.compile(r"^[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|[a-z]{2,3})){0,3} [A-Z][\w.'’-]+$")


def described(blocks: Sequence[Block], marks: Sequence[Mark]) -> Metadata:
    """The metadata that stands in the article's own lines."""
    dates = _lines_of(blocks, marks, DATE_LINE)
    updates = [parse_time(line) for line in dates if _UPDATED.search(line)]
    others = [parse_time(line) for line in dates if not _UPDATED.search(line)]
    return Metadata(
        title=_title(blocks, marks),
        outlet=_owner(_lines_of(blocks, marks, COPYRIGHT)),
        authors=_authors(_lines_of(blocks, marks, BYLINE)),
        published=next(filter(None, others), None),
        updated=next(filter(None, updates), None),
    )


def _title(blocks: Sequence[Block], marks: Sequence[Mark]) -> str:
    """The first headline, unless body stands above it: then it is a subheading."""
    for block, mark in zip(blocks, marks, strict=True):
        if mark.role != "noise":
            return block.words if mark is HEADLINE else ""
    return ""


def _lines_of(blocks: Sequence[Block], marks: Sequence[Mark], reason: str) -> list[str]:
    return [block.words for block, mark in zip(blocks, marks, strict=True) if mark.reason == reason]


def _owner(lines: Sequence[str]) -> str:
    for line in lines:
        found = _OWNER.search(line)
        if found:
            return _LEGAL_FORM.sub("", found["owner"].strip())
    return ""


def _authors(lines: Sequence[str]) -> tuple[str, ...]:
    """The people named in the first byline that names any."""
    for line in lines:
        parts = re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+|\s+\|\s+", _BY.sub("", line))
        names = [_PLACE.sub("", part.strip()) for part in parts]
        people = tuple(name for name in names if _NAME.match(name))
        if people:
            return people
    return ()
