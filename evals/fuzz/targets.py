"""The parsers, each as a function of bytes that fails where a promise is broken.

What a parser refuses with the program's own error is fine; any other exception is a bug. Offsets
must be true of the text that they point into.
"""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from agent.daily.config import edition_names, load_config
from agent.errors import FactbriefError, InputError
from agent.ingest import to_article
from agent.ingest.article import Format
from agent.ingest.clean import clean_line
from agent.ingest.decode import decode
from agent.ingest.feeds import parse_feed
from agent.ingest.fetch import Fetched
from agent.ingest.page import UnreadableError
from agent.ingest.sentences import sentence_spans
from agent.settings import load_settings
from agent.slack.config import load_slack_settings
from agent.text.dates import find_dates
from agent.text.quantities import find_quantities

Target = Callable[[bytes], None]

_PUBLISHED = datetime(2026, 3, 3, 9, tzinfo=UTC)


def _article(form: Format) -> Target:
    def target(data: bytes) -> None:
        try:
            article = to_article(decode(data, "fuzz"), "fuzz", form)
        except InputError as error:
            # What only the net under the readers caught is a bug, though its user sees one line.
            if error.__cause__ and not isinstance(error.__cause__, UnreadableError):
                raise error.__cause__ from None
            return
        end = 0
        for sentence in article.sentences:
            words = article.text[sentence.start : sentence.end]
            if not (end <= sentence.start < sentence.end) or words != words.strip():
                raise AssertionError(f"sentence {sentence.number} is not where it says")
            end = sentence.end
        for time in (article.published, article.updated):
            if time is not None:  # what the store and the reconciler ask of a time
                time.timestamp()
                time.astimezone(UTC)
        _ = urlsplit(article.url).hostname

    return target


def _feed(data: bytes) -> None:
    address = "https://feeds.example/all.xml"
    try:
        parse_feed(address, Fetched(address, {"content-type": "text/xml"}, data))
    except InputError:  # here the net is under another's parser alone
        return


_LOADERS: tuple[Callable[[], object], ...] = (
    load_settings,
    lambda: load_config("daily"),
    edition_names,
    load_slack_settings,
)


def _configuration(data: bytes) -> None:
    here, folder = Path.cwd(), Path(_folder().name)
    (folder / "factbrief.toml").write_bytes(data)
    os.chdir(folder)
    try:
        for load in _LOADERS:
            with suppress(FactbriefError):
                load()
    finally:
        os.chdir(here)


@cache
def _folder() -> "tempfile.TemporaryDirectory[str]":
    """One for all inputs: to make and remove it takes longer than to read the configuration."""
    return tempfile.TemporaryDirectory(prefix="factbrief-fuzz-")


class _HashedOnce(tuple[str, ...]):
    """The words that justext knows. It hashes them all for each page: longer than to read it."""

    _hash: int | None = None

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = super().__hash__()
        return self._hash


def _html() -> Target:
    from trafilatura import external

    external.JT_STOPLIST = _HashedOnce(external.jt_stoplist_init())  # type: ignore[assignment]
    return _article("html")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _quantities(data: bytes) -> None:
    text = _text(data)
    for quantity in find_quantities(text):
        if quantity.text not in text:
            raise AssertionError(f"{quantity.text!r} does not stand in the text")


def _dates(data: bytes) -> None:
    text = _text(data)
    for mention in find_dates(text, _PUBLISHED):
        if mention.text not in text:
            raise AssertionError(f"{mention.text!r} does not stand in the text")


def _sentences(data: bytes) -> None:
    line = clean_line(_text(data))
    end = 0
    for start, stop in sentence_spans(line):
        if not (end <= start < stop) or line[end:start].strip():
            raise AssertionError("a sentence is lost, empty or out of order")
        end = stop
    if line[end:].strip():
        raise AssertionError("the last words are lost")


TARGETS: dict[str, Target] = {
    "html": _html(),
    "feed": _feed,
    "json": _article("json"),
    "mail": _article("eml"),
    "markdown": _article("md"),
    "text": _article("txt"),
    "configuration": _configuration,
    "quantities": _quantities,
    "dates": _dates,
    "sentences": _sentences,
}
"""By name, in the order of the report."""
