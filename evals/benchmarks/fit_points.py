"""Fits the points of agent.reconcile.likeness on the development stories, and says how well points
fitted on all stories but one decide that one.

    python -m evals.benchmarks.fit_points

Logistic regression with a ridge, by Newton's method. Extraction mistakes the kind of some facts,
so each case is shown three times, its kinds agreeing or not by mistake in some of them. A case is a
pair of gold facts of two articles that blocking proposes; it is right where both carry one key.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from agent.reconcile.background import Background
from agent.reconcile.glossary import glossary
from agent.reconcile.likeness import POINTS, Likeness
from agent.reconcile.reading import read
from agent.reconcile.relations import likenesses
from evals.corpus_reader import read_corpus
from evals.gold_outputs import gold_facts
from evals.ingested import ingested
from schemas.gold import GoldStory

Numbers = NDArray[np.float64]
_RIDGE = 1.0
_MISTAKEN = 0.12  # share of cases whose kinds are shown to agree or not by mistake
_TIMES = 3
_STEPS = 30


class Cases(NamedTuple):
    """The pairs of one story: their signs, one row a pair, and whether each is one fact."""

    story: str
    signs: Numbers
    same: Numbers


def cases(story: GoldStory) -> Cases:
    """The pairs of `story` worth deciding."""
    read_articles = [(gold, ingested(gold).article) for gold in story.articles]
    articles = {article.id: article for _, article in read_articles if article}
    told = [
        (fact, label.key)
        for gold, article in read_articles
        if article
        for fact, label in zip(gold_facts(gold, article), gold.facts, strict=True)
    ]
    keys = {fact.id: key for fact, key in told}
    names = glossary(articles.values(), [fact for fact, _ in told])
    readings = [read(fact, articles[fact.article], names) for fact, _ in told]
    pairs = [
        pair
        for pair in likenesses(readings, Background(readings))
        if pair.left.fact.article != pair.right.fact.article
    ]
    same = [keys[pair.left.fact.id] == keys[pair.right.fact.id] for pair in pairs]
    return Cases(story.story, np.array([_row(pair) for pair in pairs]), np.array(same, float))


def _row(pair: Likeness) -> list[float]:
    return [*(float(pair.signs[name]) for name in POINTS), 1.0]


def fit(stories: list[Cases]) -> Numbers:
    """The points of each sign, in the order of POINTS, and the start."""
    signs = np.vstack([story.signs for story in stories])
    same = np.concatenate([story.same for story in stories])
    ridge = _RIDGE * np.diag([*np.ones(signs.shape[1] - 1), 1e-6])
    points = np.zeros(signs.shape[1])
    for _ in range(_STEPS):
        odds = 1 / (1 + np.exp(-signs @ points))
        slope = signs.T @ (odds - same) + ridge @ points
        bend = (signs * (odds * (1 - odds))[:, None]).T @ signs + ridge
        points -= np.linalg.solve(bend, slope)
    return points


def mistaken(stories: list[Cases]) -> list[Cases]:
    """`stories`, each several times, with mistaken kinds among their signs."""
    kind = list(POINTS).index("the same kind")
    chance = np.random.default_rng(1)
    shown = []
    for story in stories * _TIMES:
        signs = story.signs.copy()
        flipped = chance.random(len(signs)) < _MISTAKEN
        signs[flipped, kind] = 1 - signs[flipped, kind]
        shown.append(story._replace(signs=signs))
    return shown


def _scores(points: Numbers, story: Cases) -> tuple[float, float, float]:
    found = story.signs @ points > 0
    right = float((found & (story.same > 0)).sum())
    precision, recall = right / max(found.sum(), 1), right / max(story.same.sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _main() -> None:
    stories = [cases(story) for story in read_corpus(split="dev")]
    for left_out in stories:
        points = fit(mistaken([story for story in stories if story is not left_out]))
        precision, recall, f1 = _scores(points, left_out)
        print(f"{left_out.story:20} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    for name, value in zip([*POINTS, "START"], fit(mistaken(stories)), strict=True):
        print(f'    "{name}": {value:.2f},')


if __name__ == "__main__":
    _main()
