"""The project's stories, and the figures of one output."""

from evals.corpus_reader import read_corpus
from evals.figures import cells_of, measure
from evals.graders import BY_NAME
from evals.outputs import StoryOutput
from evals.runs import grade
from schemas.gold import GoldStory

STORIES = {story.story: story for story in read_corpus()}


def values(
    story: GoldStory, output: StoryOutput, metrics: tuple[str, ...]
) -> tuple[float | None, ...]:
    """The figures of `metrics` for `output` against the labels of `story`."""
    cells = cells_of(grade((story,), (output,)))
    return tuple(measure(BY_NAME[metric], cells).value() for metric in metrics)
