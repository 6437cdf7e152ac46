"""Fetches pages politely from addresses that nobody vouches for.

Only http and https, public addresses (public_address.py), robots.txt obeyed, one request at a time
a host with a pause between, redirects, time and size capped. What is known to be unchanged is not
sent again.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.robotparser import RobotFileParser

import httpx2

from agent.errors import InputError
from agent.ingest.public_address import PrivateAddressError, PublicTransport

USER_AGENT = "factbrief/0.1 (reads articles for a news briefing; obeys robots.txt)"
LARGEST_PAGE = 10_000_000
"""Bytes, after decompression."""

_ROBOTS_NAME = "factbrief"
_LARGEST_ROBOTS = 500_000
_MOST_REDIRECTS = 5
_SECONDS_A_PAGE = 30
_SECONDS_WITHOUT_A_BYTE = 10
_LONGEST_PAUSE = 10.0
_ENCODINGS = frozenset({"", "identity", "gzip", "deflate"})  # others unpack a byte to a megabyte


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a page's version, to be told to it next time; "" where it said none."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """The request headers that ask for a newer version only."""
        pairs = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in pairs.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its address after redirects, the headers (names in lower case), the bytes."""

    url: str
    headers: Mapping[str, str]
    data: bytes

    @property
    def media_type(self) -> str:
        """Such as "text/html"; "" where the server names none."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding that the server names, "" if none."""
        _, _, rest = self.headers.get("content-type", "").lower().partition("charset=")
        return rest.split(";")[0].strip(" \"'")

    @property
    def validators(self) -> Validators:
        """The version that these bytes are."""
        return Validators(self.headers.get("etag", ""), self.headers.get("last-modified", ""))


class Fetcher:
    """Use as `async with Fetcher() as fetcher`. `pause` is in seconds, between two requests to a
    host. `allow_loopback` opens this machine's own servers and is for tests.
    """

    def __init__(self, *, pause: float = 1.0, allow_loopback: bool = False) -> None:
        self._pause = pause
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._free_at: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser] = {}
        self._client = httpx2.AsyncClient(
            transport=PublicTransport(allow_loopback=allow_loopback),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip, deflate"},
            timeout=_SECONDS_WITHOUT_A_BYTE,
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        await self._client.__aenter__()
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None = None,
        exc_value: BaseException | None = None,
        traceback: TracebackType | None = None,
    ) -> None:
        await self._client.__aexit__(exc_type, exc_value, traceback)

    async def fetch(self, address: str) -> Fetched:
        """The page at `address`, redirects followed. Raises InputError, saying what is wrong."""
        fetched = await self.fetch_newer(address, Validators())
        if fetched is None:
            raise InputError(address, "the server answered 304 to a first request; try again later")
        return fetched

    async def fetch_newer(self, address: str, known: Validators) -> Fetched | None:
        """The page at `address`, None where it is still the version `known`. Raises InputError."""
        try:
            return await self._follow(address, known)
        except TimeoutError as error:
            reason = f"the server took longer than {_SECONDS_A_PAGE} s; try again later"
            raise InputError(address, reason) from error
        except (httpx2.InvalidURL, httpx2.HTTPError) as error:
            raise InputError(address, _plainly(error)) from error
        except _RefusedError as error:
            raise InputError(address, str(error)) from error

    async def _follow(self, address: str, known: Validators) -> Fetched | None:
        url = httpx2.URL(address)
        for _ in range(_MOST_REDIRECTS + 1):
            _check(url)
            await self._ask_robots(url)
            async with self._get(url, known.headers) as response:
                if known.headers and response.status_code == 304:
                    return None
                if not response.has_redirect_location:
                    _check_answer(response)
                    data = await _capped(response, LARGEST_PAGE)
                    return Fetched(str(url), dict(response.headers), data)
                url = url.join(response.headers["location"])
        raise _RefusedError(f"is redirected more than {_MOST_REDIRECTS} times")

    @asynccontextmanager
    async def _get(
        self, url: httpx2.URL, headers: Mapping[str, str] | None = None
    ) -> AsyncIterator[httpx2.Response]:
        """One request, when the host's turn has come: only from then on does its time run."""
        clock = asyncio.get_running_loop().time
        async with self._hosts[url.host]:
            await asyncio.sleep(max(0.0, self._free_at.get(url.host, 0.0) - clock()))
            try:
                async with (
                    asyncio.timeout(_SECONDS_A_PAGE),
                    self._client.stream("GET", url, headers=headers) as response,
                ):
                    yield response
            finally:
                self._free_at[url.host] = clock() + self._pause_of(url)

    def _pause_of(self, url: httpx2.URL) -> float:
        robots = self._robots.get(_origin(url))
        delay = robots.crawl_delay(_ROBOTS_NAME) if robots else None
        return max(self._pause, min(float(delay or 0), _LONGEST_PAUSE))

    async def _ask_robots(self, url: httpx2.URL) -> None:
        origin = _origin(url)
        async with self._asking[origin]:
            if origin not in self._robots:
                rules = httpx2.URL(f"{origin}/robots.txt")
                self._robots[origin] = await self._read_robots(rules)
        if not self._robots[origin].can_fetch(_ROBOTS_NAME, str(url)):
            raise _RefusedError("the site's robots.txt forbids programs to read it")

    async def _read_robots(self, url: httpx2.URL) -> RobotFileParser:
        """The rules. A server in trouble forbids all; a missing file, or one that redirects without
        end, allows all (RFC 9309, 2.3.1)."""
        robots = RobotFileParser()
        for _ in range(_MOST_REDIRECTS + 1):
            _check(url)
            async with self._get(url) as response:
                if response.has_redirect_location:
                    url = url.join(response.headers["location"])
                    continue
                if response.status_code >= 500:
                    robots.disallow_all = True  # type: ignore[attr-defined]  # typeshed leaves it out
                    return robots
                if response.status_code == 200:
                    rules = await _capped(response, _LARGEST_ROBOTS)
                    robots.parse(rules.decode("utf-8", "replace").splitlines())
                    return robots
                break
        robots.allow_all = True  # type: ignore[attr-defined]  # typeshed leaves it out
        return robots


