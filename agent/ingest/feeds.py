"""RSS, Atom and JSON Feed: from the bytes that the fetcher brings to the articles announced.

The parser never touches the network or the disk: it is handed a stream of bytes.
"""

import asyncio
import calendar
import io
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from agent.errors import InputError
from agent.ingest.clean import plain
from agent.ingest.fetch import Fetched, Fetcher, Validators
from agent.ingest.times import parse_time

MOST_ENTRIES = 500
"""A feed that announces more is cut here, newest first as feeds are written, and says so."""

_MOST_TAGS = 200_000  # opening and closing ones; 500 long entries have a tenth of it
_LONGEST_TITLE = 500
_PARSER_FAULTS = (
    *(ValueError, LookupError, TypeError, AttributeError),
    *(RecursionError, OverflowError),
)
"""What the parser raises on bytes that no feed would hold."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced article.

    `outlet` is the source that the entry itself names, "" where it names none: a feed's own title
    is a label and may stand over other houses' articles.
    """

    url: str
    title: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed announced. `faults` says what could not be read of it; `validators` are to be
    given back at the next reading."""

    url: str
    title: str
    entries: tuple[Entry, ...]
    faults: tuple[str, ...]
    validators: Validators


async def read_feed(address: str, fetcher: Fetcher, known: Validators) -> Feed | None:
    """The feed at `address`, None where it has not changed since it had the validators `known`.

    Raises InputError where there is no feed to be read.
    """
    fetched = await fetcher.fetch_newer(address, known)
    if fetched is None:
        return None
    return await asyncio.to_thread(parse_feed, address, fetched)


def parse_feed(address: str, fetched: Fetched) -> Feed:
    """The feed in `fetched`, broken ones as far as they go. Raises InputError for what is none."""
    is_json = fetched.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    read = _read_json if is_json else _read_xml
    title, entries, faults = read(address, fetched)
    if nameless := sum(not entry.url for entry in entries):
        faults = (*faults, f"{nameless} of {len(entries)} entries name no address")
    if len(entries) > MOST_ENTRIES:
        faults = (*faults, f"holds {len(entries)} entries; the first {MOST_ENTRIES} are read")
    addressed = {entry.url: entry for entry in reversed(entries[:MOST_ENTRIES]) if entry.url}
    return Feed(fetched.url, title, tuple(reversed(addressed.values())), faults, fetched.validators)


_Read = tuple[str, Sequence[Entry], tuple[str, ...]]


def _read_xml(address: str, fetched: Fetched) -> _Read:
    if fetched.data.count(b"<") > _MOST_TAGS:
        raise InputError(address, "has too many elements to be a feed")
    # A fifth of a second to import, and only feeds need it.
    import feedparser  # type: ignore[import-untyped]  # it ships no types

    # A stream, because a text that looks like a path or an address would be opened.
    headers = {**fetched.headers, "content-location": fetched.url}
    try:
        found = feedparser.parse(io.BytesIO(fetched.data), response_headers=headers)
    except _PARSER_FAULTS as error:
        raise InputError(address, "is a broken feed that cannot be read") from error
    if not found.get("version") and not found.entries:
        raise InputError(address, "is no feed: neither RSS, Atom nor JSON Feed")
    # As plain dicts, for the parser's own give one time where another is asked for.
    entries = [_xml_entry(dict(entry), fetched.url) for entry in found.entries]
    return _title(found.feed), entries, _xml_faults(found)


def _xml_faults(found: Mapping[str, Any]) -> tuple[str, ...]:
    """A wrong media type or encoding is mended in reading and hurts nobody."""
    from xml.sax import SAXException

    fault = found.get("bozo_exception")
    if not isinstance(fault, SAXException):
        return ()
    return ("is broken XML; what could be read of it was",)


def _xml_entry(entry: Mapping[str, Any], base: str) -> Entry:
    source = entry.get("source") or {}
    return Entry(
        url=_web_address(entry.get("feedburner_origlink") or entry.get("link"), base),
        title=_title(entry),
        published=_moment(entry.get("published_parsed")),
        updated=_moment(entry.get("updated_parsed")),
        outlet=_title(source),
    )


def _moment(found: time.struct_time | None) -> datetime | None:
    """The parser gives times in UTC."""
    if found is None:
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(found), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _read_json(address: str, fetched: Fetched) -> _Read:
    try:
        found = json.loads(fetched.data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise InputError(address, "is broken JSON that cannot be read") from error
    items = found.get("items")
    if "jsonfeed.org/version" not in str(found.get("version")) or not isinstance(items, list):
        raise InputError(address, "is JSON, but no JSON Feed")
    objects = [item for item in items if isinstance(item, dict)]
    lost = len(items) - len(objects)
    faults = (f"{lost} of {len(items)} entries are no objects",) if lost else ()
    return _title(found), [_json_entry(item, fetched.url) for item in objects], faults


def _json_entry(item: Mapping[str, Any], base: str) -> Entry:
    published, updated = (
        parse_time(value) if isinstance(value := item.get(name), str) else None
        for name in ("date_published", "date_modified")
    )
    return Entry(
        url=_web_address(item.get("url") or item.get("external_url"), base),
        title=_title(item),
        published=published,
        updated=updated,
    )


def _title(named: Mapping[str, Any]) -> str:
    title = named.get("title")
    return plain(title)[:_LONGEST_TITLE] if isinstance(title, str) else ""


def _web_address(link: object, base: str) -> str:
    """`link` as an absolute web address, "" where it is none."""
    if not isinstance(link, str) or not link.strip():
        return ""
    try:
        address = urljoin(base, link.strip())
    except ValueError:
        return ""
    return address if address.lower().startswith(("http://", "https://")) else ""


def newer_than(entries: Iterable[Entry], since: datetime) -> tuple[Entry, ...]:
    """The entries that are not known to be older than `since`; undated ones are kept."""
    return tuple(
        entry
        for entry in entries
        if (moment := entry.updated or entry.published) is None or _zoned(moment) >= since
    )


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
