"""A scripted OpenAI-compatible server on a loopback port, for tests of whatever asks a model.

async with ModelServer([answer({"claim": "…"}), fault(429, retry_after=0)]) as server:
    ... base_url=server.base_url ...
assert server.requests[0]["messages"][-1]["content"] == "…"
"""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self


@dataclass(frozen=True)
class Reply:
    """What the server sends for one request: after `delay` seconds, unless `hang_up` is set.

    With `cut` it breaks off after so many bytes; with `drip` it sends a byte of white space every
    so many seconds and never the rest.
    """

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0
    hang_up: bool = False
    cut: int | None = None
    drip: float | None = None


Script = Iterable[Reply] | Callable[[dict[str, Any]], Reply]


def answer(
    content: Any,
    *,
    finish_reason: str = "stop",
    prompt_tokens: int = 100,
    cached_tokens: int = 0,
    completion_tokens: int = 10,
    delay: float = 0,
    refusal: str | None = None,
) -> Reply:
    """A chat completion; `content` that is no string is sent as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    message = {"role": "assistant", "content": text, "refusal": refusal}
    body = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "finish_reason": finish_reason, "message": message}],
        "usage": {
            "prompt_tokens": prompt_tokens,
            "completion_tokens": completion_tokens,
            "total_tokens": prompt_tokens + completion_tokens,
            "prompt_tokens_details": {"cached_tokens": cached_tokens},
        },
    }
    return Reply(body=body, delay=delay)


def fault(status: int, message: str = "no", *, code: str = "", retry_after: Any = None) -> Reply:
    """An error as OpenAI-compatible servers send them."""
    headers = {} if retry_after is None else {"retry-after": str(retry_after)}
    return Reply(status, {"error": {"message": message, "code": code}}, headers)


class ModelServer:
    """Answers chat requests by its script: replies in order, or a function of the request.

    `requests` are the chat requests' bodies, in order of arrival; `most_at_once` the largest
    number of them that was open at one time. A request beyond the script gets a 500.
    """

    def __init__(self, script: Script, *, models: Iterable[str] = ("scripted",)) -> None:
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.most_at_once = 0
        self._open = 0
        self._writers: set[asyncio.StreamWriter] = set()
        self._models = list(models)
        self._script = script if callable(script) else self._in_order(list(script))

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        host, port = self._server.sockets[0].getsockname()[:2]
        self.base_url = f"http://{host}:{port}/v1"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        for writer in self._writers:
            writer.close()

    @staticmethod
    def _in_order(replies: list[Reply]) -> Callable[[dict[str, Any]], Reply]:
        remaining = iter(replies)
        return lambda _: next(remaining, fault(500, "the script has ended"))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.add(writer)
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                lines = head.decode().split("\r\n")
                pairs = (line.split(": ", 1) for line in lines[1:] if ": " in line)
                headers = {name.lower(): value for name, value in pairs}
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                reply = await self._reply(lines[0].split(" ")[1], headers, body)
                if reply.hang_up:
                    break
                if reply.drip is not None:
                    await self._trickle(writer, reply.drip)
                writer.write(_encoded(reply)[: reply.cut])
                await writer.drain()
                if reply.cut is not None:
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass  # the client is gone
        finally:
            self._writers.discard(writer)
            writer.close()

    @staticmethod
    async def _trickle(writer: asyncio.StreamWriter, seconds: float) -> None:
        """White space until the client has had enough."""
        writer.write(b"HTTP/1.1 200 Scripted\r\ncontent-type: application/json\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(seconds)

    async def _reply(self, path: str, headers: dict[str, str], body: bytes) -> Reply:
        if path.endswith("/models"):
            return Reply(body={"object": "list", "data": [{"id": name} for name in self._models]})
        request = json.loads(body)
        self.requests.append(request)
        self.keys.append(headers.get("authorization", "").removeprefix("Bearer "))
        self._open += 1
        self.most_at_once = max(self.most_at_once, self._open)
        try:
            reply = self._script(request)
            await asyncio.sleep(reply.delay)
            return reply
        finally:
            self._open -= 1


def _encoded(reply: Reply) -> bytes:
    is_text = isinstance(reply.body, str)
    body = reply.body.encode() if is_text else json.dumps(reply.body).encode()
    headers = {
        "content-type": "text/html" if is_text else "application/json",
        "content-length": str(len(body)),
        **reply.headers,
    }
    lines = [f"HTTP/1.1 {reply.status} Scripted", *(f"{k}: {v}" for k, v in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
