"""A key never gets out: not in what is printed, written or kept, whatever goes wrong."""

from pathlib import Path

import pytest

from tests.cli.program import BRIDGE, FERRY, factbrief
from tests.support.model_server import ModelServer, Reply, answer, fault
from tests.support.reader import reader

KEY = "sk-planted-4f7c1e9b2a"


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
        lambda _: Reply(200, f"<html>{KEY}</html>"),
        lambda _: answer(f"Your key is {KEY}."),
    ],
    ids=["well", "refused", "wrong key", "web page", "answer"],
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
    assert KEY not in said
    assert not _holding(tmp_path, KEY)


def _holding(folder: Path, key: str) -> list[str]:
    """The names of the files under `folder` that hold the key."""
    kept = [file for file in folder.rglob("*") if file.is_file()]
    assert len(kept) > 2
    return [file.name for file in kept if key.encode() in file.read_bytes()]
