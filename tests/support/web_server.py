"""A web server on a loopback port that answers what a test scripts."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    seconds: float = 0.0


@dataclass
class WebServer:
    """`answers` maps a path to its answer; every other path is a 404. `asked` are the paths.

    A request that holds the ETag or Last-Modified of its answer gets a 304. `sent` are the bodies
    that went out.
    """

    answers: dict[str, Answer]
    port: int = 0
    asked: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    open_at_once: int = 0
    most_at_once: int = 0
    _answering: set[asyncio.Task[None]] = field(default_factory=set)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._answering.add(task)
        try:
            await self._answer(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            self._answering.discard(task)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = head[0].split()[1]
        self.asked.append(path)
        self.agents |= {line for line in head if line.lower().startswith("user-agent")}
        answer = self.answers.get(path, Answer(status=404))
        etag, modified = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        same = {f"If-None-Match: {etag}".lower(), f"If-Modified-Since: {modified}".lower()}
        if same & {line.lower() for line in head}:
            answer = Answer(status=304)
        elif answer.status == 200:
            self.sent.append(path)
        self.open_at_once += 1
        self.most_at_once = max(self.most_at_once, self.open_at_once)
        await asyncio.sleep(answer.seconds)
        self.open_at_once -= 1
        lines = [f"HTTP/1.1 {answer.status} X", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + answer.body)
        await writer.drain()

    async def stop(self) -> None:
        """Ends the answers that are still under way."""
        for task in self._answering:
            task.cancel()
        await asyncio.gather(*self._answering, return_exceptions=True)


@asynccontextmanager
async def serving(answers: dict[str, Answer]) -> AsyncIterator[WebServer]:
    web = WebServer(answers)
    server = await asyncio.start_server(web.answer, "127.0.0.1", 0)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()
        await web.stop()
