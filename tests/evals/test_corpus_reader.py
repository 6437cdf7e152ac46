"""The corpus: its schema is the generated one, drafts and slips are refused in one line."""

from pathlib import Path

import pytest

from agent.errors import InputError
from evals.corpus_reader import CORPUS, SCHEMA_FILE, read_corpus, read_story, schema_text

STORY = """\
story: mill
title: The mill closes
split: dev
type: plain
articles:
- id: mill-1
  outlet: Vale Post
  voice: wire
  published: 2025-05-14T12:05:00+02:00
  text: The mill in Ard will close in May. Click here for more.
  facts:
  - key: mill-closes
    claim: The mill in Ard will close in May.
    quotes: [The mill in Ard will close in May]
    kind: plan
    dates: [2025-05]
  nothing: [Click here for more.]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mill.yaml"
    path.write_text(text)
    return path


def test_the_schema_beside_the_corpus_is_the_generated_one() -> None:
    assert SCHEMA_FILE.read_text() == schema_text()


def test_every_story_is_fit_and_both_halves_are_there() -> None:
    stories = read_corpus()
    assert len(stories) >= 10
    assert sum(len(story.articles) for story in stories) >= 48
    assert {story.split for story in stories} == {"dev", "test"}
    assert len(read_corpus(split="dev")) + len(read_corpus(split="test")) == len(stories)


def test_every_story_file_names_its_schema_or_none() -> None:
    for path in CORPUS.glob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert not first.startswith("#") or first.endswith("$schema=story.schema.json")


def test_dates_stay_words(tmp_path: Path) -> None:
    story = read_story(written(tmp_path, STORY))
    assert story.articles[0].facts[0].dates == ("2025-05",)
    assert story.articles[0].published.isoformat() == "2025-05-14T12:05:00+02:00"


@pytest.mark.parametrize(
    ("change", "to", "says"),
    [
        ("type: plain", "type: plain\ndraft: true", "is a draft: check its head"),
        ("kind: plan", "kind: plan\n    draft: true", "draft: not confirmed yet are 1 of its"),
        ("quotes: [The mill in Ard will close", "quotes: [The mill in Ord will close", "word for"),
        ("kind: plan", "kind: plot", "kind"),
        ("split: dev", "split: [", "while parsing"),
    ],
)
def test_what_is_unfit_is_said_in_one_line(tmp_path: Path, change: str, to: str, says: str) -> None:
    assert change in STORY
    with pytest.raises(InputError, match=says) as caught:
        read_story(written(tmp_path, STORY.replace(change, to)))
    assert "\n" not in str(caught.value)


def test_an_empty_folder_says_what_it_looked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\*\.yaml"):
        read_corpus(tmp_path)
