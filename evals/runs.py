"""A run: what a system gave for a corpus, graded, kept as one JSON file that can be compared."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from agent.errors import InputError
from evals.align import align
from evals.graders import grade_article, grade_story
from evals.matcher import NOTHING_JUDGED
from evals.outputs import StoryOutput
from evals.scores import Score
from evals.story_align import align_story
from schemas.base import Form
from schemas.gold import GoldStory

RUNS = Path("out/evals")


class Run(Form):
    """One graded run. `system` is "factbrief" or a baseline's name; `types` maps each article
    (and story) to its story's type, the slice that the gate looks at."""

    name: str
    system: str
    profile: str = ""
    model: str = ""
    split: str
    made: datetime
    outputs: tuple[StoryOutput, ...]
    scores: tuple[Score, ...]
    types: dict[str, str]


def grade(
    stories: tuple[GoldStory, ...],
    outputs: tuple[StoryOutput, ...],
    judged: Mapping[tuple[str, str], bool] = NOTHING_JUDGED,
) -> tuple[Score, ...]:
    """Every score of every article and story; words get their weights from all `stories`.

    `judged` are verdicts on (claim, text) that outrank the matcher's own.
    """
    background = tuple(article.text for story in stories for article in story.articles)
    scores: list[Score] = []
    for story, output in zip(stories, outputs, strict=True):
        aligned = tuple(
            align(gold, made, background=background, judged=judged)
            for gold, made in zip(story.articles, output.articles, strict=True)
        )
        scores += [score for alignment in aligned for score in grade_article(alignment)]
        scores += grade_story(align_story(story, output, aligned))
    return tuple(scores)


def story_types(stories: tuple[GoldStory, ...]) -> dict[str, str]:
    """The story type of each article's id and each story's name."""
    return {item: story.type for story in stories for item in items_of(story)}


def items_of(story: GoldStory) -> tuple[str, ...]:
    """What the scores of `story` are about: the story itself and each of its articles."""
    return (story.story, *(article.id for article in story.articles))


def save(run: Run, folder: Path = RUNS) -> Path:
    """Writes `run` to `folder`/<name>.json and returns the path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{run.name}.json"
    path.write_text(run.model_dump_json(), encoding="utf-8")
    return path


def load(name: str, folder: Path = RUNS) -> Run:
    """The run called `name`, or the one in the file `name`. Raises InputError where none is."""
    path = Path(name) if name.endswith(".json") else folder / f"{name}.json"
    try:
        return Run.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(str(path), "no such run; `python -m evals run` makes one") from error
    except ValidationError as error:
        reason = "was made by another version of the evals; run it again"
        raise InputError(str(path), reason) from error
