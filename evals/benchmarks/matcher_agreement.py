"""How far the fact matcher agrees with people, on the 26,400 judgements of REALSumm and Lite2-3.

    python -m evals.benchmarks.matcher_agreement FOLDER > docs/matcher.md

FOLDER is as evals.benchmarks.judgements reads it. Thresholds are set on one half of the articles
and measured on the other, both ways round. The judge's answers are replayed.
"""

import asyncio
import re
import sys
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from agent.text.words import content_words
from evals.benchmarks.judge_agreement import judge_agreement
from evals.benchmarks.judgements import Labels, Pair, balanced, read_pairs
from evals.benchmarks.own_corpus import own_corpus
from evals.matcher import THRESHOLD, numbers, presence

Array = NDArray[np.float64]


class Agreement(NamedTuple):
    """Balanced accuracy, F1 and accuracy, 0..1, each the mean of both halves."""

    balanced: float
    f1: float
    accuracy: float
    thresholds: tuple[float, ...]


def words_shared(pair: Pair) -> float:
    """ROUGE-1 recall of content words, inflections folded."""
    words = content_words(pair.unit)
    return len(words & content_words(pair.text)) / len(words) if words else 0.0


def phrases_shared(pair: Pair) -> float:
    """ROUGE-2-like recall: word pairs of the unit that stand near each other in the text."""
    unit, text = (re.findall(r"\w+", words.lower()) for words in (pair.unit, pair.text))
    near = {(one, other) for at, one in enumerate(text) for other in text[at + 1 : at + 5]}
    wanted = list(pairwise(unit))
    return sum(two in near for two in wanted) / len(wanted) if wanted else 0.0


def rare_words_shared(pair: Pair) -> float:
    """The same, each word weighted by how few articles use it."""
    words = content_words(pair.unit)
    weight = {word: pair.weights.rarity(word) for word in words}
    total = sum(weight.values())
    return sum(weight[word] for word in words & content_words(pair.text)) / total if total else 0.0


def matcher(pair: Pair) -> float:
    """The matcher as it is used: its score, and nothing where it misses a number."""
    if numbers(pair.unit) - numbers(pair.text):
        return 0.0
    return presence(pair.unit, pair.text, pair.weights).score


WAYS: dict[str, Callable[[Pair], float]] = {
    "rapidfuzz, token_set_ratio": lambda p: fuzz.token_set_ratio(p.unit.lower(), p.text.lower()),
    "word pairs within five words (ROUGE-2-like)": phrases_shared,
    "content words (ROUGE-1-like recall)": words_shared,
    "content words, rare ones weigh more": rare_words_shared,
    "matcher, without the rule for numbers": lambda p: presence(p.unit, p.text, p.weights).score,
    "**matcher**": matcher,
}


def agreement(scores: Array, labels: Labels, articles: NDArray[np.int_]) -> Agreement:
    """How far `scores` agree with `labels`, thresholds set on the other half of the articles."""
    measured, thresholds = [], []
    for half in (0, 1):
        seen, kept = articles % 2 == half, articles % 2 != half
        candidates = np.unique(np.quantile(scores[seen], np.linspace(0.05, 0.95, 181)))
        best = max(candidates, key=lambda t: balanced(scores[seen] >= t, labels[seen]))
        thresholds.append(round(float(best), 2))
        given, wanted = scores[kept] >= best, labels[kept]
        f1 = 2 * (given & wanted).sum() / (given.sum() + wanted.sum())
        measured.append((balanced(given, wanted), f1, (given == wanted).mean()))
    means = [float(value) for value in np.mean(measured, axis=0)]
    return Agreement(means[0], means[1], means[2], tuple(thresholds))


def self_agreement(pairs: list[Pair]) -> tuple[int, float]:
    """How often people judged one unit alike in two texts of the very same words."""
    groups: dict[tuple[int, str, tuple[str, ...]], list[bool]] = {}
    for pair in pairs:
        words = tuple(sorted(re.findall(r"[a-z0-9]+", pair.text.lower())))
        groups.setdefault((pair.article, pair.unit, words), []).append(pair.present)
    alike = [one == other for labels in groups.values() for one, other in combinations(labels, 2)]
    return len(alike), sum(alike) / len(alike)


def report(pairs: list[Pair]) -> str:
    """The page docs/matcher.md."""
    labels = np.array([pair.present for pair in pairs])
    articles = np.array([pair.article for pair in pairs])
    rows = []
    for name, way in WAYS.items():
        found = agreement(np.array([way(pair) for pair in pairs]), labels, articles)
        limits = ", ".join(f"{limit:g}" for limit in found.thresholds)
        rows.append(
            f"| {name} | {found.balanced:.3f} | {found.f1:.3f} | {found.accuracy:.3f} | {limits} |"
        )
    count, alike = self_agreement(pairs)
    return PAGE.format(
        judgements=len(pairs),
        present=labels.mean(),
        rows="\n".join(rows),
        repeats=count,
        alike=alike,
        threshold=THRESHOLD,
        judge=asyncio.run(judge_agreement(pairs)),
        own=own_corpus(),
    )


PAGE = """# How far the fact matcher agrees with people

Made by `python -m evals.benchmarks.matcher_agreement FOLDER`; do not edit by hand.

Every figure of the evals rests on one question: is this fact present in that text? The matcher
(evals/matcher.py) answers it from words alone, with no model and no network. Here its answers are
held against {judgements:,} judgements of people on news summaries (REALSumm, Bhandari et al. 2020,
with the content units of Lite2-3Pyramid, Zhang and Bansal 2021; {present:.0%} of them "present").
The threshold is set on one half of the articles and measured on the other; the figures are the
mean of both ways round.

| way | balanced accuracy | F1 | accuracy | thresholds |
| :-- | --: | --: | --: | --: |
{rows}

The matcher uses {threshold} as its threshold.

For comparison: hosted language models used as judges agree with people in 83 to 86% of such
judgements. The judgements themselves are not of one mind: where two systems wrote a text of the
very same words, people judged the same unit in it alike in {alike:.1%} of {repeats:,} cases. A
logistic regression over fifty such features, gradient-boosted trees over them, and a share for the
text's best single sentence came out within half a point of the matcher, so the one weighted share
of words was kept.

What the matcher cannot know: synonyms that share no letters ("cash", "money"), who did what to
whom when both are named, and what follows from a text without being said in it. In the evals it
only decides among facts of the same sentence, where these matter less:

{own}

## A model as the judge
`python -m evals run --judge` asks the configured model where the matcher is in doubt
(evals/judge.py). The embedded model answered as below. Its answers are in evals/recordings/judge;
`python -m evals.benchmarks.judge_agreement FOLDER` asks for them anew, of whichever model is
configured. Intervals are by resampling articles. The matcher's threshold was set on judgements that
these are a part of.

{judge}

The small model finds most of what is there and much that is not: it says "present" too readily, and
is no better a judge than the matcher. Hosted judges are unmeasured here.
"""


if __name__ == "__main__":
    print(report(read_pairs(Path(sys.argv[1]))), end="")
