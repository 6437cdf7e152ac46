"""Metadata stated as keys and values: front matter, JSON files, linked data in web pages."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from agent.ingest.clean import plain
from agent.ingest.page import Metadata
from agent.ingest.times import parse_time

_TITLE = ("headline", "title", "name")
_OUTLET = (
    "outlet", "publisher", "site_name", "sitename", "source", "publication", "site", "newspaper",
    "provider",
)  # fmt: skip
_AUTHORS = ("authors", "author", "byline", "creator", "by")
_PUBLISHED = (
    "published", "datepublished", "published_at", "publishedat", "date_published", "published_time",
    "pubdate", "publication_date", "date", "datecreated", "created_at", "timestamp",
)  # fmt: skip
_UPDATED = (
    "updated", "datemodified", "updated_at", "updatedat", "date_modified", "modified", "lastmod",
    "modified_time",
)  # fmt: skip
_URL = ("url", "canonical_url", "canonical", "link", "permalink", "mainentityofpage", "@id")
_MILLISECONDS = 1e11
_WEB = ("http://", "https://")


def stated_metadata(stated: Mapping[str, object]) -> Metadata:
    """The metadata that `stated` holds under the names in common use; keys in any case."""
    values = {key.lower(): value for key, value in stated.items()}
    outlet = _first(values, _OUTLET)
    return Metadata(
        title=_first(values, _TITLE),
        outlet="" if outlet.startswith(_WEB) else outlet,
        authors=_names(next((values[key] for key in _AUTHORS if values.get(key)), ())),
        published=_time(values, _PUBLISHED),
        updated=_time(values, _UPDATED),
        url=next(filter(None, (web_address(_words(values.get(key))) for key in _URL)), ""),
    )


def _first(values: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((words for words in (_words(values.get(key)) for key in keys) if words), "")


def _words(value: object) -> str:
    """A text as one line; of an object its name, title or address."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, Mapping):
        return _first(value, ("name", "title", "@id", "url"))
    if isinstance(value, Sequence) and value:
        return _words(value[0])
    return ""


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        named = re.sub(r"(?i)^by\s+", "", plain(value))
        return tuple(part.strip() for part in re.split(r";|,|\band\b", named) if part.strip())
    if isinstance(value, Mapping):
        return tuple(filter(None, [_words(value)]))
    if isinstance(value, Sequence):
        return tuple(name for item in value for name in _names(item))
    return ()


def _time(values: Mapping[str, object], keys: Sequence[str]) -> datetime | None:
    for key in keys:
        value = values.get(key)
        if isinstance(value, str) and (time := parse_time(value)):
            return time
        if isinstance(value, int | float) and not isinstance(value, bool):
            try:
                return datetime.fromtimestamp(value / (1000 if value > _MILLISECONDS else 1), UTC)
            except (ValueError, OverflowError, OSError):
                continue
    return None


def web_address(words: str) -> str:
    """`words` where they are a web address with a host that can be read, else ""."""
    try:
        host = urlsplit(words).hostname if words.startswith(_WEB) else None
    except ValueError:
        return ""
    return words if host else ""
