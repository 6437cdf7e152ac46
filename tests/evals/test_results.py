"""The results page: it holds what was accepted, and each of the worst misses under its cause."""

import pytest

from evals.corpus_reader import read_corpus
from evals.gate import read_baseline
from evals.results import PAGE, UNREAD, rows, sorted_by_cause
from evals.scores import Score
from evals.worst import worst

MISSES = (
    Score(metric="kinds", item="mill-1", value=0, evidence="one", reason="called a plan"),
    Score(metric="dates", item="mill-1", value=0.5, evidence="two", reason="half of them"),
    Score(metric="supported", item="mill-2", value=0, evidence="three", reason="a new name"),
    Score(metric="noise_facts", item="mill-2", value=1, evidence="three", reason="a menu"),
    Score(metric="noise_facts", item="mill-2", value=0, evidence="four"),
    Score(metric="dates", item="mill-2", value=None, evidence="five", reason="not told"),
    Score(metric="article_cost", item="mill-2", value=9, reason="dear"),
)


def test_the_page_tells_the_accepted_figures() -> None:
    """`python -m evals report` writes it anew."""
    page = PAGE.read_text(encoding="utf-8")
    cells = read_baseline("compact-qwen2.5-coder-1.5b").cells
    told = rows(cells, read_corpus())
    assert {"fact_f1", "merge_f1", "conflict_f1", "audit_f1", "summary_faithful"} <= told.keys()
    missing = [name for name, row in told.items() if f"| {name} | {' | '.join(row)} |" not in page]
    assert missing == []


def test_what_no_source_says_is_worse_than_what_is_lost_or_hard_to_read() -> None:
    found = [(miss.evidence, miss.harm) for miss in worst(MISSES)]
    assert found == [("three", 4 + 2), ("one", 1), ("two", 1)]
    assert [fault for fault, _ in worst(MISSES)[0].faults] == ["supported", "noise_facts"]
    assert len(worst(MISSES, 2)) == 2


def test_misses_are_sorted_by_what_a_person_read(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = {"a slip": ["TWO", "on"], "a menu": ["never"]}
    monkeypatch.setattr("evals.results.yaml.safe_load", lambda _: pieces)
    causes = sorted_by_cause(worst(MISSES))
    assert [(cause.name, len(cause.misses)) for cause in causes] == [("a slip", 2), (UNREAD, 1)]


def test_the_halves_are_told_apart() -> None:
    stories = read_corpus()
    dev = next(story for story in stories if story.split == "dev")
    cells = {"atomic": {dev.articles[0].id: {"event": (1.0, 2)}}}
    assert rows(cells, stories) == {"atomic": ("0.500 (0.500 to 0.500)", "-")}
