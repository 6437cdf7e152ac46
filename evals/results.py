"""The page docs/results.md: both halves with intervals beside the floor, and the worst misses.

    python -m evals report

Figures come from the replayed recording; a test holds the page against the accepted baseline. What
people wrote is in results.md.jinja, and the causes of the worst misses in causes.yaml.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import jinja2
import yaml

from evals.figures import Cells, cells_of, measure, valued
from evals.graders import METRICS, Metric
from evals.reports.table import between, number
from evals.runs import Run, items_of
from evals.scores import Score
from evals.worst import Worst, worst
from schemas.gold import GoldStory

PAGE = Path(__file__).parent.parent / "docs" / "results.md"
HALVES = ("dev", "test")
MOST = 20
UNREAD = "not read yet"
_CAUSES = Path(__file__).parent / "causes.yaml"


class Cause(NamedTuple):
    """Why some of the worst misses happened, as a person read them."""

    name: str
    misses: tuple[Worst, ...]


def report(run: Run, floor: Run, gold: Sequence[Score], stories: tuple[GoldStory, ...]) -> str:
    """The page for `run` of all `stories`; `gold` are the scores of reconciling gold facts."""
    dev = {item for story in stories if story.split == "dev" for item in items_of(story)}
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - Markdown of our own articles, in which no HTML stands
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("results.md.jinja").render(
        run=run,
        counts={half: _counts(stories, half) for half in HALVES},
        rows=rows(cells_of(run.scores), stories),
        floor=rows(cells_of(floor.scores), stories),
        gold=rows(cells_of(gold), stories),
        causes=sorted_by_cause(worst((s for s in run.scores if s.item in dev), MOST)),
    )


def rows(cells: Cells, stories: Sequence[GoldStory]) -> dict[str, tuple[str, ...]]:
    """Each metric's value and interval on each of HALVES, as the page shows them.

    A metric of which nothing was graded on either half is left out.
    """
    of_half = {
        half: {item for story in stories if story.split == half for item in items_of(story)}
        for half in HALVES
    }
    made = {
        metric.name: tuple(_shown(metric, cells, of_half[half]) for half in HALVES)
        for metric in METRICS
    }
    return {name: row for name, row in made.items() if set(row) != {"-"}}


def sorted_by_cause(misses: Sequence[Worst]) -> tuple[Cause, ...]:
    """`misses` under the causes that people found for them, the commonest cause first."""
    read: Mapping[str, list[str]] = yaml.safe_load(_CAUSES.read_text(encoding="utf-8"))
    found: dict[str, list[Worst]] = {}
    for miss in misses:
        known = (name for name, words in read.items() if _holds(miss.evidence, words))
        found.setdefault(next(known, UNREAD), []).append(miss)
    causes = [Cause(name, tuple(misses)) for name, misses in found.items()]
    return tuple(sorted(causes, key=lambda cause: -len(cause.misses)))


def _holds(evidence: str, pieces: Sequence[str]) -> bool:
    return any(piece.lower() in evidence.lower() for piece in pieces)


def _shown(metric: Metric, cells: Cells, items: set[str]) -> str:
    value, spread = valued(measure(metric, cells, lambda item, _: item in items))
    return f"{number(metric, value)} ({between(metric, spread)})" if spread else "-"


def _counts(stories: Sequence[GoldStory], half: str) -> tuple[int, int, int]:
    """How many stories, articles and gold facts a half has."""
    articles = [article for story in stories if story.split == half for article in story.articles]
    chosen = sum(story.split == half for story in stories)
    return chosen, len(articles), sum(len(article.facts) for article in articles)
