from itertools import permutations

import numpy as np
import pytest

from evals.benchmarks.coreference import b_cubed, best_assignment, ceaf_e, conll, muc

# Worked by hand: in truth 1 2 3 | 4 5 | 6; found 1 2 | 3 4 5 | 6.
TRUE = ("a", "a", "a", "b", "b", "c")
FOUND = (1, 1, 2, 2, 2, 3)


def test_muc_counts_links_that_stand() -> None:
    # Of the links 1-2-3 and 4-5 one is cut; of the found links 1-2 and 3-4-5 one is false.
    assert muc(TRUE, FOUND) == pytest.approx((2 / 3, 2 / 3))


def test_b_cubed_is_a_mean_of_mentions() -> None:
    # Recall: 2/3, 2/3, 1/3, 1, 1, 1. Precision: 1, 1, 1/3, 2/3, 2/3, 1.
    assert b_cubed(TRUE, FOUND) == pytest.approx((14 / 18, 14 / 18))


def test_ceaf_sets_each_group_beside_one() -> None:
    # 1 2 3 beside 1 2: 4/5. 4 5 beside 3 4 5: 4/5. 6 beside 6: 1. Three groups on both sides.
    assert ceaf_e(TRUE, FOUND) == pytest.approx((2.6 / 3, 2.6 / 3))


def test_conll_is_the_mean_of_the_three() -> None:
    assert conll(TRUE, FOUND) == pytest.approx((2 / 3 + 14 / 18 + 2.6 / 3) / 3)


def test_groups_of_one() -> None:
    # In truth 1 2 | 3; found 1 | 2 | 3.
    true, found = ("a", "a", "b"), (1, 2, 3)
    assert muc(true, found) == (0.0, 0.0)
    assert b_cubed(true, found) == pytest.approx((1, 2 / 3))
    assert ceaf_e(true, found) == pytest.approx(((2 / 3 + 1) / 3, (2 / 3 + 1) / 2))


def test_precision_and_recall_change_places_with_the_partitions() -> None:
    for metric in (muc, b_cubed, ceaf_e):
        there, back = metric(TRUE, (1, 1, 1, 1, 2, 3)), metric((1, 1, 1, 1, 2, 3), TRUE)
        assert there == pytest.approx(back[::-1])


def test_the_same_groups_by_other_names_are_right() -> None:
    assert conll(TRUE, [group * 2 for group in TRUE]) == pytest.approx(1)


@pytest.mark.parametrize("shape", [(1, 1), (3, 3), (2, 5), (5, 2), (4, 6)])
def test_best_assignment_is_that_of_trying_all(shape: tuple[int, int]) -> None:
    random = np.random.default_rng(7)
    for _ in range(20):
        gains = random.integers(0, 5, shape) / 4
        rows = gains if shape[0] <= shape[1] else gains.T
        tried = permutations(range(rows.shape[1]), rows.shape[0])
        best = max(sum(rows[at, column] for at, column in enumerate(order)) for order in tried)
        assert best_assignment(gains) == pytest.approx(best)
