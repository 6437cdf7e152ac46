"""What a claim must not lose: "not" and "may"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.guards import GUARDS, Candidate

HEDGED = ["may", "might", "could", "is expected to", "plans to", "would", "is likely to"]
SUBJECTS = ["The council", "Velby", "Mayor Ida Brun", "The owner of the Hanno mill"]
PREDICATES = ["close the pool", "sell the ferry in May", "cut 12% of all jobs", "pay for repairs"]


def objection(guard: str, claim: str, evidence: str) -> str:
    return GUARDS[guard](Candidate(claim, evidence, evidence)) or ""


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The council closed the pool.", "The council did not close the pool."),
        ("The council had closed the pool.", "The council denied that it had closed the pool."),
        ("Anybody was hurt in the fire.", "Nobody was hurt in the fire."),
        ("The council answered the letter.", "The council failed to answer the letter."),
        (
            "The library has money left.",
            "The pool has some money, but the library has no money left.",
        ),
        ("The pool will open in June.", "The pool, the council said, will not open in June."),
        ("Ida Brun ruled out a new pool.", "Ida Brun did not rule out a new pool."),
    ],
)
def test_a_lost_negation_is_objected_to(claim: str, evidence: str) -> None:
    assert objection("lost negation", claim, evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The council did not close the pool.", "The council did not close the pool."),
        ("The council didn't close the pool.", "The council did not close the pool."),
        (
            "The library will close in May.",
            "The pool will not close, but the library will close in May.",
        ),
        (
            "The ferry, built in 1974, will be sold.",
            "The ferry, built in 1974, will be sold, and nobody will replace it.",
        ),
        ("The pool costs no less than €3m.", "The pool costs no less than €3m."),
    ],
)
def test_a_negation_of_something_else_is_not_missed(claim: str, evidence: str) -> None:
    assert not objection("lost negation", claim, evidence)


def test_a_negation_of_its_own_is_objected_to() -> None:
    assert objection("lost negation", "The pool will not open.", "The pool will open.")


@given(*map(st.sampled_from, (SUBJECTS, HEDGED, PREDICATES)))
def test_a_hedge_is_missed_wherever_the_claim_begins(
    subject: str, hedge: str, predicate: str
) -> None:
    evidence = f"{subject} {hedge} {predicate}."
    assert not objection("lost hedge", evidence, evidence)
    assert objection("lost hedge", f"{subject} will {predicate}.", evidence)
    assert objection("lost hedge", f"It will {predicate}.", evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (
            "The mill will cut 12% of its jobs.",
            "The mill, which may move abroad, will cut 12% of its jobs.",
        ),
        (
            "The pool opened in June.",
            "The pool opened in June and the library could follow in autumn.",
        ),
        ("The pool closed in May 2024.", "The pool closed in May 2024."),
        (
            "A fire drove 120 people of Lunde from their homes.",
            "Crews were expected to remain overnight in Lunde, where a fire drove 120 people of"
            " Lunde from their homes.",
        ),
        (
            "At the pool in Lunde a fire hurt nobody.",
            "Crews were expected to remain overnight at the pool in Lunde where a fire hurt"
            " nobody.",
        ),
        (
            "Repairs of the pool could cost €3m.",
            "Repairs of the pool are expected to take six weeks and could cost €3m.",
        ),
    ],
)
def test_a_hedge_on_something_else_is_not_missed(claim: str, evidence: str) -> None:
    assert not objection("lost hedge", claim, evidence)


def test_a_hedge_after_an_aside_is_missed() -> None:
    evidence = "The council may, Ida Brun said, close the pool."
    assert objection("lost hedge", "The council close the pool.", evidence)


def test_another_hedge_does_not_make_up_for_the_lost_one() -> None:
    evidence = "The council reportedly closed the pool."
    assert "reportedly" in objection(
        "lost hedge", "The council may have closed the pool.", evidence
    )
