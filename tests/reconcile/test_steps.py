"""Two steps of one thing are two facts."""

import pytest

from agent.reconcile.main_verb import main_verb
from tests.reconcile.test_relation import ruling

TWO_STEPS = [
    ("The road from Velby to Marl was closed after the landslide.",
     "The road from Velby to Marl will stay closed until Friday."),
    ("Bishop Oda Brenn is due to visit Velby on Friday.",
     "Bishop Oda Brenn planted a tree in Velby on Friday."),
    ("The council of Velby is to vote on the harbour tax on Friday.",
     "Friday's vote of the council of Velby on the harbour tax was put off."),
]  # fmt: skip

ONE_STEP = [
    ("The harbour court fined the Velby ferry owner 40,000 crowns.",
     "The Velby ferry owner was handed a fine of 40,000 crowns by the harbour court."),
    ("The Velby port will charge 36.50 crowns for a berth.",
     "The Velby port put the price of a berth at 36.50 crowns."),
    ("The Velby regatta will not be held in June.", "The Velby regatta in June was called off."),
    ("Oda Brenn and Karl Ost were due to meet in Velby in June.",
     "Oda Brenn and Karl Ost were to have met in Velby in June."),
    ("Oda Brenn rebuffed the Velby union, saying that it would get nothing.",
     "Oda Brenn rebuffed the Velby union."),
    ("The new demand was for Velby to raise its harbour fee to 3.5 percent.",
     "The row turns on a demand that Velby raise its harbour fee to 3.5 percent."),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TWO_STEPS)
def test_two_steps_of_one_thing_are_kept_apart(one: str, other: str) -> None:
    assert ruling(one, other).apart


@pytest.mark.parametrize(("one", "other"), ONE_STEP)
def test_one_step_told_twice_is_not_kept_apart(one: str, other: str) -> None:
    assert "steps" not in ruling(one, other).decision.reason


@pytest.mark.parametrize(
    ("claim", "word", "past"),
    [
        ("The ferry, which had sunk in May, was raised on Friday.", "raised", True),
        ("Of 70 sailors vaccinated at Velby, 12 have a rash.", "rash", False),
        ("The talks in Velby were to be held in June.", "held", False),
        ("At 40 crowns a share the offer values the port at 3 million.", "values", False),
        ("Divers on Friday found the wreck.", "found", True),
        ("No word from Velby.", "", False),
    ],
)
def test_the_main_verb_of_a_claim(claim: str, word: str, past: bool) -> None:
    found = main_verb(claim)
    assert (found.word, found.past) == (word, past)
