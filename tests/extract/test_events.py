"""Whose ban "the ban" is."""

import pytest

from agent.extract.events import Events
from agent.text.cast import find_cast
from tests.text.articles import article_of


def filled(claim: str, *before: str) -> str:
    article = article_of((*before, claim))
    start = article.sentences[-1].start
    return Events(article, find_cast(article)).fill_in(claim, start)


@pytest.mark.parametrize(
    ("before", "claim", "told"),
    [
        (
            "Goalkeeper Anna Vaz was banned for eight months on Monday.",
            "The ban runs until May.",
            "The ban of Anna Vaz runs until May.",
        ),
        (
            "Hanno Pharma is recalling 41,000 bottles of Tussol, a cough syrup.",
            "The recall covers two lots.",
            "The recall of Tussol covers two lots.",
        ),
        (
            "Norvik has cancelled the Harbour Talks.",
            "Police said the cancellation came late.",
            "Police said the cancellation of the Harbour Talks came late.",
        ),
    ],
)
def test_an_event_is_called_by_what_it_befell(before: str, claim: str, told: str) -> None:
    assert filled(claim, before) == told


@pytest.mark.parametrize(
    ("before", "claim"),
    [
        (("Anna Vaz was banned.", "Paul Orlov was banned."), "The ban runs until May."),
        (("Anna Vaz was banned.",), "The ban of 2019 was longer."),
        (("Anna Vaz was banned.",), "The ban on betting has ended."),
        (("Anna Vaz was banned.",), "Anna Vaz said the ban was unfair."),
        (("Ferries across the Sound were suspended.",), "The suspension ends on Monday."),
        (("Norvik cancelled talks with Velland.",), "The cancellation came late."),
        (("Hanno Pharma is recalling bottles.",), "The recall covers two lots."),
        (("Norvik closed Hanno Paper mills.",), "The closure was final."),
        (("The mill was shut.",), "“The ban is unfair,” they said."),
    ],
)
def test_what_is_not_plain_is_not_put(before: tuple[str, ...], claim: str) -> None:
    assert filled(claim, *before) == claim


def test_nothing_is_named_after_what_comes_later() -> None:
    article = article_of(("The ban runs until May.", "Anna Vaz was banned."))
    events = Events(article, find_cast(article))
    assert events.fill_in("The ban runs until May.", 0) == "The ban runs until May."
