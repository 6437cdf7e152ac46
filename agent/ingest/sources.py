"""Reads articles from files, folders, web addresses and standard input, one after the other.

Whatever is wrong with one input becomes a Dropped with the reason; the others are still read.
"""

import asyncio
import sys
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, aclosing
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from agent.errors import InputError
from agent.ingest.article import Format, to_article
from agent.ingest.decode import decode
from agent.ingest.language import language_of, not_covered
from agent.text.addresses import without_userinfo
from schemas.article import Article, Dropped

if TYPE_CHECKING:
    from agent.ingest.fetch import Fetched, Fetcher, Validators

LARGEST = 10_000_000
"""Bytes; a longer input is refused without being read."""

_LIMIT = f"{LARGEST // 1_000_000} MB"
_FORMATS: dict[str, Format] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".eml": "eml",
}
_MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/json": "json",
    "message/rfc822": "eml",
}
_ENDINGS = ".txt .md .html .json .eml"
_NAMELESS = "an input without a name; is the variable set that should hold it?"
_NO_FILE = "is no regular file; to read what a program writes, pipe it in and give - as the article"
_AT_ONCE = 8
"""Articles read ahead of the one that is handed on."""


async def read_articles(
    sources: Sequence[str], fetcher: "Fetcher | None" = None
) -> AsyncIterator[Article | Dropped]:
    """Each article of `sources` in the order given, or why there is none.

    A source is a path, a folder (its usable files, sorted by name, subfolders included), an http
    or https address, or "-" for standard input. The second of two articles with the same text is
    dropped. Nothing is raised for a bad input. Web pages come through `fetcher`, by default one
    that lives as long as the reading.
    """
    first_source: dict[str, str] = {}
    inputs = await asyncio.to_thread(_inputs, sources)
    async with AsyncExitStack() as opened:
        if fetcher is None and any(map(is_address, sources)):
            from agent.ingest.fetch import Fetcher

            fetcher = await opened.enter_async_context(Fetcher())
        reading = await opened.enter_async_context(aclosing(_in_order(inputs, fetcher)))
        async for read in reading:
            if isinstance(read, Article) and read.id in first_source:
                yield _dropped(read.source, f"has the same text as {first_source[read.id]}")
                continue
            if isinstance(read, Article):
                first_source[read.id] = read.source
            yield read


async def read_page(
    address: str, fetcher: "Fetcher", known: "Validators"
) -> "tuple[Article, Validators] | None":
    """The article at `address` and what its server says of this version, None where it is still
    the version `known`. Raises InputError where there is no article to be read.
    """
    fetched = await fetcher.fetch_newer(address, known)
    if fetched is None:
        return None
    return await asyncio.to_thread(_from_page, address, fetched), fetched.validators


async def _in_order(
    inputs: Sequence[str | Dropped], fetcher: "Fetcher | None"
) -> AsyncGenerator[Article | Dropped]:
    waiting: deque[asyncio.Task[Article | Dropped]] = deque()
    rest = iter(inputs)
    # One file at a time: cleaning is all processor, and asking must not wait for it.
    desk = asyncio.Lock()
    try:
        while True:
            for given in islice(rest, _AT_ONCE - len(waiting)):
                waiting.append(asyncio.create_task(_read(given, fetcher, desk)))
            if not waiting:
                return
            yield await waiting.popleft()
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def _read(
    given: str | Dropped, fetcher: "Fetcher | None", desk: asyncio.Lock
) -> Article | Dropped:
    if isinstance(given, Dropped):
        return given
    try:
        if fetcher is not None and is_address(given):
            fetched = await fetcher.fetch(given)
            return await asyncio.to_thread(_from_page, given, fetched)
        async with desk:
            return await asyncio.to_thread(_from_file, given)
    except InputError as error:
        return _dropped(error.source, error.reason)


def _dropped(source: str, reason: str) -> Dropped:
    return Dropped(source=without_userinfo(source), what="article", text="", reason=reason)


def _inputs(sources: Sequence[str]) -> list[str | Dropped]:
    """The sources, each folder replaced by its usable files; a file named twice is kept once."""
    found: dict[str, str | Dropped] = {}
    for source in sources:
        if not source.strip():
            found[source] = _dropped("''", _NAMELESS)
        elif source != "-" and not is_address(source) and Path(source).is_dir():
            files = list(_usable(Path(source)))
            if not files:
                found[source] = _dropped(
                    source, f"the folder holds no file that ends in {_ENDINGS}"
                )
            found.update((file, file) for file in files)
        else:
            found[source] = source
    return list(found.values())


def _usable(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in _FORMATS and not hidden and path.is_file():
            yield str(path)


def is_address(source: str) -> bool:
    """Whether the source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def _from_page(source: str, fetched: "Fetched") -> Article:
    media_type = fetched.media_type or "text/html"
    if media_type not in _MEDIA_TYPES:
        raise InputError(source, f"is {media_type}, not a page of text")
    raw = decode(fetched.data, source, charset=fetched.charset)
    return _covered(to_article(raw, source, _MEDIA_TYPES[media_type], url=fetched.url))


def _from_file(source: str) -> Article:
    data = sys.stdin.buffer.read(LARGEST + 1) if source == "-" else _bytes_of(source)
    if len(data) > LARGEST:
        raise InputError(source, f"is longer than the {_LIMIT} an article may have: split it")
    raw = decode(data, source)
    format = _guessed(raw) if source == "-" else _format(source)
    return _covered(to_article(raw, source, format))


def _guessed(raw: str) -> Format:
    """The format of a text that comes without a name."""
    start = raw.lstrip("\ufeff \t\r\n")[:500].lower()
    if start.startswith(("<!doctype", "<html", "<?xml", "<head", "<body")):
        return "html"
    if start.startswith(("{", "[{")):
        return "json"
    return "md" if start.startswith(("---\n", "# ")) else "txt"


def _bytes_of(source: str) -> bytes:
    path = Path(source)
    if path.suffix.lower() not in _FORMATS and path.suffix:
        raise InputError(source, f"factbrief reads {_ENDINGS}; save the article as one of these")
    try:
        stat = path.stat()
        if not S_ISREG(stat.st_mode):
            raise InputError(source, _NO_FILE)  # reading it, or even opening it, may never end
        if stat.st_size > LARGEST:
            size = f"{stat.st_size / 1e6:.0f} MB"
            raise InputError(source, f"is {size}; an article may have {_LIMIT}: split it")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise InputError(source, _not_there(source)) from error
    except (OSError, ValueError) as error:
        raise InputError(source, f"cannot be read: {_cause(error)}") from error


def _not_there(source: str) -> str:
    scheme, mark, _ = source.partition("://")
    if mark and scheme.isalpha():
        return f"{scheme}:// is not fetched: give an http or https address, or a file"
    return "there is no such file; check the path (a web address begins with https://)"


def _cause(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _format(source: str) -> Format:
    return _FORMATS.get(Path(source).suffix.lower(), "txt")


def _covered(article: Article) -> Article:
    body = " ".join(
        article.words_of(sentence.number)
        for sentence in article.sentences
        if sentence.role == "body"
    )
    if reason := not_covered(language_of(body)):
        raise InputError(article.source, reason)
    return article
