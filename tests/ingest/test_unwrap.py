import textwrap

from hypothesis import given
from hypothesis import strategies as st

from agent.ingest.unwrap import paragraphs

WORDS = "the harbour board said that ferries would stop until engineers had looked at every pile"
SENTENCE = st.lists(st.sampled_from(WORDS.split()), min_size=30, max_size=40).map(
    lambda words: " ".join(words).capitalize() + " today."
)
PARAGRAPHS = st.lists(
    st.lists(SENTENCE, min_size=3, max_size=5).map(" ".join), min_size=1, max_size=4
)


@given(PARAGRAPHS, st.integers(min_value=50, max_value=90))
def test_wrapped_paragraphs_come_back_whole(texts: list[str], width: int) -> None:
    lines = [line for text in texts for line in [*textwrap.wrap(text, width), ""]]
    assert paragraphs(lines) == texts


@given(PARAGRAPHS)
def test_paragraphs_of_one_line_stay_apart(texts: list[str]) -> None:
    assert paragraphs(texts) == texts


@given(PARAGRAPHS, st.integers(min_value=50, max_value=90))
def test_joining_again_changes_nothing(texts: list[str], width: int) -> None:
    lines = [line for text in texts for line in [*textwrap.wrap(text, width), ""]]
    once = paragraphs(lines)
    assert paragraphs([line for text in once for line in (text, "")]) == once


def test_headlines_in_a_row_stay_apart() -> None:
    lines = [
        "Dockers end nine-day strike after an offer on pay in Port Amery",
        "Oil firm cuts its target by a twentieth as storms close two fields",
        "Islands cancel a visit over the quarrel about fishing in the Sound",
        "Copper slides for a third day while warehouses fill up in the north",
    ]
    assert paragraphs(lines) == lines


def test_a_title_above_a_wrapped_paragraph_stays_apart() -> None:
    lines = [
        "Harbour reopens",
        "By Ada Lind",
        "The north quay reopened on Monday, three weeks after a crane was",
        "found to lean over it. The board said that engineers had driven",
        "forty piles into the river bed.",
    ]
    assert paragraphs(lines) == [*lines[:2], " ".join(lines[2:])]


def test_a_paragraph_cut_by_an_empty_line_is_mended() -> None:
    lines = [
        "The quarrel comes as both countries hold hard talks on trade after",
        "",
        "President Brask raised the tolls in April on ships from the north.",
        "",
        "“The tolls put at risk those officials who speak for the bridge in some",
        "",
        "capitals,” said Ada Lind.",
    ]
    assert paragraphs(lines) == [f"{lines[0]} {lines[2]}", f"{lines[4]} {lines[6]}"]


def test_wrapped_list_items_are_joined_each_for_itself() -> None:
    lines = [
        "• The council said on Monday that it would not open the bridge again",
        "before the union and the board had met to talk about the night watch",
        "• The second ferry is out until August, and one of the two tugs with",
        "it, the harbour board said.",
    ]
    assert paragraphs(lines) == [" ".join(lines[:2]), " ".join(lines[2:])]
