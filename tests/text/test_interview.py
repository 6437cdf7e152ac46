"""Whose turn it is in an interview, and what is none."""

import pytest

from agent.text.attribution import find_attributions
from agent.text.interview import find_turns
from agent.text.pronouns import read_cast
from schemas.article import Article
from tests.text.articles import article_of

INTRO = ("Mayor Ida Brun met the Echo on Monday.",)


def speakers(article: Article) -> list[str | None]:
    """Who speaks each sentence: "?" for the interviewer, None for the article."""
    turns = find_turns(article, read_cast(article))
    return [
        ("?" if turn.asked else turn.speaker) if (turn := turns.get(s.number)) else None
        for s in article.sentences
    ]


@pytest.mark.parametrize(
    "question", ["Q: Why?", "Why?", "Echo: Why?", "Reporter: Why?", "Q – Why?"]
)
@pytest.mark.parametrize("label", ["Brun:", "IDA BRUN:", "Ida Brun –", "**Brun:**", "A:", "Brun —"])
def test_a_label_gives_the_speaker_until_the_next(label: str, question: str) -> None:
    article = article_of(
        INTRO,
        (question,),
        (f"{label} The ferry cost 3 million.", "We paid."),
        ("The rest comes later.",),
        ("Q: And the pool?",),
        ("A: It is shut.",),
    )
    assert speakers(article)[2:] == [*3 * ["Ida Brun"], "?", "Ida Brun"]


def test_the_words_stand_without_the_label() -> None:
    article = article_of(INTRO, ("Q: Why?",), ("**Brun:** The ferry cost 3 million.",))
    turn = find_turns(article, read_cast(article))[3]
    assert article.text[slice(*turn.words)] == "The ferry cost 3 million."
    assert article.text[slice(*turn.label)].strip() == "**Brun:**"


def test_what_stands_below_a_question_without_a_label_answers_it() -> None:
    article = article_of(INTRO, ("Q: Why?",), ("Steel rose.",), ("Q: And the pool?",))
    assert speakers(article) == [None, "?", "Ida Brun", "?"]


def test_two_people_answer_each_for_himself() -> None:
    article = article_of(
        ("Mayor Ida Brun met Clara Noll on Monday.",),
        ("BRUN: I paid 3 million.",),
        ("NOLL: The old one cost less.",),
    )
    assert speakers(article) == [None, "Ida Brun", "Clara Noll"]


def test_an_answer_by_nobody_known_is_nobodys() -> None:
    article = article_of(
        ("Two mayors, Ida Brun and Clara Noll, met.",), ("Q: Why?",), ("A: We paid.",)
    )
    assert speakers(article) == [None, "?", ""]
    assert find_attributions(article, read_cast(article)) == {}


def test_a_paragraph_that_names_the_speaker_ends_the_turn() -> None:
    article = article_of(
        INTRO, ("Q: Why?",), ("A: We paid.",), ("Ida Brun was elected in May.",), ("She won.",)
    )
    assert speakers(article) == [None, "?", "Ida Brun", None, None]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (("Ida Brun and Clara Noll won.",), ("Brun: Scored twice.",), ("Noll: Was booked.",)),
        (("Ida Brun spoke.",), ("Kesh Bridge: It is shut.",), ("Velby: I was there.",)),
        (INTRO, ("Why now?",), ("Brun: We paid.",), ("The pool is shut.",)),
        (INTRO, ("The ferry is old.",)),
    ],
)
def test_no_interviews(paragraphs: tuple[tuple[str, ...], ...]) -> None:
    assert set(speakers(article_of(*paragraphs))) == {None}


def test_a_quotation_after_a_name_goes_no_further_than_its_paragraph() -> None:
    article = article_of(
        INTRO,
        ("What now?",),
        ("Brun: “We pay.”",),
        ("The pool is shut.",),
        ("Brun: “We wait.”",),
    )
    assert speakers(article) == [None, None, "Ida Brun", None, "Ida Brun"]


def test_all_of_an_answer_is_the_interviewees() -> None:
    article = article_of(INTRO, ("Q: Why?",), ("A: Clara Noll said steel rose.",))
    said = find_attributions(article, read_cast(article))
    assert {number: one.attribution.speaker for number, one in said.items()} == {3: "Ida Brun"}
