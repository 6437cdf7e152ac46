"""What the lines of an article say of the article: title, bylines, date lines, copyright."""

import re
from collections.abc import Sequence
from datetime import datetime

from agent.ingest.line_patterns import BYLINE, COPYRIGHT, DATE_LINE
from agent.ingest.page import Block, Metadata
from agent.ingest.roles import HEADLINE, Mark
from agent.ingest.times import parse_time
from agent.text.outlets import is_outlet

_UPDATED = re.compile(r"(?i)\b(?:updated|modified|last update)\b")
_OWNER = re.compile(
    r"(?i)(?:©|\(c\)|copyright)(?:\W|\b(?:copyright|by|of)\b|\d{4}(?:\s?[-–]\s?\d{4})?)*"
    r"(?P<owner>[^.|,\d©]{3,60})"
)
_LEGAL_FORM = re.compile(
    r"(?i)[\s,]+(?:ltd|limited|inc|llc|plc|gmbh|corp(?:oration)?|company|co|all rights.*)\.?$"
)
_PARTS = re.compile(r",\s+|\s+[|·–—-]\s+")
_BY = re.compile(r"(?i)^by\s+")
_PLACE = re.compile(r"\s+in\s+[A-Z].*$")
_NAME = re.compile(r"^[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|[a-z]{2,3})){0,3} [A-Z][\w.'’-]+$")


def described(blocks: Sequence[Block], marks: Sequence[Mark]) -> Metadata:
    """The metadata that stands in the article's own lines."""
    dates = _lines_of(blocks, marks, DATE_LINE)
    bylines = _lines_of(blocks, marks, BYLINE)
    outlet, day = _signed([*bylines, *dates])
    updates = [parse_time(line) for line in dates if _UPDATED.search(line)]
    others = [parse_time(line) for line in dates if not _UPDATED.search(line)]
    return Metadata(
        title=_title(blocks, marks),
        outlet=_owner(_lines_of(blocks, marks, COPYRIGHT)) or outlet,
        authors=_authors(bylines),
        published=next(filter(None, (*others, day)), None),
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


def _signed(lines: Sequence[str]) -> tuple[str, datetime | None]:
    """The outlet and the day of a line such as "By Ida Brun, Port Gazette, 12 March 2025"."""
    for line in lines:
        parts = [part.strip() for part in _PARTS.split(line)]
        for at, part in enumerate(parts):
            day = parse_time(", ".join(parts[at + 1 :])) if is_outlet(part) else None
            if day:
                return part, day
    return "", None


def _authors(lines: Sequence[str]) -> tuple[str, ...]:
    """The people named in the first byline that names any."""
    for line in lines:
        parts = re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+|\s+\|\s+", _BY.sub("", line))
        names = [_PLACE.sub("", part.strip()) for part in parts]
        people = tuple(name for name in names if _NAME.match(name))
        if people:
            return people
    return ()
