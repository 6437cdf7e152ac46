"""What bad input gets: one line with the input and the way out, and the others still briefed."""

import asyncio
import ctypes
import json
import os
import resource
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.cli.program import (
    BRIDGE,
    FERRY,
    HASTY,
    PATIENCE,
    PROGRAM,
    factbrief,
    line_about,
    started,
)
from tests.support.model_server import ModelServer, Reply, answer, fault
from tests.support.reader import asked, form_of, read, reader
from tests.support.state import calls_repeated, is_sound

GERMAN = (
    "Die Brücke über die Arlen wird am Montag wegen Bauarbeiten gesperrt, teilte der Rat mit. "
    "Die Arbeiten dauern elf Wochen und kosten nach ersten Schätzungen drei Millionen Euro.\n"
)
CHINESE = "阿伦大桥将于星期一关闭进行维修，塔尔比市议会表示。该工程将耗资三百万欧元。\n"
JAPANESE = "アーレン橋は修理のため月曜日に閉鎖されると、タルビー市議会が発表した。"
SCRIPT = """<html><body><div id="root"></div>
<noscript>You need to enable JavaScript to run this app.</noscript></body></html>
"""
MENU = """<html><head><title>The Quay</title></head><body>
<nav><ul>
<li><a href="/">Home</a></li><li><a href="/s">Sport</a></li><li><a href="/w">Weather</a></li>
</ul></nav>
<div class="login"><form><input name="q"><button>Sign in</button></form></div>
<footer><p>© 2025 The Quay. All rights reserved.</p></footer></body></html>
"""
LEFT_OUT = {
    "empty.txt": "is empty; give",
    "photo.txt": "is an image",
    "noise.txt": "is binary",
    "large.txt": "is 50 MB; an article may have 10 MB: split it",
    "menu.html": "no article",
    "german.txt": "is in German (de)",
    "chinese.txt": "is in Chinese (zh), which this profile does not cover",
    "japanese.html": "is in Japanese (ja), which this profile does not cover",
    "gone.html": "error page of a web server",
    "script.html": "a script would fill",
    "twin.txt": "same text as bridge.txt",
    "missing.txt": "no such file",
    "nothing": "the folder holds no file that ends in .txt",
    "report.pdf": "reads .txt .md .html .json .eml",
}


def _inputs(folder: Path) -> list[str]:
    """One good article, one in an old encoding, and one of everything that cannot be used."""
    (folder / "bridge.txt").write_text(BRIDGE)
    (folder / "old.txt").write_bytes(FERRY.replace("Senna", "Sénna").encode("windows-1252"))
    (folder / "empty.txt").write_text(" \n")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 20)
    with (folder / "large.txt").open("wb") as large:
        large.truncate(50_000_000)
    (folder / "menu.html").write_text(MENU)
    (folder / "german.txt").write_text(GERMAN)
    (folder / "chinese.txt").write_text(CHINESE)
    (folder / "japanese.html").write_text(f"<html><body><p>{JAPANESE}</p></body></html>")
    (folder / "gone.html").write_text("<html><h1>404 Not Found</h1><hr>nginx</html>")
    (folder / "script.html").write_text(SCRIPT)
    (folder / "twin.txt").write_text(BRIDGE)
    (folder / "nothing").mkdir()
    (folder / "report.pdf").write_bytes(b"%PDF-1.7")
    return ["bridge.txt", "old.txt", *LEFT_OUT]


async def test_what_cannot_be_used_is_named_and_the_others_are_briefed(tmp_path: Path) -> None:
    given = _inputs(tmp_path)
    async with ModelServer(reader()) as server:
        ended = await factbrief(tmp_path, server, "brief", "-o", "out.json", "-o", "-", *given)
        assert ended.code == 0, ended.err
        assert "Arlen bridge" in ended.out
        assert "Sénna" in ended.out
        briefing = json.loads((tmp_path / "out.json").read_text())
        assert [article["source"] for article in briefing["articles"]] == ["bridge.txt", "old.txt"]
        reasons = {dropped["source"]: dropped["reason"] for dropped in briefing["dropped"]}
        assert reasons.keys() == LEFT_OUT.keys()
        for source, reason in LEFT_OUT.items():
            assert reason in reasons[source]
            assert line_about(ended, f"{source}: left out")
            assert source in ended.out

        useless = [source for source in LEFT_OUT if source != "twin.txt"]
        alone = await factbrief(tmp_path, server, "facts", "--quiet", *useless)
        assert alone.code == 1
        assert alone.out == ""
        assert line_about(alone, "nothing here can be briefed")
        assert len(alone.err.splitlines()) == len(useless) + 1


