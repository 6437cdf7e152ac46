"""One body's silence is not another's."""

import pytest

from tests.reconcile.test_relation import ruling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Velby embassy in Marl did not respond to questions.",
         "The foreign ministry of Velby did not comment."),
        ("Velby's police declined to comment on the raid.",
         "The Velby council would not comment on the raid."),
    ],
)  # fmt: skip
def test_the_silence_of_two_bodies_is_two_facts(one: str, other: str) -> None:
    assert ruling(one, other).decision.reason == "two that gave no answer"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Velby embassy in Marl did not respond to questions.",
         "Velby's embassy did not answer questions in Marl."),
        ("The Velby foreign ministry did not comment on the raid.",
         "The government of Velby declined to comment on the raid."),
        ("The Velby brewery declined to comment on the raid.",
         "The company declined to comment on the raid at Velby."),
    ],
)  # fmt: skip
def test_one_silence_told_twice_is_not_kept_apart(one: str, other: str) -> None:
    assert not ruling(one, other).apart
