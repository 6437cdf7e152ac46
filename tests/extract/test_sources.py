"""How many unnamed people speak, and whether in their own words."""

import pytest

from agent.extract.sources import told_how
from schemas.fact import Attribution, Naming


@pytest.mark.parametrize(
    ("speaker", "count"),
    [
        ("two officials", 2),
        ("Three people familiar with the matter", 3),
        ("a docker", 1),
        ("one senior official", 1),
        ("a pair of dockers", 2),
        ("half a dozen drivers", 6),
        ("12 drivers", 12),
        ("two officials and a diplomat", 3),
        ("officials", None),
        ("several people", None),
        ("dozens of drivers", None),
        ("a group of drivers", None),
        ("at least two officials", None),
        ("one in five drivers", None),
    ],
)
def test_unnamed_speakers_are_counted_where_a_number_is_told(
    speaker: str, count: int | None
) -> None:
    told = told_how(Attribution(speaker=speaker, naming="anonymous"), "The port is shut.")
    assert told == Attribution(speaker=speaker, naming="anonymous", count=count)


def test_a_named_speaker_is_not_counted() -> None:
    named = Attribution(speaker="Two Rivers Council", naming="named")
    assert told_how(named, "The port is shut.") == named


@pytest.mark.parametrize(
    ("claim", "speaker", "naming", "direct"),
    [
        ("Ida Brun said: “The port is shut.”", "Ida Brun", "named", True),
        ("Ida Brun said it was “shut for the whole week”.", "Ida Brun", "named", True),
        ('"The port is shut," two officials said.', "two officials", "anonymous", True),
        ("Ida Brun said the port was shut.", "Ida Brun", "named", False),
        ("Ida Brun said the ship “Stella” had left.", "Ida Brun", "named", False),
        ("Reuters reported that it was “shut for the whole week”.", "", "outlet", False),
    ],
)
def test_words_in_quotation_marks_are_direct_speech(
    claim: str, speaker: str, naming: Naming, direct: bool
) -> None:
    told = told_how(Attribution(speaker=speaker, naming=naming), claim)
    assert told is not None
    assert told.direct is direct


def test_the_articles_own_voice_stays_its_own() -> None:
    assert told_how(None, "“The port is shut.”") is None