async def test_a_refused_key_and_an_unreachable_endpoint_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    async with ModelServer(lambda _: fault(401, "wrong key")) as server:
        refused = await factbrief(tmp_path, server, "brief", "--quiet", "bridge.txt")
        gone = server.base_url
    assert (refused.code, refused.out) == (1, "")
    assert "check OPENAI_API_KEY" in line_about(refused, server.base_url)

    hasty = (PROGRAM[0], "-c", HASTY)
    unreachable = await factbrief(tmp_path, gone, "brief", "--quiet", "bridge.txt", program=hasty)
    assert (unreachable.code, unreachable.out) == (1, "")
    assert "cannot be reached" in line_about(unreachable, gone)
    assert len(unreachable.err.splitlines()) == 1


async def test_an_endpoint_that_fails_for_one_article_costs_that_one(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "ferry.txt").write_text(FERRY)
    async with ModelServer(
        lambda request: (
            fault(400, "no ferries") if "ferry" in asked(request) else answer(read(request))
        )
    ) as server:
        ended = await factbrief(
            tmp_path, server, "brief", "--format", "json", "bridge.txt", "ferry.txt"
        )
    assert ended.code == 0, ended.err
    (dropped,) = json.loads(ended.out)["dropped"]
    assert dropped["source"] == "ferry.txt"
    assert "no ferries" in dropped["reason"]
    assert "no ferries" in line_about(ended, "ferry.txt: left out")


async def test_nonsense_is_no_briefing(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    async with ModelServer(lambda _: answer("Good morning to you!")) as server:
        ended = await factbrief(tmp_path, server, "brief", "--quiet", "bridge.txt")
    assert (ended.code, ended.out) == (1, "")
    assert line_about(ended, "bridge.txt")


async def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    arguments = ("brief", "--quiet", "bridge.txt")
    async with ModelServer(reader()) as server:
        state = await factbrief(tmp_path, server, *arguments, preexec_fn=bounded)
        full = os.open("/dev/full", os.O_WRONLY)
        out = await factbrief(tmp_path, server, *arguments, stdout=full)
        os.close(full)
    for ended, word in ((state, "state"), (out, "No space left")):
        assert ended.code == 1
        assert len(ended.err.splitlines()) == 1, ended.err
        assert word in ended.err


def _starved(file: Path) -> Callable[[], None]:
    """Set-up of a program to which no file may grow by more than a few pages over `file`."""
    most = file.stat().st_size + 20_000

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    return bounded


def _without_root_s_right_to_write() -> None:
    """Takes CAP_DAC_OVERRIDE from the program that follows; only root has it."""
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)


async def test_a_disk_that_fills_in_the_middle_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "ferry.txt").write_text(FERRY * 200)
    file = tmp_path / "state" / "factbrief.db"
    async with ModelServer(reader()) as server:
        before = await factbrief(tmp_path, server, "brief", "bridge.txt")
        both = ("brief", "--quiet", "bridge.txt", "ferry.txt")
        ended = await factbrief(tmp_path, server, *both, preexec_fn=_starved(file))
        assert is_sound(file)
        after = await factbrief(tmp_path, server, *both)
    assert (before.code, ended.code, after.code) == (0, 1, 0), after.err
    assert len(ended.err.splitlines()) == 1, ended.err
    assert is_sound(file)
    assert calls_repeated(file) == 0


async def test_a_read_only_state_is_one_line_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "ferry.txt").write_text(FERRY)
    state = tmp_path / "state"
    file = state / "factbrief.db"
    async with ModelServer(reader()) as server:
        await factbrief(tmp_path, server, "brief", "bridge.txt")
        held = file.read_bytes()
        for path in (*state.iterdir(), state):
            path.chmod(0o555)
        ended = await factbrief(
            *(tmp_path, server, "brief", "--quiet", "ferry.txt"),
            preexec_fn=_without_root_s_right_to_write,
        )
        state.chmod(0o755)
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1, ended.err
    assert "make the folder writable" in ended.err
    assert file.read_bytes() == held


async def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "ferry.txt").write_text(FERRY)
    arguments = ("brief", "bridge.txt", "ferry.txt")
    stopping = asyncio.Event()
    waits = iter([0.0, 60.0])

    def slow_second(request: dict[str, Any]) -> Reply:
        seconds = next(waits, 0.0)
        if seconds:
            stopping.set()
        return answer(read(request), delay=seconds)

    async with ModelServer(slow_second) as server:
        async with started(tmp_path, server, *arguments) as process:
            await stopping.wait()
            process.send_signal(signal.SIGINT)
            out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert (process.returncode, out) == (130, b"")
        assert b"Traceback" not in err
        assert err.decode().splitlines()[-1].startswith("factbrief: stopped")

        ended = await factbrief(tmp_path, server, *arguments)
        assert ended.code == 0, ended.err
        assert [form_of(request) for request in server.requests] == [
            "Extracted",
            "Extracted",
            "Extracted",
            "Composed",
        ]
        assert asked(server.requests[1]) == asked(server.requests[2]) != asked(server.requests[0])

        again = await factbrief(tmp_path, server, *arguments)
        assert again.code == 0
        assert len(server.requests) == 4
