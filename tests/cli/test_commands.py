"""The commands as a user runs them, each as a program of its own."""

import json
from pathlib import Path

from schemas.briefing import BRIEFING_VERSION
from tests.cli.program import BRIDGE, FERRY, factbrief, line_about
from tests.support.model_server import ModelServer, answer
from tests.support.reader import reader


async def test_one_run_writes_every_form_by_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    outputs = ("-o", "a.md", "-o", "a.json", "-o", "a.html", "-o", "a.txt")
    async with ModelServer(reader()) as server:
        ended = await factbrief(tmp_path, server, "brief", *outputs, "bridge.txt")
        assert (ended.code, ended.out) == (0, ""), ended.err
        assert ended.err.startswith("Read by scripted (http://127.0.0.1")
        assert len(server.requests) == 2
        lost = await factbrief(tmp_path, server, "brief", "--quiet", "-o", "no/a.md", "bridge.txt")
        assert lost.code == 1
        assert line_about(lost, "no/a.md cannot be written", "-o")
    assert json.loads((tmp_path / "a.json").read_text())["version"] == BRIEFING_VERSION
    assert (tmp_path / "a.md").read_text().startswith("# ")
    assert "<html" in (tmp_path / "a.html").read_text()
    assert "Arlen bridge" in (tmp_path / "a.txt").read_text()


async def test_facts_are_one_json_object_a_line_and_calls_are_listed(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(BRIDGE)
    arguments = ("facts", "--quiet", "--format", "jsonl")
    async with ModelServer(reader()) as server:
        ended = await factbrief(tmp_path, server, *arguments, "bridge.txt")
        by_prompt = await factbrief(tmp_path, server, "calls", "--by", "prompt")
        await factbrief(tmp_path, server, "brief", "--quiet", "bridge.txt")
        by_article = await factbrief(tmp_path, server, "calls", "--by", "article")
        unknown = await factbrief(tmp_path, server, "calls", "--run", "nosuchrun")
    facts = [json.loads(line) for line in ended.out.splitlines()]
    assert [fact["article"] for fact in facts] == ["bridge.txt", "bridge.txt"]
    told = {"article", "claim", "kind", "attribution", "quantities", "dates", "evidence"}
    assert facts[0].keys() == told
    assert facts[0]["evidence"][0].keys() == {"quote", "start", "end"}
    assert facts[1]["quantities"][0]["value"] == 3_000_000
    assert "extract/full@1" in by_prompt.out
    assert "bridge.txt" in by_article.out
    assert "…" not in by_article.out
    assert all(len(line) <= 80 for line in by_article.out.splitlines())
    assert unknown.code == 1
    assert line_about(unknown, "nosuchrun", "`factbrief calls`")


async def test_standard_input_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "input").write_text(FERRY)
    async with ModelServer(reader()) as server:
        with (tmp_path / "input").open() as given:
            ended = await factbrief(tmp_path, server, "facts", "--quiet", "-", stdin=given)
    assert ended.code == 0, ended.err
    assert ended.out.startswith("-:1: A ferry hit the pier")


async def test_doctor_tells_a_schema_that_is_only_a_wish(tmp_path: Path) -> None:
    async with ModelServer(lambda _: answer({"shade": "zaffre", "stones": 17})) as strict:
        well = await factbrief(tmp_path, strict, "doctor")
    async with ModelServer(lambda _: answer("Good morning!")) as loose:
        ill = await factbrief(tmp_path, loose, "doctor")
    assert well.code == 0, well.out
    assert "schema: enforced" in well.out
    assert str(tmp_path / "state") in well.out
    assert ill.code == 1
    assert "mend it:" in ill.out
