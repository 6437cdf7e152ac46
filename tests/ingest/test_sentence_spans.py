import pytest
from hypothesis import given
from hypothesis import strategies as st
from syntok import segmenter  # type: ignore[import-untyped]  # syntok ships no types

from agent.ingest.sentences import sentence_spans


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@given(st.text(st.sampled_from("Ab .!?…“”\"'()1,-\u00a0"), max_size=80) | st.text(max_size=80))
def test_sentences_lie_in_order_and_hold_every_character(text: str) -> None:
    end_before = 0
    for start, end in sentence_spans(text):
        assert not text[end_before:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        end_before = end
    assert not text[end_before:].strip()


@given(
    st.text(st.sampled_from("Ab1 N,:'’\"“”%-I"), min_size=1), st.sampled_from(("", ".", "?", "!"))
)
def test_syntok_would_leave_whole_what_it_is_not_asked_for(words: str, stop: str) -> None:
    text = (words + stop).strip()
    asked = [s for lines in segmenter.analyze(text) for s in lines if s]
    assert len(asked) <= 1
    assert len(parts(text)) == len(asked)


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. Secretary of State met Mr. Hale at 9 a.m. on Monday.", "Gen. J. K. Rowe left."],
        ["He moved to the U.S.", "The talks go on."],
        ["Sen. A. B. Cole abstained.", "Lt. Gen. Ada R. Moss did not.", "It is by Gov. Lee."],
        ["The price rose by 3.5 percent to $1.2 bn.", "No. 4 Quay St. was sold."],
        ["He said, “The toll grew.", "We shall not pay it,” and left."],
        ["“No. Never,” she said.", "“Why now?” he asked.", "It was late."],
        ["Acme Inc. rose 3%.", "See p. 4.", "They left in Jan. 2024."],
        ["A line without a final stop"],
        ["Is it true?", "Yes!", "He waited … and left."],
    ],
)
def test_news_sentences_are_parted_where_a_reader_would(sentences: list[str]) -> None:
    assert parts(" ".join(sentences)) == sentences


def test_a_block_that_is_no_prose_is_parted_all_the_same() -> None:
    text = "word " * 30_000
    assert "".join(parts(text)).replace(" ", "") == text.replace(" ", "")


def test_a_sentence_longer_than_prose_ever_is_comes_in_parts_and_loses_nothing() -> None:
    text = "The list holds " + "a rope and a sail and a mast, " * 300 + "and a crane."
    assert max(map(len, parts(text))) <= 2_000
    assert " ".join(parts(text)) == text
    assert "".join(parts("A" * 9_000)) == "A" * 9_000
