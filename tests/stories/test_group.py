from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent.ingest.article import to_article
from agent.stories import Sketch, group, sketch

MONDAY = datetime(2025, 3, 10, 8, tzinfo=UTC)


def article(title: str, text: str, days: float = 0) -> Sketch:
    return sketch(to_article(text, title, title=title, published=MONDAY + timedelta(days=days)))


def stories(*sketches: Sketch, **known: list[Sketch]) -> list[set[str]]:
    return [set(found.articles) for found in group(sketches, known)]


QUAY = article(
    "North quay of Vell closed",
    "The harbour board of Vell closed the north quay on Monday after a crane began to lean.\n\n"
    "Ferries to Dorn will sail from the south quay, the harbour master Ines Tolland said.",
)
QUAY_AGAIN = article(
    "Leaning crane shuts quay in Vell",
    "A leaning crane has shut the north quay of Vell. Ines Tolland, the harbour master, said that "
    "ferries to Dorn would leave from the other side of the harbour.",
    0.3,
)
QUAY_LATER = article(
    "Vell takes its crane down",
    "Workers took the leaning crane at the north quay of Vell apart on Wednesday, and the harbour "
    "board hopes to see the ferries to Dorn back by the weekend.",
    2,
)
BUDGET = article(
    "Parliament passes the budget",
    "Parliament in Arlen passed a budget of 41.2 billion crowns on Monday by nine votes.\n\n"
    "Finance minister Petra Oskol called the debate the longest of her career.",
)


def raises(country: str, town: str, way: str, days: float) -> list[Sketch]:
    return [
        article(
            f"{country}'s central bank {way} its rate to 4.5%",
            f"{country}'s central bank {way} its key rate to 4.5% after a meeting in {town}. {more}"
            " Economists had expected the step, and the bank said that inflation would decide what "
            "comes next.",
            days + place / 4,
        )
        for place, more in enumerate(("Six of nine members agreed.", "Mortgages will follow."))
    ]


def test_articles_about_one_event_meet_and_others_stay_apart() -> None:
    assert stories(QUAY, BUDGET, QUAY_AGAIN) == [
        {QUAY.article, QUAY_AGAIN.article},
        {BUDGET.article},
    ]


def test_two_like_events_stay_apart() -> None:
    tarvenia = raises("Tarvenia", "Oslevik", "raises", 0)
    sundmark = raises("Sundmark", "Fjarhavn", "cuts", 1)
    found = stories(*tarvenia, *sundmark)
    assert found == [{s.article for s in tarvenia}, {s.article for s in sundmark}]


def test_two_spellings_of_one_name_are_no_two_events() -> None:
    told = [
        article(
            f"{country} raises its demand on Tarvenia",
            f"{country} raised its demand that Tarvenia buy new ships to 4.5 percent of its budget."
            f" {more} The demand came from {country} in a letter to Oslevik, officials said.",
            days,
        )
        for country, more, days in (
            ("The US", "A visit was called off.", 0),
            ("The US", "Ministers were told on Monday.", 0.2),
            ("The U.S.", "The ministers stay at home.", 0.4),
            ("The U.S.", "The talks are postponed.", 0.6),
        )
    ]
    assert stories(*told, BUDGET) == [{one.article for one in told}, {BUDGET.article}]


def test_a_story_keeps_its_identity_over_days() -> None:
    (first,) = group([QUAY, QUAY_AGAIN], {})
    assert first.story == ""
    found = group([BUDGET, QUAY_LATER], {"quay": [QUAY, QUAY_AGAIN], "flood": []})
    assert [(one.story, one.articles) for one in found] == [
        ("", (BUDGET.article,)),
        ("quay", (QUAY_LATER.article,)),
    ]


def test_a_new_story_takes_no_old_ones_identity() -> None:
    (found,) = group([BUDGET], {"quay": [QUAY, QUAY_AGAIN]})
    assert found.story == ""


def test_two_known_stories_are_never_joined() -> None:
    found = group([QUAY_LATER], {"one": [QUAY], "two": [QUAY_AGAIN]})
    assert len(found) == 1
    assert found[0].story in {"one", "two"}


def test_the_same_words_months_later_are_another_event() -> None:
    later = replace(QUAY_AGAIN, moment=MONDAY + timedelta(days=200))
    assert stories(QUAY, later) == [{QUAY.article}, {later.article}]


@given(st.permutations([QUAY, QUAY_AGAIN, QUAY_LATER, BUDGET, *raises("Osk", "Hels", "cuts", 3)]))
def test_every_article_is_in_one_group_whatever_the_order(order: list[Sketch]) -> None:
    found = group(order, {})
    told = [article for one in found for article in one.articles]
    assert sorted(told) == sorted(one.article for one in order)
    expected = {frozenset(one) for one in stories(QUAY, QUAY_AGAIN, QUAY_LATER, BUDGET)}
    assert expected <= {frozenset(one.articles) for one in found}


def test_no_articles_no_stories() -> None:
    assert group([], {"quay": [QUAY]}) == ()
