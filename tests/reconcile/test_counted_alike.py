"""One number under two nouns, and numbers that only come with what is known."""

import pytest

from agent.reconcile.glossary import Glossary
from agent.reconcile.reading import read
from tests.reconcile.material import article, fact
from tests.reconcile.test_relation import ruling

SAME = ("same", "narrower", "broader")


def test_one_number_under_two_nouns_does_not_part_claims_otherwise_alike() -> None:
    told = ruling(
        "Fourteen cases of the fever were confirmed in Velby on Tuesday.",
        "On Tuesday 14 infections with the fever were confirmed in Velby.",
    )
    assert told.decision.relation in SAME


def test_one_number_under_two_nouns_is_not_one_thing_by_itself() -> None:
    told = ruling(
        "Fourteen bridges in Velby were painted on Tuesday.",
        "On Tuesday 14 goats were sold at Velby.",
    )
    assert told.apart


def test_two_numbers_under_two_nouns_part_claims() -> None:
    told = ruling(
        "Fourteen cases of the fever were confirmed in Velby on Tuesday.",
        "On Tuesday 15 wards with the fever were confirmed in Velby.",
    )
    assert told.decision.relation not in SAME


@pytest.mark.parametrize(
    ("claim", "known"),
    [
        ("The road to Velby was shut in both directions.", True),
        ("The two banks of Velby are to merge.", True),
        ("Two banks of Velby are to merge.", False),
        ("One of the two banks of Velby is to close.", False),
        ("The 14 banks of Velby are to merge.", False),
    ],
)
def test_a_number_that_comes_with_what_is_known(claim: str, known: bool) -> None:
    source = article("Port Gazette", claim)
    assert bool(read(fact(source, 1), source, Glossary()).known) == known
