from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.words import content_words, coverage, lowered, stem, tokens


@given(st.text(max_size=300))
def test_tokens_lie_where_they_say(text: str) -> None:
    found = tokens(text)
    assert all(text[token.start : token.end] == token.text for token in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=300))
def test_a_text_covers_itself(text: str) -> None:
    assert coverage(text, text) == 1.0


@given(st.text(max_size=300))
def test_every_character_keeps_its_place_in_lower_case(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_letter_of_two_in_lower_case_stays_one() -> None:
    assert lowered("İzmir Postponed") == "izmir postponed"


def test_a_possessive_is_a_token_of_its_own() -> None:
    assert [token.text for token in tokens("O’Hara's AT&T won't")] == [
        "O’Hara",
        "'s",
        "AT&T",
        "won't",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("cancelled", "canceled"),
        ("cancellation", "cancels"),
        ("programmes", "program"),
        ("organised", "organize"),
        ("organisation", "organization"),
        ("harbours", "harbor"),
        ("centre", "centers"),
        ("analysed", "analyzes"),
        ("licences", "license"),
        ("travelling", "traveled"),
        ("policies", "policy"),
        ("said", "says"),
        ("planned", "plan"),
    ],
)
def test_spellings_and_inflections_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rose", "fell"), ("later", "latter"), ("port", "report"), ("bank", "banker")],
)
def test_other_words_keep_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_the_country_is_not_the_pronoun() -> None:
    assert "usa" in content_words("The U.S. pays")
    assert content_words("They told us") == content_words("They told them")


def test_coverage_counts_shared_stems() -> None:
    assert coverage("The mayor cancelled 1,200 permits", "1200 permits were canceled") == 0.75
