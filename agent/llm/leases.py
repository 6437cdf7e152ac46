"""Who uses an embedded server: it runs for as long as somebody holds a lease, and no longer.

A lease is an open connection. The system closes it when its holder ends, however that ends, so
no server outlives the programs that use it, and none is taken from a program that still does.
"""

import asyncio
import json
from contextlib import suppress
from dataclasses import asdict, dataclass

GREETING_SECONDS = 5
"""How long the other side may take over the greeting, which is one short line each way."""


@dataclass(frozen=True)
class Announcement:
    """What a running server makes known: where it serves, where it leases, and what it is.

    `serves` identifies model and settings; only a server of the very same serves another run.
    """

    serves: str
    port: int
    lease_port: int
    key: str

    def to_json(self) -> str:
        """One line, read again by `from_json`."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> "Announcement":
        """Raises ValueError or TypeError for a line that is no announcement."""
        return cls(**json.loads(line))


@dataclass
class Lease:
    """The user's end of a lease."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @property
    def holds(self) -> bool:
        """Whether the server is still there."""
        return not self.reader.at_eof()

    async def give_up(self) -> None:
        """Ends the lease, and the server with it where nobody else uses it."""
        self.writer.close()
        with suppress(ConnectionError):  # the server may be gone already
            await self.writer.wait_closed()


async def take_lease(announced: Announcement) -> Lease | None:
    """A lease of the announced server, or None where it is gone or something else took its port."""
    try:
        async with asyncio.timeout(GREETING_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", announced.lease_port)
            writer.write(announced.key.encode() + b"\n")
            await writer.drain()
            granted = await reader.readline()
    except (OSError, TimeoutError):
        return None
    if granted.strip().decode(errors="replace") == announced.serves:
        return Lease(reader, writer)
    writer.close()
    return None


class Landlord:
    """The server's end: counts the leases and says when the last one has ended."""

    def __init__(self, serves: str, key: str) -> None:
        self._serves = serves
        self._key = key
        self._held = 0
        self._last_ended = asyncio.Event()

    async def open(self) -> int:
        """Starts granting leases; the port on which it does."""
        self._listener = await asyncio.start_server(self._grant, "127.0.0.1", 0)
        port: int = self._listener.sockets[0].getsockname()[1]
        return port

    async def hold(self, reader: asyncio.StreamReader) -> None:
        """Counts as one lease until `reader` ends."""
        self._held += 1
        try:
            while await reader.read(1024):
                pass
        except ConnectionError:
            pass  # torn off rather than closed: ended all the same
        finally:
            self._held -= 1
            if not self._held:
                self._last_ended.set()

    async def last_ended(self) -> None:
        """Returns once nobody holds a lease any more."""
        await self._last_ended.wait()

    async def _grant(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(GREETING_SECONDS):
                key = await reader.readline()
            if key.decode(errors="replace").strip() == self._key:
                writer.write(self._serves.encode() + b"\n")
                await self.hold(reader)
        except (OSError, TimeoutError, ValueError):
            pass  # not one of ours
        finally:
            writer.close()
