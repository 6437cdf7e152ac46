"""What says less than another fact hangs under it."""

import pytest

from agent.reconcile import reconcile
from schemas.briefing import BriefingFact
from tests.reconcile.material import article, facts

FULL = "The Hanno paper mill in Velby will cut 120 jobs in June, director Ida Brun said."


async def _below(full: str, *others: str) -> list[BriefingFact]:
    """The facts that hang under `full`, all of one article."""
    told = article("Port Gazette", full, *others)
    result = await reconcile([told], facts(told))
    by_id = {one.id: one for one in result.facts}
    broad = next(one for one in result.facts if one.claim == full)
    return [by_id[below] for below in broad.narrower]


async def test_a_fact_that_says_less_hangs_under_the_fuller_one() -> None:
    below = await _below(FULL, "The Hanno paper mill will cut jobs.")
    assert [one.claim for one in below] == ["The Hanno paper mill will cut jobs."]


@pytest.mark.parametrize(
    "other",
    [
        "The Hanno paper mill will cut 90 jobs.",
        "The Hanno paper mill will cut jobs in May.",
        "The Hanno paper mill will not cut jobs.",
        "The Hanno paper mill will cut wages.",
        "The Hanno paper mill in Tolver will cut jobs.",
        "The Hanno paper mill has cut jobs.",
        "“The mill will cut jobs,” Ida Brun said.",
    ],
    ids=["number", "date", "polarity", "words", "name", "tense", "quotation"],
)
async def test_what_says_another_thing_stands_by_itself(other: str) -> None:
    assert await _below(FULL, other) == []


async def test_what_may_come_does_not_hang_under_what_has_come() -> None:
    full = "The Hanno paper mill in Velby closed two of its four halls."
    assert await _below(full, "The Hanno paper mill may close halls.") == []


async def test_what_an_article_tells_that_lacks_the_fuller_fact_stands_by_itself() -> None:
    one = article("Port Gazette", FULL)
    two = article("Velby Radio", "The Hanno paper mill will cut jobs.")
    result = await reconcile([one, two], facts(one) + facts(two))
    assert all(fact.narrower == () for fact in result.facts)


async def test_one_wording_among_many_is_not_enough() -> None:
    """What one of three articles adds to a fact says nothing of the fact that all three tell."""
    lines = (
        "The Hanno paper mill in Velby will cut 120 jobs in June.",
        "In June the Hanno paper mill in Velby will cut 120 jobs.",
        "The Hanno paper mill in Velby will cut 120 jobs in June after the flood in its cellars.",
    )
    told = [article(f"Paper {n}", line) for n, line in enumerate(lines[:2])]
    last = article("Paper 3", lines[2], "The Hanno paper mill had a flood in its cellars.")
    result = await reconcile([*told, last], [one for page in (*told, last) for one in facts(page)])
    assert max(one.article_count for one in result.facts) == 3
    assert all(fact.narrower == () for fact in result.facts)
