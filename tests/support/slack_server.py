"""Slack on a loopback port: the Web API, Socket Mode, response URLs, and their limits and moods.

async with SlackServer() as slack:
    ... base_url=slack.api ...
    await slack.command("/brief", "help")      # over Socket Mode, once the app is connected
assert slack.shown("C1") == [...]
"""

import asyncio
import itertools
import json
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import WSMsgType, web

Payload = dict[str, Any]


@dataclass
class Call:
    """One call of a Web API method, when it came (monotonic seconds) and with which token."""

    method: str
    body: Payload
    at: float
    token: str


@dataclass
class Mood:
    """How the next call of a method is answered instead: `status` and `headers`, or `error`.

    With `done` it is carried out nevertheless: the app is told of a failure that was none.
    """

    status: int = 200
    error: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    done: bool = False


def too_large(blocks: list[Payload]) -> str:
    """What Slack finds wrong with a message's blocks, "" if nothing."""
    if len(blocks) > 50 or len(json.dumps(blocks, ensure_ascii=False)) > 13_200:
        return "msg_blocks_too_long" if len(blocks) <= 50 else "invalid_blocks"
    return next((fault for block in blocks if (fault := _fault(block))), "")


def _fault(block: Payload) -> str:
    text = block.get("text")
    most = 150 if block["type"] == "header" else 3_000
    if isinstance(text, dict) and not 0 < len(text["text"]) <= most:
        return "invalid_blocks"
    fields = block.get("fields", [])
    if len(fields) > 10 or any(not 0 < len(one["text"]) <= 2_000 for one in fields):
        return "invalid_blocks"
    elements = block.get("elements", [])
    if len(elements) > (25 if block["type"] == "actions" else 10):
        return "invalid_blocks"
    return ""


