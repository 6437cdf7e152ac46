"""`python -m evals` as a user runs it, on labels of the user's own."""

from pathlib import Path

import pytest

from evals import __main__ as commands
from evals.graders import METRICS
from evals.recordings import write_recording
from schemas.briefing import ModelInfo
from tests.evals.test_corpus_reader import STORY, written


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
    monkeypatch.setattr("evals.recordings.RECORDINGS", path.parent)
    monkeypatch.setattr("evals.sessions.recording_file", lambda *_: path)
    options = ("--profile", "full", "--model", "tiny", "--base-url", "http://127.0.0.1:9/v1")
    assert evals(monkeypatch, "run", "--corpus", str(tmp_path), *options) == 2
    said = capsys.readouterr().err
    assert "no answer to extract/full@" in said
    assert "python -m evals record --profile full --model tiny" in said
    assert "(lacking in: mill)" in said


def test_the_docs_tell_of_every_metric() -> None:
    page = (Path(__file__).parents[2] / "docs" / "evals.md").read_text(encoding="utf-8")
    assert [metric.name for metric in METRICS if f"`{metric.name}`" not in page] == []
