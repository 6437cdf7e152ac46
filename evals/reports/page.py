"""The HTML report: every miss beside the article that it is about."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import jinja2

from evals.figures import figures
from evals.locate import where
from evals.outputs import ArticleOutput
from evals.reports.table import number
from evals.runs import Run
from evals.scores import Score
from schemas.gold import GoldArticle, GoldStory

_TEMPLATES = Path(__file__).parent


class Line(NamedTuple):
    """One sentence of the cleaned article; `role` as ingest gave it."""

    number: int
    text: str
    role: str


class Miss(NamedTuple):
    """What was looked at, what is wrong with it by metric, and the sentences it stands on."""

    evidence: str
    faults: tuple[tuple[str, str], ...]
    sentences: tuple[int, ...]


class Sheet(NamedTuple):
    """One article, or one story where `lines` is empty, with its misses."""

    name: str
    kind: str
    error: str
    lines: tuple[Line, ...]
    misses: tuple[Miss, ...]


def page(run: Run, stories: Iterable[GoldStory], shifts_markdown: str = "") -> str:
    """The report of `run` as one HTML file without scripts; `shifts_markdown` is shown as it is."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    outputs = {output.story: output for output in run.outputs}
    sheets = []
    for story in stories:
        sheets.append(Sheet(story.story, "story", "", (), _misses(run, story.story, {})))
        pairs = zip(story.articles, outputs[story.story].articles, strict=True)
        sheets += [_sheet(run, gold, output) for gold, output in pairs]
    return environment.get_template("page.html.jinja").render(
        run=run,
        figures=figures(run.scores),
        number=number,
        shifts=shifts_markdown,
        sheets=[sheet for sheet in sheets if sheet.misses or sheet.error],
    )


def _sheet(run: Run, gold: GoldArticle, output: ArticleOutput) -> Sheet:
    article = output.article
    if article is None:
        return Sheet(gold.id, gold.outlet, output.error, (), _misses(run, gold.id, {}))
    places = {fact.claim: where(article, fact.quotes) for fact in gold.facts}
    for fact in output.facts:
        stands = {evidence.sentence for evidence in fact.evidence}
        places[fact.claim] = places.get(fact.claim, frozenset()) | stands
    lines = tuple(Line(s.number, article.words_of(s.number), s.role) for s in article.sentences)
    return Sheet(gold.id, gold.outlet, output.error, lines, _misses(run, gold.id, places))


def _misses(run: Run, item: str, places: dict[str, frozenset[int]]) -> tuple[Miss, ...]:
    found: dict[str, list[Score]] = {}
    for score in run.scores:
        if score.item == item and score.reason:
            found.setdefault(score.evidence, []).append(score)
    misses = [
        Miss(
            evidence,
            tuple((score.metric, score.reason) for score in scores),
            tuple(sorted(places.get(evidence, ()))),
        )
        for evidence, scores in found.items()
    ]
    return tuple(sorted(misses, key=lambda miss: miss.sentences[:1] or (0,)))
