"""What "most of them" and a bare "all" are a part of."""

import pytest

from agent.extract.carry import subject_of
from agent.extract.partitive import told_of_what


def told(before: str, claim: str) -> str:
    return told_of_what(claim, before, subject_of(before))


@pytest.mark.parametrize(
    ("before", "claim", "whole"),
    [
        (
            "The pumps failed at noon.",
            "Most of them were old.",
            "Most of the pumps were old.",
        ),
        (
            "Residents were taken to Velby, 14 kilometres away.",
            "310 of them spent the night.",
            "310 of the residents spent the night.",
        ),
        (
            "Nine people were treated in Velby, two of them firefighters.",
            "All had been discharged by Friday.",
            "All of the nine people had been discharged by Friday.",
        ),
        (
            "None of the tickets was refunded.",
            "Most were for the ferry.",
            "Most of the tickets were for the ferry.",
        ),
        (
            "Most of the tickets were for less than 50 crowns.",
            "Ida Brun lost money on two thirds of them.",
            "Ida Brun lost money on two thirds of the tickets.",
        ),
        (
            "Because of the storm on the coast of Norvik 12,000 homes are without water.",
            "Most of them are in Velby.",
            "Most of the 12,000 homes are in Velby.",
        ),
    ],
)
def test_a_part_is_of_the_plural_before(before: str, claim: str, whole: str) -> None:
    assert told(before, claim) == whole


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        ("Officers found 20 bags in Velby.", "Most were empty."),  # the officers or the bags
        ("Ida Brun and Rolf Moen left.", "Two of them were late."),
        ("The council met on Monday.", "Most of them were late."),
        ("The pumps failed.", "Most people were at home."),
        ("The pumps failed.", "Velby has 20 of them."),
    ],
)
def test_a_whole_that_is_not_plain_is_not_guessed(before: str, claim: str) -> None:
    assert told(before, claim) == claim
