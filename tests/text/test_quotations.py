from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from agent.text.quotations import find_quotations, near_wording, normal_quote, same_wording


def inside(text: str) -> list[str]:
    return [quotation.text for quotation in find_quotations(text)]


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»„", max_size=80))
def test_quotations_lie_where_they_say_and_in_one_paragraph(text: str) -> None:
    found = find_quotations(text)
    assert all(text[q.start : q.end] == q.text and "\n" not in q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_every_style_of_mark() -> None:
    text = "He said “we left”, \"they stayed\", ‘nobody knew’, «never mind» and ''go home'' today"
    assert inside(text) == ["we left", "they stayed", "nobody knew", "never mind", "go home"]


def test_apostrophes_are_no_quotations() -> None:
    assert inside("The ministers' plan isn't James's; it's the '90s again, y'all") == []
    assert inside("‘The workers’ union won’t move,’ she said") == ["The workers’ union won’t move,"]


def test_few_words_without_an_end_are_scare_quotes() -> None:
    scare = {q.text: q.scare for q in find_quotations("The “reciprocal” duty. “We will go.”")}
    assert scare == {"reciprocal": True, "We will go.": False}


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    found = find_quotations("“First part of the speech.\n“Second part,” she said.")
    assert [(q.text, q.closed) for q in found] == [
        ("First part of the speech.", False),
        ("Second part,", True),
    ]


def test_wording_ignores_typography_brackets_and_final_marks() -> None:
    assert same_wording("“We [the board] won’t go.”", "we the board won't go")
    assert not same_wording("We will go", "We will not go")
    assert not same_wording("We will ... go", "We will surely go")


def test_a_name_at_the_start_of_a_quotation_keeps_its_inner_capitals() -> None:
    assert normal_quote("NATO is here.") == "NATO is here"


def test_near_wording_is_between_nothing_and_the_same() -> None:
    assert near_wording("We will go there", "we will go there") == 1.0
    assert near_wording("one two", "three four") == 0.0
    assert 0.5 < near_wording("We will not go there", "We will never go there") < 1.0
