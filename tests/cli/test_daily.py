"""From `factbrief init` to a delivered edition, as a new user goes."""

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path

from tests.cli.program import BRIDGE, FERRY, PATIENCE, factbrief, started
from tests.support.model_server import ModelServer
from tests.support.reader import reader


async def test_from_init_to_a_delivered_edition(tmp_path: Path) -> None:
    async with ModelServer(reader()) as server:
        begun = await factbrief(tmp_path, server, "init")
        assert begun.code == 0
        assert "factbrief daily --dry-run" in begun.out
        (tmp_path / "articles").mkdir()
        (tmp_path / "articles" / "bridge.txt").write_text(BRIDGE)
        (tmp_path / "articles" / "ferry.txt").write_text(FERRY)

        planned = await factbrief(tmp_path, server, "daily", "--dry-run")
        assert planned.code == 0, planned.err
        assert "file briefings/{name}-{day}.html" in planned.out
        assert not server.requests

        made = await factbrief(tmp_path, server, "daily")
        assert made.code == 0, made.err
        assert "2 stories with news" in made.out
        (page,) = (tmp_path / "briefings").iterdir()
        assert "The Arlen bridge will close" in page.read_text(encoding="utf-8")

        asked = len(server.requests)
        again = await factbrief(tmp_path, server, "daily")
        assert again.code == 0
        assert "delivered already" in again.out
        assert len(server.requests) == asked


async def test_what_is_missing_is_one_line(tmp_path: Path) -> None:
    unset = await factbrief(tmp_path, "http://127.0.0.1:1/v1", "daily")
    assert unset.code == 1
    assert "factbrief init" in unset.err
    await factbrief(tmp_path, "http://127.0.0.1:1/v1", "init")
    again = await factbrief(tmp_path, "http://127.0.0.1:1/v1", "init")
    assert again.code == 1
    assert "--force" in again.err
    unknown = await factbrief(tmp_path, "http://127.0.0.1:1/v1", "daily", "--edition", "noon")
    assert unknown.code == 1
    assert "[editions.noon]" in unknown.err


async def test_a_failed_delivery_ends_with_code_1_and_is_made_up_for(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text(BRIDGE)
    (tmp_path / "out").write_text("a file where the folder should be")
    (tmp_path / "factbrief.toml").write_text(
        "[daily]\nfolders = ['articles']\n"
        "[[daily.targets]]\nkind = 'file'\npath = 'out/{day}.md'\n"
        "[[daily.targets]]\nkind = 'file'\npath = '{day}.md'\n"
    )
    async with ModelServer(reader()) as server:
        made = await factbrief(tmp_path, server, "daily", "--quiet")
        assert made.code == 1
        assert "out/{day}.md: failed" in made.out
        assert "\n  file {day}.md: sent" in made.out
        (tmp_path / "out").unlink()
        again = await factbrief(tmp_path, server, "daily", "--quiet")
    assert again.code == 0
    assert "out/{day}.md: sent" in again.out
    assert "\n  file {day}.md: kept" in again.out


SLOW = 3.0
"""Seconds that an answer takes where a run is to be met at work."""


def _configured(folder: Path) -> None:
    (folder / "articles").mkdir()
    (folder / "articles" / "bridge.txt").write_text(BRIDGE)
    (folder / "factbrief.toml").write_text(
        "[daily]\nfolders = ['articles']\n[[daily.targets]]\nkind = 'file'\npath = '{day}.md'\n"
    )


async def _until(true: Callable[[], bool]) -> None:
    for _ in range(PATIENCE * 20):
        if true():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it does not come about")


async def _asked(server: ModelServer, requests: int = 1) -> None:
    await _until(lambda: len(server.requests) >= requests)


def _pages(folder: Path) -> list[Path]:
    return list(folder.glob("*.md"))


async def test_two_runs_at_once_make_one_edition(tmp_path: Path) -> None:
    _configured(tmp_path)
    async with ModelServer(reader(delay=SLOW)) as server:
        ends = await asyncio.gather(
            factbrief(tmp_path, server, "daily"), factbrief(tmp_path, server, "daily")
        )
        asked = len(server.requests)
        again = await factbrief(tmp_path, server, "daily")
        assert len(server.requests) == asked
    assert sorted(end.code or 0 for end in ends) == [0, 1]
    (left,) = (end for end in ends if end.code)
    assert "is being made by another run (process" in left.err
    assert len(_pages(tmp_path)) == 1
    assert "delivered already" in again.out


async def test_what_a_killed_run_left_is_finished_by_a_worker(tmp_path: Path) -> None:
    _configured(tmp_path)
    async with ModelServer(reader(delay=SLOW)) as server:
        async with started(tmp_path, server, "daily") as run:
            await _asked(server)
            run.kill()
            await run.wait()
        async with started(tmp_path, server, "worker") as worker:
            await _asked(server, 2)
            left = await factbrief(tmp_path, server, "daily")
            assert left.code == 1
            assert f"another run (process {worker.pid}" in left.err
            await _until(lambda: bool(_pages(tmp_path)))
            again = await factbrief(tmp_path, server, "daily")
            worker.terminate()
            assert await worker.wait() == 0
    assert again.code == 0, again.err


async def test_a_run_goes_on_where_a_killed_one_stopped(tmp_path: Path) -> None:
    _configured(tmp_path)
    async with ModelServer(reader(delay=SLOW)) as server:
        async with started(tmp_path, server, "daily") as run:
            await _asked(server)
            run.kill()
            await run.wait()
        made = await factbrief(tmp_path, server, "daily", "--quiet")
    assert (made.code, made.err) == (0, "")
    assert "file {day}.md: sent" in made.out


async def test_ctrl_c_is_one_line_and_the_next_run_goes_on(tmp_path: Path) -> None:
    _configured(tmp_path)
    async with ModelServer(reader(delay=SLOW)) as server:
        async with started(tmp_path, server, "daily", "--quiet") as run:
            await _asked(server)
            run.send_signal(signal.SIGINT)
            _, said = await run.communicate()
        assert run.returncode == 130
        assert said.decode().splitlines() == [
            "factbrief: stopped; what is finished is kept, the same command goes on from here"
        ]
        made = await factbrief(tmp_path, server, "daily", "--quiet")
    assert made.code == 0, made.err


async def test_a_worker_beside_makes_it_or_leaves_it_to_the_run(tmp_path: Path) -> None:
    _configured(tmp_path)
    async with ModelServer(reader()) as server, started(tmp_path, server, "worker"):
        made = await factbrief(tmp_path, server, "daily")
    assert made.code == 0, made.err
    assert "file {day}.md: sent" in made.out, "whoever made it, who asked is told"
