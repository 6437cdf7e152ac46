"""The sentences that a window shows before its own."""

import pytest

from agent.extract.context import context_before
from agent.extract.references import References
from tests.text.articles import article_of

_FILLER = tuple(f"The quay at Osterby has {n} lamps and a green gate." for n in range(20, 40))
_BRUN = "Ida Brun, the mayor of Velby, opened the ferry Stella."
_GATE = "The gate at Osterby was painted."


def shown(*sentences: str, start: int) -> list[str]:
    """The context of the window that begins at sentence `start`, counted from 0."""
    article = article_of(tuple(sentences))
    context = context_before(article, article.sentences, start, References(article))
    return [article.words_of(sentence.number) for sentence in context]


def test_a_window_that_names_all_itself_needs_nothing_before_it() -> None:
    assert shown(_BRUN, _GATE, "Norvik sold a bus to Tarn.", start=2) == []


@pytest.mark.parametrize(
    "leaning", ["She said the pool would shut.", "Brun said the pool would shut."]
)
def test_it_begins_where_the_one_meant_is_named(leaning: str) -> None:
    assert shown(_GATE, _BRUN, _GATE, leaning, start=3) == [_BRUN, _GATE]


def test_what_leans_in_the_window_on_the_window_needs_nothing() -> None:
    opening = "Norvik named Karl Ost as its head on Monday."
    assert shown(_BRUN, _GATE, opening, "Ost said Norvik would grow.", start=2) == []


def test_what_nobody_can_place_shows_the_sentence_before() -> None:
    move = "Norvik sold a bus to Tarn."
    assert shown(_BRUN, _GATE, move, "It shocked Osterby.", start=3) == [move]


def test_no_more_than_eight_sentences_are_shown() -> None:
    assert len(shown(_BRUN, *_FILLER, "Brun said the pool would shut.", start=21)) <= 8
