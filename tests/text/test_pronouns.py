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


def test_he_said_tells_what_a_person_is_called_later() -> None:
    before = ("Anna Vaz left Vell.", "Dr Tolo Wex stayed.", "“I wait,” he said.")
    assert meant(*before, "Her house is empty.", word="Her") == "Anna Vaz"
    assert meant(*before[:2], "Her house is empty.", word="Her") == "Tolo Wex"


def test_a_far_person_is_not_guessed_among_people_of_whom_it_is_not_known() -> None:
    before = ("Ana Vaz left.", "Tolo Brett stayed.", "The port was shut.", "Rain fell.")
    assert meant(*before, "Her house is empty.", word="Her") is None


def test_whose_something_is_is_not_the_next_subject() -> None:
    sentences = ("Ana Vaz spoke.", "Her deputy, Anna Ruiz, agreed.", "She left at noon.")
    assert meant(*sentences, word="She") == "Anna Ruiz"


def test_a_stranger_in_an_aside_may_be_the_one() -> None:
    sentences = ("Ana Vaz spoke.", "The baker, Freyd Lundo, agreed.", "She left at noon.")
    assert meant(*sentences, word="She") is None


def test_a_team_is_nobody_that_she_could_be() -> None:
    sentences = ("Anna Vaz spoke.", "Rovena, who are second, said her contract stands.")
    assert meant(*sentences, word="her") == "Anna Vaz"
    assert meant("Anna Vaz spoke.", "Rovena, who is old, said her car stands.", word="her") is None
