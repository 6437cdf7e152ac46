import hashlib
import hmac
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from agent.deliver.webhook import post
from agent.errors import ConfigError, DeliveryError


@dataclass
class Hook:
    """A program that takes posts; `statuses` are its next answers, 200 after them."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.taken.append((headers, await request.read()))
        status = self.statuses.pop(0) if self.statuses else 200
        return web.Response(status=status, headers={"Location": "/elsewhere"})


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    found = Hook()
    app = web.Application()
    app.router.add_post("/{path}", found.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield found
    await runner.cleanup()


async def test_a_post_is_signed_over_its_moment_and_body(hook: Hook) -> None:
    await post(hook.url, b'{"day": 1}', "k1", "geheim")
    ((headers, body),) = hook.taken
    assert body == b'{"day": 1}'
    assert headers["idempotency-key"] == "k1"
    signed = headers["x-factbrief-timestamp"].encode() + b"." + body
    expected = hmac.new(b"geheim", signed, hashlib.sha256).hexdigest()
    assert headers["x-factbrief-signature"] == f"sha256={expected}"


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_trouble_may_pass(hook: Hook, status: int) -> None:
    hook.statuses = [status]
    with pytest.raises(DeliveryError, match=str(status)):
        await post(hook.url, b"{}", "k1", "geheim")


@pytest.mark.parametrize("status", [401, 404, 413, 302])
async def test_a_refusal_stays_and_no_redirect_is_followed(hook: Hook, status: int) -> None:
    hook.statuses = [status]
    with pytest.raises(ConfigError, match=str(status)):
        await post(hook.url, b"{}", "k1", "geheim")
    assert len(hook.taken) == 1


async def test_nobody_there_may_pass() -> None:
    with pytest.raises(DeliveryError, match="cannot be reached"):
        await post("http://127.0.0.1:1/", b"{}", "k1", "geheim")
