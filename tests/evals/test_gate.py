"""The gate: a planted regression fails it, in the right slice, and names the article."""

from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as XML

import pytest

from agent.errors import InputError
from evals.comparison import compare
from evals.figures import cells_of
from evals.gate import accept, hold_against
from evals.outputs import StoryOutput
from evals.reports.files import write_reports
from evals.runs import Run, grade, items_of, story_types
from schemas.article import Article
from schemas.call import Usage
from schemas.fact import Fact
from schemas.gold import GoldStory
from tests.evals.grading import STORIES
from tests.evals.perfect import perfect
from tests.evals.spoilings import change_speaker, drop, spoil_facts

CHOSEN = tuple(STORIES[name] for name in ("rate-decisions", "live-blog-fire"))


def run_of(outputs: tuple[StoryOutput, ...]) -> Run:
    return Run(
        name="compact-tiny",
        system="factbrief",
        profile="compact",
        model="tiny",
        split="all",
        made=datetime(2026, 1, 1, tzinfo=UTC),
        outputs=outputs,
        scores=grade(CHOSEN, outputs),
        types=story_types(CHOSEN),
    )


def flawless() -> tuple[StoryOutput, ...]:
    return tuple(perfect(story) for story in CHOSEN)


def test_the_same_output_passes(tmp_path: Path) -> None:
    run = run_of(flawless())
    accept(run.name, run, CHOSEN, tmp_path)
    verdict = hold_against(run.name, run, CHOSEN, tmp_path)
    assert verdict.failures == ()
    assert {shift.verdict for shift in verdict.shifts} <= {"same", "no figure"}


def test_a_planted_regression_fails_and_names_the_articles(tmp_path: Path) -> None:
    good = run_of(flawless())
    accept(good.name, good, CHOSEN, tmp_path)
    fewer = (spoil_facts(perfect(CHOSEN[0]), 40, drop), perfect(CHOSEN[1]))
    verdict = hold_against(good.name, run_of(fewer), CHOSEN, tmp_path)
    failed = {(shift.metric.name, shift.slice) for shift in verdict.failures}
    assert ("fact_recall", "story type like_events") in failed
    assert ("fact_recall", "story type live_blog") not in failed
    recall = next(s for s in verdict.failures if s.metric.name == "fact_recall" and s.slice)
    assert recall.culprits[0].startswith("rate-decisions-")


def test_more_tokens_fail_the_gate_and_a_slower_machine_does_not() -> None:
    def spending(factor: int) -> tuple[StoryOutput, ...]:
        spent = Usage(calls=1, prompt_tokens=100 * factor, cost=0.0, seconds=9.0 * factor)
        return tuple(output.model_copy(update={"usage": spent}) for output in outputs)

    outputs = flawless()
    before, after = (cells_of(grade(CHOSEN, spending(factor))) for factor in (1, 2))
    shifts = compare(before, after, story_types(CHOSEN))
    worse = {shift.metric.name for shift in shifts if shift.verdict == "worse"}
    assert worse == {"story_prompt_tokens"}


def test_one_kind_of_fact_getting_worse_fails_its_slice() -> None:
    good = grade(CHOSEN, flawless())

    def forget_figures(fact: Fact, article: Article) -> tuple[Fact, ...]:
        del article
        return () if fact.kind == "figure" else (fact,)

    fewer = tuple(spoil_facts(output, 999, forget_figures) for output in flawless())
    shifts = compare(cells_of(good), cells_of(grade(CHOSEN, fewer)), story_types(CHOSEN))
    worse = {(shift.metric.name, shift.slice) for shift in shifts if shift.verdict == "worse"}
    assert ("fact_recall", "kind figure") in worse
    assert ("fact_recall", "kind event") not in worse


def test_a_gain_is_no_failure() -> None:
    worse = tuple(spoil_facts(output, 40, change_speaker) for output in flawless())
    shifts = compare(
        cells_of(grade(CHOSEN, worse)), cells_of(grade(CHOSEN, flawless())), story_types(CHOSEN)
    )
    verdicts = {shift.metric.name: shift.verdict for shift in shifts if not shift.slice}
    assert verdicts["attribution_recall"] == "better"
    assert "worse" not in verdicts.values()


def test_a_baseline_of_other_labels_is_refused(tmp_path: Path) -> None:
    run = run_of(flawless())
    accept(run.name, run, CHOSEN, tmp_path)
    relabelled = CHOSEN[0].model_copy(update={"never_merge": ()})
    with pytest.raises(InputError, match=f"other labels of {CHOSEN[0].story};"):
        hold_against(run.name, run, (relabelled, CHOSEN[1]), tmp_path)
    with pytest.raises(InputError, match=f"other labels of {CHOSEN[0].story};"):
        hold_against(run.name, run, CHOSEN[1:], tmp_path)
    with pytest.raises(InputError, match="no baseline"):
        hold_against("another", run, CHOSEN, tmp_path)


def test_a_story_without_a_baseline_is_named_and_fails_nothing(tmp_path: Path) -> None:
    before = run_of(flawless())
    dreadful = run_of((spoil_facts(perfect(CHOSEN[0]), 999, drop), perfect(CHOSEN[1])))
    kept = [score for score in before.scores if score.item in items_of(CHOSEN[1])]
    only_known = before.model_copy(update={"scores": tuple(kept)})
    accept(before.name, only_known, CHOSEN[1:], tmp_path)
    verdict = hold_against(before.name, dreadful, CHOSEN, tmp_path)
    assert verdict.failures == ()
    assert verdict.unheld == (CHOSEN[0].story,)
    said = write_reports([verdict], CHOSEN, tmp_path)
    assert f"not held: {CHOSEN[0].story}" in said


def hostile(stories: tuple[GoldStory, ...]) -> tuple[StoryOutput, ...]:
    """Flawless outputs but for one claim that is a script."""

    def script(fact: Fact, article: Article) -> tuple[Fact, ...]:
        del article
        return (fact.model_copy(update={"claim": "<script>alert(1)</script> & more"}),)

    return (spoil_facts(perfect(stories[0]), 1, script), perfect(stories[1]))


def test_the_reports_tell_the_failure_and_escape_the_articles(tmp_path: Path) -> None:
    good = run_of(flawless())
    accept(good.name, good, CHOSEN, tmp_path)
    fewer = (spoil_facts(hostile(CHOSEN)[0], 40, drop), perfect(CHOSEN[1]))
    verdict = hold_against(good.name, run_of(fewer), CHOSEN, tmp_path)
    markdown = write_reports([verdict], CHOSEN, tmp_path)
    assert "compact-tiny: failed" in markdown
    assert "**fact_recall got worse in story type like_events**" in markdown
    suite = XML.fromstring((tmp_path / "gate.xml").read_text())[0]  # noqa: S314 - our own report
    assert int(suite.get("failures", "0")) == len(verdict.failures) > 0
    assert any(case.find("failure") is not None for case in suite)

    page_run = run_of(hostile(CHOSEN))
    write_reports([hold_against(good.name, page_run, CHOSEN, tmp_path)], CHOSEN, tmp_path)
    html = (tmp_path / "compact-tiny.html").read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html
    assert "<script>" not in html
