"""Judgements of people, "is this unit present in that text": REALSumm, with Lite2-3Pyramid's units.

FOLDER holds `SCUs.txt` (the units, tab-separated, a line an article), `documents.txt`,
`summaries/<system>.summary` and `labels/<system>.label`.
"""

import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.matcher import Weights

Labels = NDArray[np.bool_]


class Pair(NamedTuple):
    """One judgement: is `unit` present in `text`? `weights` are the article's."""

    article: int
    unit: str
    text: str
    present: bool
    weights: Weights


def read_pairs(folder: Path) -> list[Pair]:
    """Every judgement in `folder`, article by article."""
    units = [line.split("\t") for line in _lines(folder / "SCUs.txt")]
    documents = _lines(folder / "documents.txt")
    weights = [Weights(documents, claims) for claims in units]
    pairs = []
    for path in sorted((folder / "labels").glob("*.label")):
        texts = _lines(folder / "summaries" / f"{path.stem}.summary")
        for article, line in enumerate(_lines(path)):
            text = re.sub(r"</?t>", " ", texts[article])
            pairs += [
                Pair(article, unit, text, label == "1", weights[article])
                for unit, label in zip(units[article], line.split(), strict=True)
            ]
    return pairs


def balanced(given: Labels, wanted: Labels) -> float:
    """The mean of the shares of present and of absent units that `given` has right, 0..1."""
    return float((given[wanted].mean() + (~given[~wanted]).mean()) / 2)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