class SlackServer:
    """One workspace. `calls` are all calls, in order; `messages` what stands in each channel.

    `moods` holds, by method, how its next calls are answered. Channels in `closed` are those the
    app is no member of. `answers` are the posts to response URLs, of which each takes five.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.messages: defaultdict[str, dict[str, Payload]] = defaultdict(dict)
        self.views: list[Payload] = []
        self.moods: defaultdict[str, list[Mood]] = defaultdict(list)
        self.closed: set[str] = set()
        self.answers: list[Payload] = []
        self.expired = False
        self.delay = 0.0
        self.sockets: list[web.WebSocketResponse] = []
        self._uses: defaultdict[str, int] = defaultdict(int)
        self._stamps = itertools.count(1)
        self._acks: dict[str, asyncio.Future[Payload]] = {}
        self._connected = asyncio.Event()

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/answers/{key}", self._answer)
        app.router.add_get("/link", self._socket)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        assert site._server is not None
        port = site._server.sockets[0].getsockname()[1]  # type: ignore[attr-defined]  # a server
        self.root = f"http://127.0.0.1:{port}"
        self.api = f"{self.root}/api/"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()

    def shown(self, channel: str, thread: str = "") -> list[Payload]:
        """The messages of a channel, or of a thread in it, in order."""
        kept = self.messages[channel].values()
        return [message for message in kept if message.get("thread_ts", "") == thread]

    def called(self, method: str) -> list[Payload]:
        """The bodies of all calls of one method, in order."""
        return [call.body for call in self.calls if call.method == method]

    async def connected(self, seconds: float = 20) -> None:
        """Waits until an app has opened its socket."""
        await asyncio.wait_for(self._connected.wait(), seconds)

    async def send(self, kind: str, payload: Payload, *, key: str = "") -> Payload:
        """Sends an envelope over the socket; what the app acknowledged it with, at once."""
        envelope = key or f"e{next(self._stamps)}"
        self._acks[envelope] = asyncio.get_running_loop().create_future()
        sent = {"type": kind, "envelope_id": envelope, "payload": payload}
        await self.sockets[-1].send_json(sent | {"accepts_response_payload": True})
        return await asyncio.wait_for(self._acks[envelope], 10)

    def response_url(self, key: str) -> str:
        """An address that takes five posts."""
        return f"{self.root}/answers/{key}"

    async def _answer(self, request: web.Request) -> web.Response:
        key = request.match_info["key"]
        self._uses[key] += 1
        if self.expired or self._uses[key] > 5:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        self.answers.append(await request.json())
        return web.Response(text="ok")

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": 1})
        self._connected.set()
        async for message in socket:
            if message.type == WSMsgType.TEXT and (body := _json(message.data)):
                waiting = self._acks.get(body.get("envelope_id", ""))
                if waiting and not waiting.done():
                    waiting.set_result(body.get("payload") or {})
        return socket

    async def _api(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        body = await _body(request)
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        self.calls.append(Call(method, body, time.monotonic(), token))
        await asyncio.sleep(self.delay)
        mood = self.moods[method].pop(0) if self.moods[method] else None
        if mood and not mood.done:
            told = {"ok": not mood.error, "error": mood.error}
            return web.json_response(told, status=mood.status, headers=mood.headers)
        made = self._method(method)(body)
        if mood:
            return web.json_response({"ok": False}, status=mood.status, headers=mood.headers)
        return web.json_response({"ok": True} | made if "error" not in made else made)

    def _method(self, name: str) -> Callable[[Payload], Payload]:
        return {
            "auth.test": _auth_test,
            "oauth.v2.access": _installed,
            "apps.connections.open": self._open,
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "chat.postEphemeral": lambda _: {"message_ts": "1.0"},
            "conversations.history": self._history,
            "conversations.replies": self._replies,
            "views.open": self._view,
            "views.publish": self._view,
        }[name]

    def _open(self, body: Payload) -> Payload:
        del body
        return {"url": self.root.replace("http:", "ws:") + "/link"}

    def _post(self, body: Payload) -> Payload:
        channel = body["channel"]
        if channel in self.closed:
            return {"ok": False, "error": "not_in_channel"}
        if fault := too_large(body.get("blocks", [])):
            return {"ok": False, "error": fault}
        if channel.startswith("U"):
            channel = "D" + channel[1:]
        stamp = f"{int(time.time())}.{next(self._stamps):06d}"
        self.messages[channel][stamp] = body | {"channel": channel, "ts": stamp}
        return {"channel": channel, "ts": stamp, "message": body}

    def _update(self, body: Payload) -> Payload:
        if body["ts"] not in self.messages[body["channel"]]:
            return {"ok": False, "error": "message_not_found"}
        if fault := too_large(body.get("blocks", [])):
            return {"ok": False, "error": fault}
        self.messages[body["channel"]][body["ts"]] |= body
        return {"channel": body["channel"], "ts": body["ts"]}

    def _history(self, body: Payload) -> Payload:
        oldest = float(body.get("oldest", 0))
        found = [m for m in self.shown(body["channel"]) if float(m["ts"]) >= oldest]
        return {"messages": found[::-1][: int(body.get("limit", 100))], "has_more": False}

    def _replies(self, body: Payload) -> Payload:
        parent = [self.messages[body["channel"]][body["ts"]]]
        return {"messages": parent + self.shown(body["channel"], body["ts"]), "has_more": False}

    def _view(self, body: Payload) -> Payload:
        self.views.append(body)
        return {"view": {"id": f"V{len(self.views)}"}}


def _auth_test(body: Payload) -> Payload:
    del body
    team = {"team_id": "T1", "team": "Newsroom", "url": "https://newsroom.slack.example/"}
    return team | {"user_id": "UBOT", "bot_id": "B1", "user": "factbrief"}


def _installed(body: Payload) -> Payload:
    del body
    own = {"access_token": "xoxb-T7", "token_type": "bot", "bot_user_id": "UBOT", "app_id": "A1"}
    return own | {
        "team": {"id": "T7", "name": "Desk"},
        "authed_user": {"id": "U9"},
        "scope": "commands",
    }


def _json(text: str) -> Payload:
    try:
        read = json.loads(text)
    except ValueError:  # the client's own pings are no JSON
        return {}
    return read if isinstance(read, dict) else {}


async def _body(request: web.Request) -> Payload:
    if request.content_type == "application/json":
        return dict(await request.json())
    form = dict(request.query) if request.method == "GET" else dict(await request.post())
    read: Payload = {}
    for name, value in form.items():
        text = str(value)
        read[name] = json.loads(text) if text[:1] in ("{", "[") else text
    return read
