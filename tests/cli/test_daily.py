"""From `factbrief init` to a delivered edition, as a new user goes."""

from pathlib import Path

from tests.cli.program import BRIDGE, FERRY, factbrief
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
