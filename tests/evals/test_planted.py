"""The gate catches a prompt with one rule taken out, from a true model's answers to it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from evals.gate import accept, hold_against
from evals.outputs import StoryOutput
from evals.planted import (
    RECORDING,
    Rewording,
    as_it_is,
    planted_stories,
    read_with,
    without_rule,
)
from evals.recordings import RECORDINGS, read_recording, replaying, write_recording
from evals.reports.files import write_reports
from evals.runs import Run, grade, story_types
from prompts import load

RECORDED = "compact-qwen2.5-coder-1.5b"
ATOMIC = ("atomic", "")


async def outputs(path: Path, reword: Rewording) -> tuple[StoryOutput, ...]:
    async with replaying(path) as player:
        return await read_with(player, reword)


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """One recording that holds the answers to the whole prompt and to the planted one."""
    info, whole = read_recording(RECORDINGS / f"{RECORDED}.jsonl")
    _, planted = read_recording(RECORDING)
    path = tmp_path / f"{RECORDED}.jsonl"
    write_recording(path, info, [*whole.values(), *planted.values()])
    return path


async def test_a_prompt_without_one_of_its_rules_fails_the_gate(both: Path, tmp_path: Path) -> None:
    stories = planted_stories()

    def run(made: tuple[StoryOutput, ...]) -> Run:
        return Run(
            name=RECORDED,
            system="factbrief",
            split="dev",
            made=datetime(2026, 1, 1, tzinfo=UTC),
            outputs=made,
            scores=grade(stories, made),
            types=story_types(stories),
        )

    accept(RECORDED, run(await outputs(both, as_it_is)), stories, tmp_path)
    same = hold_against(RECORDED, run(await outputs(both, as_it_is)), stories, tmp_path)
    worse = hold_against(RECORDED, run(await outputs(both, without_rule)), stories, tmp_path)
    assert same.failures == ()
    (atomic,) = (shift for shift in worse.failures if (shift.metric.name, shift.slice) == ATOMIC)
    assert len(atomic.culprits) >= 3
    named = {culprit.split()[0] for culprit in atomic.culprits}
    assert named <= {article.id for story in stories for article in story.articles}
    assert f"- {atomic.culprits[0]}" in write_reports([worse], stories, tmp_path)


def test_the_rule_is_out_and_nothing_else() -> None:
    whole = load("split", "compact").render(sentence="The mill closed and the union sued.")
    planted = without_rule(whole)
    assert planted.id != whole.id
    assert planted.hash != whole.hash
    assert planted.messages[-1] == whole.messages[-1]
    before = whole.messages[0]["content"].split("\n")
    after = planted.messages[0]["content"].split("\n")
    (rule,) = set(before) - set(after)
    assert rule.startswith("- One fact tells one thing.")
    assert [line for line in before if line != rule] == after
    assert all(message in whole.messages for message in planted.messages[1:])
