"""Claims that hold nothing to check."""

import pytest

from agent.extract.substance import without_substance


@pytest.mark.parametrize(
    "claim",
    [
        "Nor is that all.",
        "Norvik is another story.",
        "Ida Brun looks relieved.",
        "Next: no. 5, the ferry that won a race",
        "Ticket office: Monday to Friday, 10 to 4.",
        "We pay 20 crowns for the best ones.",
        "Bulletin no. 4 follows at noon.",
    ],
)
def test_talk_and_service_are_no_facts(claim: str) -> None:
    assert without_substance(claim)


@pytest.mark.parametrize(
    "claim",
    [
        "Norvik is another story that the court will hear in May.",
        "Ida Brun looks after 40 children.",
        "The ticket office opens on Monday.",
        "We expect to pay 20 crowns.",
        "Report no. 4 follows an inquiry of two years.",
    ],
)
def test_facts_in_like_words_stay(claim: str) -> None:
    assert without_substance(claim) == ""


def test_who_answers_is_no_label() -> None:
    claim = "Ms Ida Brun answered in committee: “Our plan is not made there.”"
    assert not without_substance(claim)
    assert without_substance("Velby Bridge: the plan is good.")


@pytest.mark.parametrize(
    "claim",
    [
        "Velby: an inquiry blamed faulty wiring.",
        "Hanno: Investors doubt that the bid will pass.",
        "Velby: the players' association said the punishment was out of proportion.",
    ],
)
def test_what_people_did_or_doubt_is_something(claim: str) -> None:
    assert not without_substance(claim)


@pytest.mark.parametrize("claim", ["Only time will tell.", "The mood has changed a lot since."])
def test_what_nobody_did_is_nothing(claim: str) -> None:
    assert without_substance(claim)


def test_an_address_after_a_colon_is_one() -> None:
    assert without_substance("Homes with pumps: ring 0800 100 first, please.")
