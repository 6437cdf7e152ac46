"""A list of outlets' other names, as a user gives it, decides who is whose origin."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import factbrief, line_about
from tests.support.model_server import ModelServer, Reply, answer
from tests.support.reader import form_of, read

SALE = "The ferry Stella will be sold to Norvik in May for 3 million euros"


def page(outlet: str, sentence: str) -> str:
    more = "The council of Velby met on Monday and did not speak of it in public at all."
    return (
        f'<html><head><title>Ferry</title><meta property="og:site_name" content="{outlet}">'
        f"</head><body><article><h1>Ferry</h1><p>{sentence}</p><p>{more}</p></article></body></html>"
    )


def credited(request: dict[str, Any]) -> Reply:
    """A reader who sees that the Pilot is credited."""
    told = read(request)
    if form_of(request) == "Extracted":
        for fact in told["facts"]:
            if "Pilot" in fact["claim"]:
                fact |= {"naming": "outlet", "outlet": "the Pilot", "claim": f"{SALE}."}
    return answer(told)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two papers, one of which credits the other under a name that says nothing of it."""
    (tmp_path / "one.html").write_text(page("Velby Gazette", f"{SALE}."))
    (tmp_path / "two.html").write_text(page("Daily Sum", f"{SALE}, the Pilot reported."))
    return tmp_path


async def _briefed(home: Path, *arguments: str) -> str:
    async with ModelServer(credited) as server:
        ended = await factbrief(home, server, *arguments)
    assert ended.code == 0, ended.err
    return ended.out


def _origins_of_the_sale(briefing: dict[str, Any]) -> list[str]:
    (sale,) = (fact for fact in briefing["facts"] if fact["claim"] == f"{SALE}.")
    assert sale["article_count"] == 2
    return [one["name"] for one in briefing["origins"] if one["id"] in sale["origins"]]


async def test_a_name_in_the_users_list_meets_its_outlet(home: Path) -> None:
    arguments = ("brief", "--quiet", "--format", "json", "one.html", "two.html")
    alone = json.loads(await _briefed(home, *arguments))
    assert _origins_of_the_sale(alone) == ["Velby Gazette", "the Pilot"]
    (home / "outlets.txt").write_text("# ours\nVelby Gazette = the Pilot, VG\n")
    (home / "factbrief.toml").write_text('outlet_aliases = "outlets.txt"\n')
    named = json.loads(await _briefed(home, *arguments))
    assert _origins_of_the_sale(named) == ["Velby Gazette"]


async def test_the_daily_edition_goes_by_the_list_too(home: Path) -> None:
    (home / "articles").mkdir()
    for name in ("one.html", "two.html"):
        (home / name).rename(home / "articles" / name)
    (home / "outlets.txt").write_text("Velby Gazette = the Pilot\n")
    (home / "factbrief.toml").write_text(
        "outlet_aliases = 'outlets.txt'\n[daily]\nfolders = ['articles']\n"
        "[[daily.targets]]\nkind = 'file'\npath = 'edition.json'\n"
    )
    await _briefed(home, "daily", "--quiet")
    (story,) = json.loads((home / "edition.json").read_text())["stories"]
    assert _origins_of_the_sale(story["briefing"]) == ["Velby Gazette"]


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (None, "No such file"),
        (b"Velby Gazette = \xff", "UTF-8"),
        (b"# ours\n\nVelby Gazette", "line 3"),
        (b"= the Pilot", "line 1"),
    ],
)
async def test_a_list_that_is_none_is_told_in_a_line_before_anything_is_asked(
    home: Path, held: bytes | None, told: str
) -> None:
    if held is not None:
        (home / "outlets.txt").write_bytes(held)
    (home / "factbrief.toml").write_text('outlet_aliases = "outlets.txt"\n')
    async with ModelServer(credited) as server:
        ended = await factbrief(home, server, "brief", "one.html")
        assert server.requests == []
    assert (ended.code, ended.out) == (1, "")
    assert line_about(ended, "outlet_aliases", "outlets.txt", told)
