"""The matcher and the rules that lay facts beside gold facts, on examples worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.align import keeps
from evals.locate import find_spans
from evals.matcher import Weights, numbers, presence
from schemas.gold import GoldFact

CLAIMS = (
    "The Bank of Ard raised its key rate to 4.5 percent.",
    "The Bank of Ard cut its growth forecast to 1 percent.",
    "Mara Lind denied that the council had met.",
)
WEIGHTS = Weights(("The bank raised rates.", "A council met in Ard.", "Rain fell."), CLAIMS)


@pytest.mark.parametrize(
    ("claim", "text", "present"),
    [
        (CLAIMS[0], "The Bank of Ard has raised its key rate to 4.5%.", True),
        (CLAIMS[0], "Rates were raised to 4.5 per cent by the Bank of Ard.", True),
        (CLAIMS[0], "The Bank of Ard raised its key rate to 5.4 percent.", False),
        (CLAIMS[0], "The Bank of Ard cut its growth forecast to 1 percent.", False),
        (CLAIMS[1], "The Bank of Ard raised its key rate to 4.5 percent.", False),
        (CLAIMS[2], "That the council had met was denied by Lind.", True),
        (CLAIMS[2], "It rained all day in the valley.", False),
    ],
)
def test_presence(claim: str, text: str, present: bool) -> None:
    assert presence(claim, text, WEIGHTS).present is present


def test_score_is_a_share_and_names_what_is_missing() -> None:
    found = presence("The mill closed in Ard", "The mill burned down.", WEIGHTS)
    assert 0 < found.score < 1
    assert "ard" in found.missing


@given(st.text(max_size=80), st.text(max_size=80))
def test_scores_stay_in_range_and_a_text_holds_itself(claim: str, text: str) -> None:
    found = presence(claim, text, WEIGHTS)
    assert 0 <= found.score <= 1 + 1e-9
    itself = presence(claim, claim, WEIGHTS)
    assert itself.score == pytest.approx(1) or itself.score == 0


def test_numbers_in_words_and_in_digits_are_the_same() -> None:
    assert numbers("fourteen people, 1.2 billion euros") == numbers("14 people, €1.2bn")


@pytest.mark.parametrize(
    ("keep", "claim", "missing"),
    [
        (("Lind", "not", "4.5"), "Lind did not want 4.50 percent.", ()),
        (("Lind", "not"), "She did want it.", ("Lind", "not")),
        (("Mara Lind",), "Lind left.", ("Mara Lind",)),
        (("cancel",), "The talks were cancelled.", ()),
        (("12",), "It rose to 12.0%.", ()),
        (("12",), "It rose to 120%.", ("12",)),
    ],
)
def test_keep(keep: tuple[str, ...], claim: str, missing: tuple[str, ...]) -> None:
    gold = GoldFact(key="k", claim="c", quotes=("q",), kind="event", keep=keep)
    assert keeps(gold, claim) == missing


def test_a_label_is_found_whatever_the_spaces_quotes_and_emphasis() -> None:
    text = "He said: “We will\n not go”. **More** later."
    (start, end), *others = find_spans('"We will not go"', text)
    assert text[start:end] == "“We will\n not go”"
    assert not others
    assert [text[start:end] for start, end in find_spans("More later", text)] == ["More** later"]
    assert find_spans("absent", text) == ()
