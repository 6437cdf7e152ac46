import pytest

from agent.text.pronouns import read_cast
from tests.text.articles import article_of


def meant(*sentences: str, word: str) -> str | None:
    """Who the last `word` of the text is."""
    article = article_of(sentences)
    cast = read_cast(article)
    return cast.pronouns.get(article.text.rindex(word))


def test_the_only_person_of_the_sentence_before() -> None:
    assert meant("Ines Vaz left Vell.", "She gave no reason.", word="She") == "Ines Vaz"


def test_a_chain_of_pronouns() -> None:
    sentences = ("Ines Vaz left.", "She gave no reason.", "She may return.")
    assert meant(*sentences, word="She") == "Ines Vaz"


def test_gender_tells_two_people_apart() -> None:
    assert meant("Anna Vaz met Paul Orlov.", "He was late.", word="He") == "Paul Orlov"


@pytest.mark.parametrize(
    "sentence",
    [
        "Paul Orlov met Rex Tanabe.",
        "Paul Orlov met a driver.",
        "Paul Orlov met Tanabe.",
    ],
)
def test_silence_where_somebody_else_may_be_meant(sentence: str) -> None:
    assert meant(sentence, "He was late.", word="He") is None


def test_pronouns_inside_quotations_are_left_alone() -> None:
    assert meant("Ines Vaz spoke.", "“We saw that she fell.”", word="she") is None


def test_an_opening_aside_may_look_ahead() -> None:
    assert meant("Paul Orlov left.", "In his letter, Rex Tanabe agreed.", word="his") is None


def test_it_is_the_body_that_opened_the_sentence_before() -> None:
    assert (
        meant("Vell Tram Board cut fares.", "It said costs fell.", word="It") == "Vell Tram Board"
    )
    assert meant("Vell fell behind Vell Tram Board.", "It said no.", word="It") is None
