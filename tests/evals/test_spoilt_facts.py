"""A flawless output is spoilt fact by fact: each metric must move the right way, and further."""

import pytest

from evals.figures import cells_of, measure
from evals.graders import BY_NAME, METRICS
from evals.runs import grade
from schemas.fact import Evidence, Fact
from tests.evals.grading import STORIES, values
from tests.evals.perfect import evidence, perfect
from tests.evals.spoilings import SPOILINGS, spoil_facts

STEPS = (0, 1, 6)
MENU_SHOWS = ("noise_facts", "fact_precision")


@pytest.mark.parametrize("name", SPOILINGS)
def test_spoilt_facts_show(name: str) -> None:
    story = STORIES["harbour-talks"]
    spoiling = SPOILINGS[name]
    steps = [
        values(story, spoil_facts(perfect(story), step, spoiling.spoil), spoiling.metrics)
        for step in STEPS
    ]
    for metric, figures in zip(spoiling.metrics, zip(*steps, strict=True), strict=True):
        sign = -1 if BY_NAME[metric].lower_is_better else 1
        assert None not in figures
        goodness = [sign * (figure or 0.0) for figure in figures]
        assert goodness == sorted(goodness, reverse=True)
        assert goodness[0] > goodness[1]
        assert goodness[1] > goodness[-1]


def test_menu_lines_show_as_noise_and_cost_precision() -> None:
    story = next(s for s in STORIES.values() if len(s.articles[0].nothing) > 1)
    steps = []
    for step in (0, 1, 2):
        output = perfect(story)
        first = output.articles[0]
        assert first.article is not None
        lines = [evidence(first.article, line) for line in story.articles[0].nothing[:step]]
        extra = tuple(_menu_fact(line, number) for number, line in enumerate(lines))
        spoilt = first.model_copy(update={"facts": first.facts + extra})
        output = output.model_copy(update={"articles": (spoilt, *output.articles[1:])})
        steps.append(values(story, output, MENU_SHOWS))
    noise, precision = (
        [figure or 0.0 for figure in figures] for figures in zip(*steps, strict=True)
    )
    assert noise[0] == 0 < noise[1] < noise[2]
    assert precision[0] > precision[1] > precision[2]


def _menu_fact(line: Evidence, number: int) -> Fact:
    return Fact(
        id=f"menu-{number}", article=line.article, claim=line.quote, kind="event", evidence=(line,)
    )


def test_labels_graded_against_themselves_are_nearly_flawless() -> None:
    """What is left is the graders' own error: facts of one sentence that share nearly all words."""
    stories = tuple(STORIES.values())
    cells = cells_of(grade(stories, tuple(perfect(story) for story in stories)))
    for metric in METRICS:
        figure = measure(metric, cells).value()
        if metric.amount:
            assert figure is None
        else:
            assert figure is not None
            assert figure < 0.05 if metric.lower_is_better else figure > 0.95
