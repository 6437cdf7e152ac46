"""`factbrief slack` as it is started: the app, a worker beside it, and the end of both."""

import asyncio
import hashlib
import hmac
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlencode

import httpx2

from agent.store.store import Store
from tests.slack.newsroom import (
    APP_TOKEN,
    BOT_TOKEN,
    SIGNING_SECRET,
    an_edition,
    is_answered,
    until,
)
from tests.support.slack_server import SlackServer

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 90


@asynccontextmanager
async def started(
    home: Path, *arguments: str, **variables: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "agent", "slack", *arguments),
        cwd=home,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "FACTBRIEF_HOME": str(home),
            "OPENAI_API_KEY": "k-of-nobody",
            **variables,
        },
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def ended(process: asyncio.subprocess.Process) -> tuple[int | None, str]:
    """The exit code, and what was said on standard error."""
    _, said = await asyncio.wait_for(process.communicate(), PATIENCE)
    return process.returncode, (said or b"").decode()


async def test_the_socket_is_answered_by_the_worker_beside_the_app(tmp_path: Path) -> None:
    async with Store.open(tmp_path) as store:
        title = await an_edition(store)
    async with SlackServer() as slack:
        tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
        async with started(tmp_path, SLACK_API_URL=slack.api, **tokens) as process:
            await slack.connected(PATIENCE)
            command = {
                "command": "/brief",
                "text": "",
                "team_id": "T1",
                "channel_id": "C1",
                "user_id": "U1",
                "trigger_id": "1",
            }
            told = await slack.send("slash_commands", command)
            assert told["text"].startswith("Fetching the edition.")
            await until(lambda: any(map(is_answered, slack.shown("C1"))), PATIENCE)
            assert slack.shown("C1")[0]["text"] == title
            process.terminate()
            code, said = await ended(process)
    assert code == 0, said
    assert "Traceback" not in said
    assert BOT_TOKEN not in said
    assert APP_TOKEN not in said


async def test_signed_http_is_served_where_it_is_asked_for(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with SlackServer() as slack:
        secrets = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SIGNING_SECRET}
        arguments = ("--http", "--port", str(port), "--workers", "0")
        async with started(tmp_path, *arguments, SLACK_API_URL=slack.api, **secrets) as process:
            answer = await _posted(f"http://127.0.0.1:{port}/slack/events")
            assert "/brief subscribe daily" in answer
            process.terminate()
            code, said = await ended(process)
    assert code == 0, said
    assert "Traceback" not in said


async def _posted(address: str) -> str:
    """What the app answers to /brief help, once it listens."""
    command = {"command": "/brief", "text": "help", "team_id": "T1", "channel_id": "C1"}
    body = urlencode(command | {"user_id": "U1", "trigger_id": "1"})
    stamp = str(int(time.time()))
    signed = hmac.new(SIGNING_SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256)
    headers = {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": "v0=" + signed.hexdigest(),
    }
    async with httpx2.AsyncClient(trust_env=False) as client:
        for _ in range(PATIENCE * 5):
            try:
                return (await client.post(address, content=body, headers=headers)).text
            except httpx2.ConnectError:
                await asyncio.sleep(0.2)
    raise AssertionError("nobody listens")


async def test_a_missing_token_is_one_line(tmp_path: Path) -> None:
    async with started(tmp_path) as process:
        code, said = await ended(process)
    assert code == 1
    assert said == (
        "factbrief: SLACK_BOT_TOKEN is not set: install the app in your workspace and copy the "
        "bot token (docs/slack.md, step 3)\n"
    )
