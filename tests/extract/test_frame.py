"""Reporting frames are taken off and put back; clauses are cut where that is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.extract.clauses import cut
from agent.extract.frame import take_off

CORES = [
    "The ferry hit the quay and two people were hurt",
    "The pipe under Mill Lane burst on Monday, flooding a school",
    "It will cost 3 million euros to mend the bridge",
]
TAILS = [
    ", the council said",
    ", the council said on Tuesday",
    ", according to Velby Water, which owns the pipe",
    ", said Pia Holt of Velby Water",
    ", Ida Brun, the mayor, told reporters",
]


@given(st.sampled_from(CORES), st.sampled_from(TAILS))
def test_a_frame_at_the_end_comes_off_and_goes_back(core: str, tail: str) -> None:
    framed = take_off(f"{core}{tail}.")
    assert (framed.core, framed.tail, framed.lead) == (core, tail, "")
    assert framed.around(framed.core) == f"{core}{tail}."


def test_a_frame_at_the_beginning_comes_off_and_goes_back() -> None:
    sentence = "According to Velby Water, the pipe burst on Monday and the road was shut."
    framed = take_off(sentence)
    assert framed.core == "the pipe burst on Monday and the road was shut"
    assert framed.around(framed.core) == sentence
    assert framed.around("The road was shut") == "According to Velby Water, the road was shut."
    assert framed.around("Velby was cut off") == "According to Velby Water, Velby was cut off."


@pytest.mark.parametrize(
    "sentence",
    [
        "The council closed the bridge on Monday.",
        "Ida Brun said the bridge would be mended.",
        "The old bridge, which Ida Brun said was safe, was closed on Monday.",
        "“We had no money, the council said nothing,” Pia Holt wrote.",
    ],
)
def test_what_nobody_frames_keeps_its_words(sentence: str) -> None:
    framed = take_off(sentence)
    assert f"{framed.core}{framed.tail}." == sentence
    assert framed.core.count("“") == framed.core.count("”")


@given(st.text(max_size=120))
def test_no_text_is_lost_in_a_frame(sentence: str) -> None:
    framed = take_off(sentence)
    whole = framed.lead + framed.core + framed.tail
    assert whole in (sentence.rstrip().removesuffix("."), sentence.removesuffix("."))


@pytest.mark.parametrize(
    ("core", "parts"),
    [
        (
            "The pool closed in May; the library will follow in June",
            ["The pool closed in May", "the library will follow in June"],
        ),
        (
            "The council closed the pool, and the mayor sold the land to Norvik",
            ["The council closed the pool", "the mayor sold the land to Norvik"],
        ),
        (
            "Norvik lost €3m last year, but Lindal Line made a profit of €1m",
            ["Norvik lost €3m last year", "Lindal Line made a profit of €1m"],
        ),
    ],
)
def test_two_sentences_in_one_are_cut(core: str, parts: list[str]) -> None:
    assert cut(core) == parts


@pytest.mark.parametrize(
    "core",
    [
        "The council said the pool was closed, and the library would follow in June",
        "The pool, and the library, closed in May",
        "Ida Brun, the mayor, and the owner of the mill met on Friday",
        "“We closed the pool, and the mayor sold the land to Norvik”",
        "If the pool closes in May, the library will follow in June",
    ],
)
def test_what_may_hang_together_is_left_whole(core: str) -> None:
    assert cut(core) == [core]


@given(st.text(alphabet="abT ,;.“”andwil", max_size=80))
def test_cutting_loses_only_what_joined_the_parts(core: str) -> None:
    parts = cut(core)
    at = 0
    for part in parts:
        at = core.index(part, at) + len(part)
    joints = len(core) - sum(map(len, parts))
    assert joints <= 12 * (len(parts) - 1)
