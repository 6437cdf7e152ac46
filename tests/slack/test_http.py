"""The app over HTTP: only what Slack has signed, and signed just now."""

import asyncio
import hashlib
import hmac
import json
import re
import socket
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx2
import pytest
import uvicorn
from pydantic import SecretStr
from slack_sdk.oauth.installation_store.models.installation import Installation

from agent.errors import ConfigError
from agent.slack.app import SCOPES
from agent.slack.installations import Installing
from agent.slack.serving import asgi
from agent.store import requests
from tests.slack.newsroom import SIGNING_SECRET, Newsroom, at_work, newsroom, slack_settings, until


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Newsroom]:
    async with newsroom(tmp_path) as opened:
        yield opened


@asynccontextmanager
async def served(room: Newsroom) -> AsyncIterator[str]:
    """The address of the app over HTTP."""
    app = asgi(room.app, room.desk.settings)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        await until(lambda: server.started)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        await serving


class Signed:
    """Posts to the app as Slack does."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def post(
        self,
        form: dict[str, Any],
        *,
        age: float = 0,
        secret: str = SIGNING_SECRET,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """The app's answer to a form that was signed `age` seconds ago."""
        body = urlencode(form)
        stamp = str(int(time.time() - age))
        base = f"v0:{stamp}:{body}".encode()
        signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
        signed = {
            "content-type": "application/x-www-form-urlencoded",
            "x-slack-request-timestamp": stamp,
            "x-slack-signature": signature,
        }
        async with httpx2.AsyncClient(trust_env=False) as client:
            signed |= headers or {}
            return await client.post(self._address, content=body, headers=signed)


@pytest.fixture
async def signed(room: Newsroom) -> AsyncIterator[Signed]:
    async with served(room) as address:
        yield Signed(f"{address}/slack/events")


async def test_a_signed_command_is_acknowledged_and_kept(room: Newsroom, signed: Signed) -> None:
    begun = time.monotonic()
    answered = await signed.post(room.command("https://a.example/1"))
    assert time.monotonic() - begun < 3
    assert answered.status_code == 200
    assert answered.text.startswith("Reading 1 page.")
    assert len(await requests.waiting(room.store, "T1", "C1")) == 1


@pytest.mark.parametrize(
    ("age", "secret", "status"),
    [
        (0, SIGNING_SECRET, 200),
        (295, SIGNING_SECRET, 200),
        (305, SIGNING_SECRET, 401),
        (-305, SIGNING_SECRET, 401),
        (0, "another", 401),
    ],
)
async def test_what_is_old_or_not_slacks_is_refused(
    room: Newsroom, signed: Signed, age: float, secret: str, status: int
) -> None:
    answered = await signed.post(room.command("https://a.example/1"), age=age, secret=secret)
    assert answered.status_code == status
    assert len(await requests.waiting(room.store, "T1", "C1")) == (status == 200)


async def test_slacks_own_retry_is_no_second_request(room: Newsroom, signed: Signed) -> None:
    form = room.command("https://a.example/1")
    await signed.post(form)
    again = await signed.post(form, headers={"x-slack-retry-num": "1"})
    assert "asked for already" in again.text
    assert len(await requests.waiting(room.store, "T1", "C1")) == 1


async def test_buttons_and_the_home_work_over_http_too(room: Newsroom, signed: Signed) -> None:
    action = {"type": "button", "action_id": "sources", "block_id": "b", "value": "none"}
    body = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "user": {"id": "U1"},
        "trigger_id": "t",
        "actions": [action],
    }
    assert (await signed.post({"payload": json.dumps(body)})).status_code == 200
    await until(lambda: room.slack.views)


async def test_without_a_signing_secret_the_way_out_is_told(room: Newsroom) -> None:
    settings = slack_settings(room.slack, signing_secret=SecretStr(""))
    with pytest.raises(ConfigError, match="SLACK_SIGNING_SECRET is not set"):
        asgi(room.app, settings)


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")  # the SDK's own
async def test_a_workspace_can_install_the_app(tmp_path: Path) -> None:
    ids = {"client_id": "1.2", "client_secret": SecretStr("s"), "bot_token": SecretStr("")}
    async with newsroom(tmp_path, **ids) as room, served(room) as address:
        async with httpx2.AsyncClient(trust_env=False) as client:
            page = (await client.get(f"{address}/slack/install")).text
            link = re.search(r'href="(https://slack\.com/oauth/v2/authorize[^"]+)"', page)
            assert link
            asked = parse_qs(urlsplit(link[1].replace("&amp;", "&")).query)
            assert asked["scope"][0].split(",") == list(SCOPES)
            back = f"{address}/slack/oauth_redirect?code=c&state={asked['state'][0]}"
            cookie = {"slack-app-oauth-state": asked["state"][0]}
            done = await client.get(back, headers={"cookie": urlencode(cookie)})
            assert done.status_code == 200
            again = await client.get(back, headers={"cookie": urlencode(cookie)})
            assert again.status_code == 401
        await room.brief("", team_id="T7")
        assert len(await requests.waiting(room.store, "T7", "C1")) == 1


async def test_each_workspace_is_answered_with_its_own_token(tmp_path: Path) -> None:
    ids = {"client_id": "1.2", "client_secret": SecretStr("s"), "bot_token": SecretStr("")}
    async with newsroom(tmp_path, **ids) as room:
        installing = await Installing.open(room.desk.settings, room.store)
        assert installing is not None
        for team in ("T1", "T2"):
            await installing.installations.async_save(
                Installation(
                    app_id="A1",
                    team_id=team,
                    user_id="U9",
                    bot_token=f"xoxb-{team}",
                    bot_id="B1",
                    bot_user_id="UBOT",
                )
            )
        async with at_work(room):
            for team in ("T1", "T2"):
                await room.brief("", team_id=team)
            # Bolt itself turns away where the app is not installed.
            await room.slack.send("slash_commands", room.command("", team_id="T3"))
            await until(lambda: len(room.slack.shown("C1")) == 2)
        assert await requests.waiting(room.store, "T3", "C1") == []
    tokens = [call.token for call in room.slack.calls if call.method == "chat.postMessage"]
    assert sorted(tokens) == ["xoxb-T1", "xoxb-T2"]
