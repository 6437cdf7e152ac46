"""What kind of fact a claim's words show."""

import pytest

from agent.extract.kinds import kind_of
from schemas.fact import Attribution, Kind

BRUN = Attribution(speaker="Ida Brun", naming="named")


@pytest.mark.parametrize(
    ("kind", "claim"),
    [
        ("event", "Velby council sold the ferry to Norvik on Monday."),
        ("event", "Norvik did not sell the ferry."),
        ("event", "The fire in Mill Lane killed nobody."),
        ("plan", "Velby council will sell the ferry in May."),
        ("plan", "Norvik plans to buy the ferry."),
        ("plan", "The library is due to close in June."),
        ("figure", "Unemployment in Velby rose to 6.3%."),
        ("figure", "The ferry costs €3m."),
        ("background", "The Hanno mill is the largest employer in Velby."),
        ("statement", "Ida Brun: “We have nothing left to sell.”"),
    ],
)
def test_the_words_tell_the_kind(kind: Kind, claim: str) -> None:
    assert kind_of(claim, None) == kind


@pytest.mark.parametrize(
    "claim",
    [
        "Mayor Ida Brun said the ferry was old.",
        "Ida Brun declined to say who would buy the ferry.",
        "Ida Brun called for a new ferry.",
        "Ida Brun said unemployment would rise to 6%.",
    ],
)
def test_what_somebody_says_is_a_statement(claim: str) -> None:
    assert kind_of(claim, BRUN) == "statement"


def test_a_named_source_alone_makes_no_statement() -> None:
    assert kind_of("Velby council sold the ferry to Norvik on Monday.", BRUN) == "event"
