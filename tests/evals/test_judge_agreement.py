"""The judge's agreement: which judgements are asked about, and the figures by hand."""

import numpy as np

from evals.benchmarks.judge_agreement import TEXTS, UNITS, agreement_row, sample
from evals.benchmarks.judgements import Pair
from evals.matcher import Weights

WEIGHTS = Weights((), ())


def pairs(articles: int, units: int) -> list[Pair]:
    """Judgements as the data have them: unit by unit of each text, articles mixed."""
    return [
        Pair(article, f"unit {unit}", f"text {article}", unit % 2 == 0, WEIGHTS)
        for unit in range(units)
        for article in range(articles)
    ]


def test_a_text_is_asked_about_in_a_row_and_the_draw_is_the_same_each_time() -> None:
    chosen = sample(pairs(40, 7))
    assert len(chosen) == TEXTS * UNITS
    rows = [chosen[at : at + UNITS] for at in range(0, len(chosen), UNITS)]
    assert all(len({pair.text for pair in row}) == 1 for row in rows)
    assert len({row[0].text for row in rows}) == TEXTS
    assert all(len({pair.unit for pair in row}) == UNITS for row in rows)
    assert chosen == sample(pairs(40, 7))


def test_a_judge_that_says_yes_to_all_is_right_of_what_is_present_alone() -> None:
    wanted = np.array([True, True, False, False] * 3)
    articles = np.repeat(np.arange(3), 4)
    row = agreement_row("always", np.ones(12, dtype=bool), wanted, articles)
    assert row == "| always | 0.500 | 0.500 to 0.500 | 0.500 | 1.000 | 0.000 |"
    given = np.array([True, True, False, True] * 3)
    assert "| one | 0.750 | 0.750 to 0.750 | 0.750 | 1.000 | 0.500 |" in agreement_row(
        "one", given, wanted, articles
    )
