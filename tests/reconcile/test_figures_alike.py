"""Figures told in other units, in round numbers, as ages or for other times."""

import pytest

from agent.reconcile import Reconciled, reconcile
from tests.reconcile.material import article, fact, facts


async def _told(one: str, other: str) -> Reconciled:
    left, right = article("Dale Echo", one), article("Port Star", other, hours=5)
    return await reconcile([left, right], [*facts(left), *facts(right)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Almost half of the voters in Port Varn backed the new pier.",
            "38 percent of the voters in Port Varn backed the new pier.",
        ),
        (
            "Work on the Port Varn pier is to take 14 months.",
            "Work on the Port Varn pier is to take two years.",
        ),
        (
            "The railway bridge in Port Varn will be closed for six weeks.",
            "The railway bridge in Port Varn will be closed for about three months.",
        ),
        (
            "The wind on the Port Varn pier reached 150 kilometres an hour.",
            "The wind on the Port Varn pier reached 120 miles an hour.",
        ),
        (
            "The Varn shipyard is cutting 900 jobs at its dock in Dale.",
            "The Varn shipyard is cutting as many as 1,200 jobs at its dock in Dale.",
        ),
        (
            "The missing sailor, Ola Rune, is 34.",
            "Ola Rune, a 43-year-old sailor, has been missing since Monday.",
        ),
        (
            "A falling tree killed a woman of 54 in Port Varn.",
            "A 45-year-old woman was killed by a falling tree in Port Varn.",
        ),
    ],
)
async def test_one_thing_with_two_figures_is_a_conflict(one: str, other: str) -> None:
    told = await _told(one, other)
    assert len(told.facts) == 2
    assert [conflict.type for conflict in told.conflicts] == ["number"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Half of the voters in Port Varn backed the new pier.",
            "50 percent of the voters in Port Varn backed the new pier.",
        ),
        (
            "The wind on the Port Varn pier reached 150 kilometres an hour.",
            "The wind on the Port Varn pier reached 93 miles an hour.",
        ),
        (
            "Work on the Port Varn pier took 12 months.",
            "Work on the Port Varn pier took a year.",
        ),
        (
            "About 1,200 dockers work at the Varn shipyard.",
            "1,187 dockers work at the Varn shipyard.",
        ),
        (
            "The missing sailor, Ola Rune, is 34.",
            "The missing sailor, 34-year-old Ola Rune, is from Dale.",
        ),
    ],
)
async def test_one_figure_in_two_units_or_round_is_no_conflict(one: str, other: str) -> None:
    assert not (await _told(one, other)).conflicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Varn shipyard paid 800,000 crowns in fines in May.",
            "The Varn shipyard paid 4 million crowns in fines this year.",
        ),
        (
            "The Varn shipyard earned 310 million crowns in the second quarter.",
            "Analysts had expected the Varn shipyard to earn 350 million crowns.",
        ),
        (
            "Trains may cross the Varn bridge at 80 kilometres an hour.",
            "The train on the Varn bridge was doing 104 kilometres an hour.",
        ),
        (
            "The Varn council raised the toll by 25 cents.",
            "The Varn council had discussed raising the toll by 50 cents.",
        ),
        (
            "The storm cut off 31,000 homes in Port Varn by Thursday.",
            "Power was restored to 22,000 homes in Port Varn by Friday.",
        ),
        (
            "A 45-year-old woman was killed by a tree in Port Varn.",
            "A man was hurt by a tree in Port Varn.",
        ),
        (
            "Ola Rune, 34, has been missing since Monday.",
            "Anton Rune, 38, has been missing since Monday.",
        ),
    ],
)
async def test_figures_of_two_things_are_neither_merged_nor_a_conflict(
    one: str, other: str
) -> None:
    told = await _told(one, other)
    assert len(told.facts) == 2
    assert not told.conflicts


async def test_a_deputy_is_not_the_one_whose_deputy_he_is() -> None:
    one = "Nils Brodd, deputy harbour master, died on Port Varn quay on Thursday."
    told = await _told(one, "The harbour master of Port Varn lost his life on Thursday.")
    assert len(told.facts) == 2


async def test_a_deputy_who_steps_up_is_one_person_by_name() -> None:
    one = "Deputy harbour master Nils Brodd is to run Port Varn for now."
    told = await _told(one, "Nils Brodd is to run Port Varn as acting harbour master for now.")
    assert len(told.facts) == 1


async def test_a_count_of_a_later_hour_is_an_update() -> None:
    early = article("Varn Grid", "12,000 homes in Port Varn had no power at 9 a.m. on Wednesday.")
    late = article(
        "Dale Echo", "31,000 homes in Port Varn had no power by 3 p.m. on Wednesday.", hours=5
    )
    told = await reconcile([early, late], [fact(early, 1), fact(late, 1)])
    assert [one.standing for one in told.conflicts] == ["update"]


async def test_two_counts_of_one_hour_are_a_conflict() -> None:
    early = article("Varn Grid", "12,000 homes in Port Varn had no power at 9 a.m. on Wednesday.")
    late = article(
        "Dale Echo", "31,000 homes in Port Varn had no power at 9 a.m. on Wednesday.", hours=5
    )
    told = await reconcile([early, late], [fact(early, 1), fact(late, 1)])
    assert [one.standing for one in told.conflicts] == ["conflict"]


async def test_two_people_of_one_surname_are_never_one() -> None:
    told = await _told(
        "Ola Rune has been missing since Monday.", "Anton Rune has been missing since Monday."
    )
    assert len(told.facts) == 2


async def test_a_surname_or_a_title_may_stand_for_the_full_name() -> None:
    for other in ("Rune", "Captain Rune", "Ola Maria Rune"):
        told = await _told(
            "Ola Rune has been missing since Monday.", f"{other} has been missing since Monday."
        )
        assert len(told.facts) == 1
