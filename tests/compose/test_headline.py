"""What a headline may leave out of the fact that it shortens."""

import pytest

from agent.compose.faithful import headline_fault

CLAIM = "Velby left the talks after Lindal raised its demand for ferry fees without notice."


@pytest.mark.parametrize(
    "headline",
    ["Velby left the talks", "Velby left the talks after Lindal raised its demand for ferry fees"],
)
def test_what_comes_later_may_go(headline: str) -> None:
    assert headline_fault(headline, [CLAIM]) is None


def test_what_came_before_is_no_headline() -> None:
    fault = headline_fault("Lindal raised its demand for ferry fees", [CLAIM])
    assert fault == "it tells what came before, and not what happened"


def test_a_noun_may_not_go_before_the_of_that_stays() -> None:
    fault = headline_fault("Lindal raised ferry fees without notice", [CLAIM])
    assert fault is not None
    assert "its demand for" in fault


@pytest.mark.parametrize(
    ("headline", "fault"),
    [
        ("Velby left the shocking talks", "shock"),
        ("Velby left the talks", ""),
    ],
)
def test_no_word_judges_that_the_sources_did_not_use(headline: str, fault: str) -> None:
    assert fault in (headline_fault(headline, [CLAIM]) or "")
    assert bool(fault) == bool(headline_fault(headline, [CLAIM]))


def test_a_judging_word_of_the_sources_may_stay() -> None:
    assert (
        headline_fault("Velby left the shocking talks", ["Velby left the shocking talks."]) is None
    )
