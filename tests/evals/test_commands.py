"""`python -m evals` as a user runs it, on labels of the user's own."""

import sys
from functools import partial
from pathlib import Path

import pytest

from agent.extract import Extraction
from agent.llm.gateway import Gateway
from evals import __main__ as commands
from evals.corpus_reader import read_story
from evals.gate import accept, hold_against
from evals.graders import METRICS
from evals.recordings import write_recording
from schemas.article import Article
from schemas.briefing import ModelInfo
from tests.cli.program import factbrief
from tests.evals.test_corpus_reader import STORY, written
from tests.support.model_server import ModelServer
from tests.support.reader import reader


def evals(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Runs the command line in the current folder; returns its exit code."""
    monkeypatch.setattr("sys.argv", ["evals", *arguments])
    with pytest.raises(SystemExit) as ended:
        commands.main()
    return int(ended.value.code or 0)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FACTBRIEF_MODEL", "FACTBRIEF_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_run_show_and_compare_on_own_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, STORY)
    run = ("run", "--corpus", str(tmp_path), "--system", "sentences", "--name")
    assert evals(monkeypatch, *run, "a") == 0
    table = capsys.readouterr().out
    assert "| fact_recall | 1.000 |" in table
    assert "| fact_precision | 0.500 |" in table

    assert evals(monkeypatch, "show", "mill-1", "--run", "a") == 0
    assert "Click here for more." in capsys.readouterr().out
    assert evals(monkeypatch, *run, "b") == 0
    assert evals(monkeypatch, "compare", "a", "b") == 0
    assert "| fact_recall | 1.000 | 1.000 | +0.000 |" in capsys.readouterr().out
    assert "Click here for more." in (tmp_path / "out/evals/a.html").read_text()


def test_a_draft_and_a_missing_recording_are_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, f"draft: true\n{STORY}")
    assert evals(monkeypatch, "run", "--corpus", str(tmp_path), "--system", "sentences") == 2
    assert "is a draft" in capsys.readouterr().err
    path.write_text(STORY)
    monkeypatch.setattr(commands, "CORPUS", tmp_path)
    assert evals(monkeypatch, "run", "--corpus", str(tmp_path), "--profile", "full") == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "python -m evals record" in lines[0]


def test_a_recording_of_other_prompts_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(
        tmp_path,
        STORY.replace(
            "text: The mill in Ard will close in May.",
            "text: The mill in Ard will close in May. It said they had told her, and he agreed.",
        ),
    )
    info = ModelInfo(name="tiny", profile="full", endpoint="http://127.0.0.1:9/v1")
    path = tmp_path / "recordings" / "full-tiny.jsonl"
    write_recording(path, info, ())
    monkeypatch.setattr(commands, "CORPUS", tmp_path)
    monkeypatch.setattr("evals.recordings.RECORDINGS", path.parent)
    monkeypatch.setattr("evals.sessions.recording_file", lambda *_: path)
    options = ("--profile", "full", "--model", "tiny", "--base-url", "http://127.0.0.1:9/v1")
    assert evals(monkeypatch, "run", "--corpus", str(tmp_path), *options) == 2
    said = capsys.readouterr().err
    assert "no answer to extract/full@" in said
    assert "python -m evals record --profile full --model tiny" in said
    assert "(lacking in: mill)" in said


def test_the_gate_ends_with_1_where_something_got_worse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    story = read_story(written(tmp_path, STORY))
    recording = tmp_path / "recordings" / "compact-tiny.jsonl"
    info = ModelInfo(name="tiny", profile="compact", endpoint="embedded")
    write_recording(recording, info, ())  # the story's one sentence is read without a model
    monkeypatch.setattr(commands, "read_corpus", lambda: (story,))
    monkeypatch.setattr(commands, "recordings", lambda: (recording,))
    monkeypatch.setattr(commands, "accept", partial(accept, folder=tmp_path))
    monkeypatch.setattr(commands, "hold_against", partial(hold_against, folder=tmp_path))
    assert evals(monkeypatch, "gate") == 2
    assert "no baseline yet" in capsys.readouterr().err
    assert evals(monkeypatch, "gate", "--accept") == 0
    assert evals(monkeypatch, "gate") == 0
    assert "### compact-tiny: passed" in capsys.readouterr().out

    async def silent(article: Article, gateway: Gateway) -> Extraction:
        del article, gateway
        return Extraction((), ())

    monkeypatch.setattr("evals.systems.extract_facts", silent)
    assert evals(monkeypatch, "gate", "--out", "reports") == 1
    said = capsys.readouterr().out
    assert "**fact_recall got worse**: 1.000 to 0.000" in said
    assert "- mill-1 (1 to 0)" in said
    assert {path.name for path in (tmp_path / "reports").iterdir()} == {
        "gate.md",
        "gate.xml",
        "compact-tiny.html",
    }


async def test_own_articles_are_asked_about_once(tmp_path: Path) -> None:
    written(tmp_path, STORY)
    program = (sys.executable, "-m", "evals")
    async with ModelServer(reader()) as server:
        for _ in range(2):
            ended = await factbrief(
                tmp_path, server, "run", "--corpus", str(tmp_path), program=program
            )
            assert ended.code == 0, ended.err
            assert "| fact_recall | 1.000 |" in ended.out
        assert len(server.requests) == 1


def test_the_worst_misses_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, STORY)
    assert evals(monkeypatch, "run", "--corpus", str(tmp_path), "--system", "sentences") == 0
    capsys.readouterr()
    assert evals(monkeypatch, "worst", "--most", "2") == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0] == "4.0  mill-1  Click here for more."
    assert listed[1] == "    fact_precision: tells no gold fact"
    assert listed[2] == "    noise_facts: Click here for more."
    assert [line.split()[0] for line in listed if line[0] != " "] == ["4.0", "3.0"]


def test_the_docs_tell_of_every_metric() -> None:
    page = (Path(__file__).parents[2] / "docs" / "evals.md").read_text(encoding="utf-8")
    assert [metric.name for metric in METRICS if f"`{metric.name}`" not in page] == []
