"""What the sources do not hold: names, numbers, amounts, quotations."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from agent.guards import GUARDS, Candidate

MILL = "The Hanno mill, which employs 140 people, will cut 12% of its jobs and save €3m by June 30."
ARTICLE = (
    f"{MILL} Mayor Ida Brun, who grew up in Velby-on-Sea, called it “a bitter day for the town”."
)
SPOKEN = "“We have no money left for the pool,” Mayor Ida Brun told a meeting on Friday."


def objection(guard: str, claim: str, evidence: str = MILL, article: str = ARTICLE) -> str:
    return GUARDS[guard](Candidate(claim, evidence, article)) or ""


@pytest.mark.parametrize(
    "claim",
    [
        "The Hanno mill will cut 12% of its jobs.",
        "Ida Brun's mill employs 140 people.",
        "The Hanno mill’s owner lives in Velby.",
    ],
)
def test_names_of_the_article_are_held(claim: str) -> None:
    assert not objection("new name", claim)


@pytest.mark.parametrize(
    ("claim", "named"),
    [
        ("The Lindo mill will cut 12% of its jobs.", "Lindo"),
        ("Mayor Eva Brun called it a bitter day.", "Eva Brun"),
        ("The mill in Torrevik employs 140 people.", "Torrevik"),
    ],
)
def test_a_name_from_nowhere_is_objected_to(claim: str, named: str) -> None:
    assert named in objection("new name", claim)


@pytest.mark.parametrize(
    "claim", ["The mill employs 140 people.", "The mill saves €3m by June 30."]
)
def test_numbers_of_the_sentence_are_held(claim: str) -> None:
    assert not objection("new number", claim)


@given(st.integers(min_value=0, max_value=10**7))
def test_any_other_number_is_objected_to(number: int) -> None:
    assume(str(number) not in {"140", "12", "3", "30"})
    assert str(number) in objection("new number", f"The mill employs {number} people.")


def test_a_number_may_come_along_with_a_name_of_the_article() -> None:
    article = "The June 30 meeting was moved. It was to be about the mill."
    claim = "The June 30 meeting was to be about the mill."
    assert not objection("new number", claim, "It was to be about the mill.", article)


@pytest.mark.parametrize(
    "claim",
    [
        "The mill will cut 12% of its jobs.",
        "The mill will cut 12 per cent of its jobs.",
        "The mill will save 3 million euros.",
        "The mill employs 140 people.",
    ],
)
def test_amounts_may_be_written_otherwise(claim: str) -> None:
    assert not objection("changed amount", claim)


@pytest.mark.parametrize(
    "claim",
    [
        "The mill will cut 12 jobs.",
        "The mill will cut 140% of its jobs.",
        "The mill will save $3m.",
        "The mill will save €3bn.",
        "The mill will cut 12 percentage points of its jobs.",
    ],
)
def test_the_same_digits_in_another_unit_are_another_amount(claim: str) -> None:
    assert objection("changed amount", claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Ida Brun said: “We have no money left for the pool.”",
        'Ida Brun said: "We have no money left for the pool."',
        "Ida Brun said there was “no money left”.",
    ],
)
def test_quoted_words_are_held_whatever_the_marks(claim: str) -> None:
    assert not objection("altered quotation", claim, SPOKEN)


@pytest.mark.parametrize("mark", ["said: ", "told a meeting, ", "has always said "])
def test_a_quotation_may_open_with_a_capital_inside_its_sentence(mark: str) -> None:
    told = f"Mayor Ida Brun {mark}“Nobody pays for the pool.”"
    assert not objection("altered quotation", told, told)
    assert not objection("altered quotation", "“Nobody pays for the pool,” Ida Brun said.", told)
    assert objection("altered quotation", told.replace("pays", "paid"), told)


@pytest.mark.parametrize(
    "claim",
    [
        "Ida Brun said: “We have some money left for the pool.”",
        "Ida Brun said there was “no money left for the library”.",
        "Ida Brun said: “We have no money left",
        "Ida Brun “told a meeting” there was “not enough money”.",
    ],
)
def test_words_that_nobody_said_are_no_quotation(claim: str) -> None:
    assert objection("altered quotation", claim, SPOKEN)