class _RefusedError(Exception):
    """The page is not fetched; the message says why."""


def _origin(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _check(url: httpx2.URL) -> None:
    if url.scheme not in ("http", "https"):
        raise _RefusedError(f"leads to a '{url.scheme}' address; only http and https are fetched")
    if not url.host:
        raise _RefusedError("has no host; check the address")
    if url.userinfo:
        raise _RefusedError("holds a user name; give the address without it")


def _check_answer(response: httpx2.Response) -> None:
    status = response.status_code
    if status in (404, 410):
        raise _RefusedError(f"there is no such page ({status}); check the address")
    if status in (401, 402, 403, 451):
        raise _RefusedError(
            f"the site does not let programs read it ({status}); save the page from a browser"
        )
    if status != 200:
        raise _RefusedError(f"the server answered {status}; try again later")
    if response.headers.get("content-encoding", "").lower() not in _ENCODINGS:
        raise _RefusedError("is packed in a way that was not asked for")


async def _capped(response: httpx2.Response, most: int) -> bytes:
    data = bytearray()
    async for chunk in response.aiter_bytes():
        data += chunk
        if len(data) > most:
            raise _RefusedError(f"is longer than {most / 1e6:g} MB")
    return bytes(data)


def _plainly(error: httpx2.InvalidURL | httpx2.HTTPError) -> str:
    if isinstance(error, PrivateAddressError):
        return "leads to this machine or a private network, which is never fetched"
    if isinstance(error, httpx2.InvalidURL):
        return "is no web address; check it"
    if isinstance(error, httpx2.TimeoutException):
        return "the server does not answer; try again later"
    cause = " ".join(str(error).split()) or type(error).__name__
    return f"cannot be fetched: {cause}"
