from hypothesis import given
from hypothesis import strategies as st

from agent.render.excerpts import Piece, excerpt
from schemas.fact import Evidence
from tests.render.bridge_texts import COURIER, span


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Evidence]]:
    words = st.sampled_from(
        ["bridge", "train", "a", "night.", "\n\n", "crack", "14", "— so", "word " * 12]
    )
    text = " ".join(draw(st.lists(words, min_size=1, max_size=90)))
    spans = []
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, min(len(text), start + 120)))
        quote = text[start:end]
        spans.append(Evidence(article="x", sentence=1, quote=quote, start=start, end=end))
    return text, spans


@given(texts_with_spans())
def test_exactly_the_evidence_is_marked_and_the_rest_is_the_article_s(
    case: tuple[str, list[Evidence]],
) -> None:
    text, spans = case
    pieces = excerpt(text, spans)
    marked = "".join(piece.text for piece in pieces if piece.marked)
    quoted = {at for span in spans for at in range(span.start, span.end)}
    assert "".join(marked.split()) == "".join("".join(text[at] for at in sorted(quoted)).split())
    for piece in pieces:
        for part in piece.text.split("…"):
            assert part.strip() in text


def test_a_quote_stands_between_the_words_of_its_paragraph() -> None:
    before, quote, after = excerpt(COURIER, [span("c0", "We were not looking for them,")])
    assert (quote.text, quote.marked) == ("We were not looking for them,", True)
    assert before.text + quote.text + after.text == COURIER.split("\n\n")[1]


def test_words_far_from_a_quote_are_left_out() -> None:
    text = f"{'far ' * 60}near the quote near {'far ' * 60}"
    start = text.index("the quote")
    spot = Evidence(article="x", sentence=1, quote="the quote", start=start, end=start + 9)
    before, _, after = excerpt(text, [spot])
    assert before.text.startswith(" … far ")
    assert before.text.endswith("far near ")
    assert after.text.startswith(" near far")
    assert after.text.endswith(" far … ")
    assert max(len(before.text), len(after.text)) < 150


def test_two_quotes_of_one_article_stand_in_one_excerpt() -> None:
    pieces = excerpt(COURIER, [span("c0", "in 1961"), span("c0", "the only line")])
    assert [piece.text for piece in pieces] == [
        "The bridge opened ",
        "in 1961",
        ". It carries ",
        "the only line",
        " to the bay.",
    ]


def test_a_quote_that_fills_its_paragraph_gets_the_next_one() -> None:
    text = "By A. Writer\n\nThe bridge is shut.\n\nTrains stop. Buses run.\n\nMenu"
    evidence = Evidence(article="x", sentence=1, quote="The bridge is shut.", start=14, end=33)
    assert excerpt(text, [evidence]) == (
        Piece("The bridge is shut.", True),
        Piece("\n\nTrains stop. Buses run.", False),
    )


def test_a_span_that_does_not_fit_is_shown_by_its_quote_alone() -> None:
    evidence = span("c0", "The bridge opened in 1961.")
    assert excerpt("Another text altogether", [evidence]) == (
        Piece("The bridge opened in 1961.", True),
    )
