"""A key never gets out: not in what is printed, written or kept, whatever goes wrong."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.cli.program import BRIDGE, FERRY, PROGRAM, factbrief
from tests.support.model_server import ModelServer, Reply, answer, fault
from tests.support.reader import reader

KEY = "sk-planted-4f7c1e9b2a"
PART = KEY[:13]
"""What would be left of the key where a line is cut in it."""


def replies_with_the_key(request: object) -> Reply:
    """A server that prints the key that it was given, as some proxies do."""
    del request
    return fault(400, f"the header was 'Authorization: Bearer {KEY}'")


@pytest.mark.parametrize(
    "script",
    [
        reader(),
        replies_with_the_key,
        lambda _: fault(401, f"Incorrect API key provided: {KEY}"),
        lambda _: fault(400, f"{'no ' * 60}{KEY} and so on, {'no ' * 30}"),
        lambda _: Reply(200, f"<html>{KEY}</html>"),
        lambda _: answer(f"Your key is {KEY}."),
    ],
    ids=["well", "refused", "wrong key", "long refusal", "web page", "answer"],
)
async def test_a_key_never_gets_out(script: object, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "ferry.txt").write_text(FERRY)
    said = ""
    async with ModelServer(script) as server:  # type: ignore[arg-type]  # scripts of several shapes
        for command in (
            ("brief", "-o", "briefing.html", "-o", "briefing.json", "bridge.txt", "ferry.txt"),
            ("facts", "bridge.txt", "--format", "jsonl"),
            ("doctor",),
            ("calls",),
        ):
            ended = await factbrief(tmp_path, server, *command, key=KEY)
            said += ended.out + ended.err
        assert KEY in server.keys
    assert KEY[:10] not in said
    assert not _holding(tmp_path, KEY)


def _holding(folder: Path, key: str) -> list[str]:
    """The names of the files under `folder` that hold the key."""
    kept = [file for file in folder.rglob("*") if file.is_file()]
    assert len(kept) > 2
    return [file.name for file in kept if key.encode() in file.read_bytes()]


async def test_a_password_in_an_address_never_gets_out(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    page = f"http://me:{KEY}@news.example/story"
    said = ""
    async with ModelServer(reader()) as server:
        for command in (
            ("brief", "-o", "a.html", "-o", "a.json", "-o", "-", "bridge.txt", page),
            ("facts", page),
            ("brief", "--base-url", server.base_url.replace("//", f"//me:{KEY}@"), "bridge.txt"),
            ("brief", "--base-url", f"http://me:{KEY}/1@news.example", "bridge.txt"),
        ):
            ended = await factbrief(tmp_path, server, *command)
            said += ended.out + ended.err
    assert "give the address without it" in said
    assert "set OPENAI_API_KEY" in said
    assert KEY not in said
    assert not _holding(tmp_path, KEY)


@pytest.mark.parametrize("kind", ["email", "webhook"])
async def test_what_an_edition_is_delivered_with_never_gets_out(kind: str, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text(BRIDGE)
    said = ""
    async with ModelServer(reader()) as server, _talkative() as port:
        targets = {
            "email": "to = ['a@news.example']\nsender = 'b@news.example'\nhost = '127.0.0.1'\n"
            f"port = {port}\nsecurity = 'none'\nuser = 'b'\npassword_variable = 'PLANTED'\n",
            "webhook": f"url = '{server.base_url}/none'\nsecret_variable = 'PLANTED'\n",
        }
        (tmp_path / "factbrief.toml").write_text(
            f"[daily]\nfolders = ['articles']\n[[daily.targets]]\nkind = '{kind}'\n{targets[kind]}"
        )
        for command in (("daily",), ("history",), ("export",), ("doctor", "--no-ask")):
            program = ("env", f"PLANTED={KEY}", *PROGRAM)
            ended = await factbrief(tmp_path, server, *command, program=program)
            said += ended.out + ended.err
    assert f"{kind} " in said
    assert "failed" in said
    assert KEY not in said
    assert not _holding(tmp_path, KEY)


@asynccontextmanager
async def _talkative() -> AsyncIterator[int]:
    """The port of a mail server that refuses every login and says the password."""

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail\r\n")
        while line := await reader.readline():
            if line.upper().startswith(b"EHLO"):
                writer.write(b"250-mail\r\n250 AUTH PLAIN\r\n")
            elif line.upper().startswith(b"AUTH PLAIN "):
                password = base64.b64decode(line.split()[2]).split(b"\0")[-1]
                assert password.decode() == KEY
                writer.write(b"535 the password " + password + b" is wrong\r\n")
            else:
                writer.write(b"221 bye\r\n")
                break
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]
