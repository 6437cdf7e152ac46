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
            "The Varn shipyard would pay 44 crowns a share for the Dale docks.",
            "The Varn shipyard would pay 46 crowns for each share in the Dale docks.",
        ),
        (
            "At least 40 dockers were hurt at the Varn shipyard in Dale.",
            "Fourteen dockers were hurt at the Varn shipyard in Dale.",
        ),
        (
            "Nineteen people died of the heat in Port Varn.",
            "The heat in Port Varn led to 30 deaths.",
        ),
        (
            "Port Varn recorded 43 degrees on Tuesday.",
            "The university measured only 41 degrees in Port Varn on Tuesday.",
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
        (
            "The Varn shipyard owns 30 percent of the Dale docks.",
            "The Varn shipyard owns almost a third of the Dale docks.",
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
            "Of the girls in Port Varn 86 percent passed the maths test.",
            "In Port Varn 81 percent passed the maths test.",
        ),
        (
            "Divers must stop when the current in Port Varn exceeds 2 knots.",
            "The current in Port Varn was 3.4 knots when the divers went down.",
        ),
        (
            "Seventeen passengers of the bus were injured near Port Varn.",
            "36 passengers were on the bus near Port Varn.",
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


async def test_a_sum_a_month_is_that_of_a_year() -> None:
    one = "The Varn shipyard pays 300,000 euros a month for its dock."
    told = await _told(one, "The dock costs the Varn shipyard 3.6 million euros a year.")
    assert len(told.facts) == 1


async def test_a_sum_a_month_is_not_another_one_a_year() -> None:
    one = "The Varn shipyard pays 300,000 euros a month for its dock."
    told = await _told(one, "The dock costs the Varn shipyard 900,000 euros a year.")
    assert len(told.facts) == 2


async def test_a_correction_does_not_settle_a_third_figure() -> None:
    first = article("Varn Wire", "180 jobs will go at the Varn shipyard in Dale.")
    second = article(
        "Dale Echo", "412 jobs will go at the Varn shipyard in Dale, and not 180.", hours=5
    )
    third = article("Port Star", "340 jobs will go at the Varn shipyard in Dale.", hours=9)
    two = await reconcile([first, second], [fact(first, 1), fact(second, 1)])
    assert [one.standing for one in two.conflicts] == ["update"]
    told = await reconcile(
        [first, second, third], [fact(first, 1), fact(second, 1), fact(third, 1)]
    )
    assert [one.standing for one in told.conflicts] == ["conflict"]


async def test_another_source_is_not_the_first_one() -> None:
    claim = "{} said that the Varn shipyard had put off the launch of the Halcyon."
    left = article("Dale Echo", claim.format("An official"))
    for speaker, expected in (("another official", 2), ("an official", 1)):
        right = article("Port Star", claim.format(speaker.capitalize()), hours=5)
        told = await reconcile(
            [left, right],
            [
                fact(left, 1, kind="statement", speaker="an official", anonymous=True),
                fact(right, 1, kind="statement", speaker=speaker, anonymous=True),
            ],
        )
        assert len(told.facts) == expected


async def test_one_number_proposes_a_pair_whatever_is_counted() -> None:
    one = "9,000 homes in Port Varn were left in the dark."
    told = await _told(one, "Some 9,000 households on the Varn coast wait for electricity.")
    assert any(
        {ruling.left, ruling.right} == {"dale-echo-1", "port-star-1"} for ruling in told.decisions
    )
