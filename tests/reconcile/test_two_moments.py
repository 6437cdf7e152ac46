"""Figures and dates of two moments, two clocks, two stretches or two deeds are no conflict."""

import pytest

from agent.reconcile import Reconciled, reconcile
from tests.reconcile.material import article, fact, facts


async def _told(one: str, other: str) -> Reconciled:
    left, right = article("Dale Echo", one), article("Port Star", other, hours=30)
    return await reconcile([left, right], [*facts(left), *facts(right)])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Gusts of 95 kilometres an hour were measured in the Varn Strait on Tuesday.",
            "Gusts of 60 kilometres an hour were measured in the Varn Strait on Thursday.",
        ),
        (
            "The ferry company expects to cancel about 190 sailings to Port Varn because of the"
            " strike.",
            "The ferry company has cancelled 212 sailings to Port Varn because of the strike.",
        ),
        (
            "The harbour board is ready to pay 55 million crowns for the Varn docks.",
            "The harbour board pays 48 million crowns for the Varn docks.",
        ),
        (
            "Some 30,000 passengers in Port Varn were affected by the strike.",
            "The whole strike affected 85,000 passengers in Port Varn.",
        ),
        (
            "The alarm level of the river Varn in Dale is 4.5 metres.",
            "The river Varn in Dale rose to 6.2 metres.",
        ),
        (
            "In 24 hours 140 millimetres of rain fell on Port Varn.",
            "In 48 hours 210 millimetres of rain fell on Port Varn.",
        ),
        (
            "The talks of the Varn airline with its pilots opened in Dale at 14:00 local time on"
            " Tuesday.",
            "The talks of the Varn airline with its pilots opened in Dale at 12:00 GMT on Tuesday.",
        ),
        (
            "The club lodged its appeal in Port Varn against the loss of points on Monday morning.",
            "The Varn tribunal in Port Varn cut the club's loss of points after a hearing"
            " on Wednesday.",
        ),
        (
            "The hospital in Port Varn had confirmed 14 infections by Tuesday.",
            "The hospital in Port Varn had confirmed 14 infections by Wednesday.",
        ),
    ],
)
async def test_two_moments_are_no_conflict(one: str, other: str) -> None:
    result = await _told(one, other)
    assert not result.conflicts


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (
            "The talks of the Varn airline with its pilots opened at 14:00 local time on Tuesday.",
            "The talks of the Varn airline with its pilots opened at 12:00 local time on Tuesday.",
            "date",
        ),
        (
            "The ferry company expects to cancel about 190 sailings to Port Varn.",
            "The ferry company expects to cancel about 260 sailings to Port Varn.",
            "number",
        ),
        (
            "On Tuesday 12,000 homes in Port Varn were without electricity.",
            "On Wednesday 9,000 homes in Port Varn were without electricity.",
            "number",
        ),
        (
            "The mayor of Port Varn opened the new pier on Monday.",
            "The mayor of Port Varn opened the new pier on Sunday.",
            "date",
        ),
        (
            "The sailor Ola Rune passed the medical in Port Varn on Tuesday.",
            "The sailor Ola Rune has not yet passed the medical, booked for Sunday in Port Varn.",
            "date",
        ),
    ],
)
async def test_one_moment_told_in_two_ways_is_a_conflict(one: str, other: str, kind: str) -> None:
    result = await _told(one, other)
    assert [conflict.type for conflict in result.conflicts] == [kind]


async def test_which_year_a_month_is_of_was_a_guess() -> None:
    before = article("Dale Echo", "The minimum wage in Varn will rise to 14 crowns in January.")
    after = article(
        "Port Star", "The minimum wage in Varn will rise to 15 crowns in January.", hours=24 * 320
    )
    result = await reconcile([before, after], [*facts(before), *facts(after)])
    assert [conflict.type for conflict in result.conflicts] == ["number"]


async def test_the_age_of_another_is_not_that_of_who_speaks() -> None:
    one = article(
        "Dale Echo", "The suspect in the theft is 34 years old, prosecutor Ida Holm said."
    )
    other = article(
        "Port Star", "A suspect in the theft is a 41-year-old clerk, prosecutor Ida Holm said."
    )
    told = [fact(one, 1, speaker="prosecutor Ida Holm"), fact(other, 1, speaker="Ida Holm")]
    assert not (await reconcile([one, other], told)).conflicts


@pytest.mark.parametrize(
    "later",
    [
        "The rival firm now offers 43 crowns for each share in the Varn dairies.",
        "The rival firm raised its offer for the Varn dairies to 43 crowns a share.",
    ],
)
async def test_a_figure_that_says_it_grew_is_an_update(later: str) -> None:
    result = await _told(
        "The rival firm offers 39 crowns for each share in the Varn dairies.", later
    )
    assert [(one.type, one.standing) for one in result.conflicts] == [("number", "update")]


@pytest.mark.parametrize(
    "moved",
    [
        "The hearing on the Varn pier has been moved from 27 March to 17 April.",
        "The hearing on the Varn pier was put back from 27 March to 17 April by the court.",
    ],
)
async def test_a_day_that_was_moved_is_an_update_of_the_one_before(moved: str) -> None:
    result = await _told("The court will hold the hearing on the Varn pier on 27 March.", moved)
    assert [(one.type, one.standing) for one in result.conflicts] == [("date", "update")]


async def test_what_lasts_from_one_day_to_another_was_not_moved() -> None:
    result = await _told(
        "The court will hold the hearing on the Varn pier on 27 March.",
        "The court will hold the hearing on the Varn pier from 27 March to 17 April.",
    )
    assert not result.conflicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The 14th stage of the tour to Varn is 182 kilometres long.",
            "The 15th stage of the tour to Varn is 203 kilometres long.",
        ),
        (
            "The jury in Court One took 14 hours in the Varn murder case.",
            "The jury in Court Two took 9 hours in the Varn murder case.",
        ),
        (
            "Sailors of the freighter Rune were hurt: 64 were treated in Port Varn.",
            "Of the treated sailors of the freighter Rune, 53 were taken to Port Varn.",
        ),
    ],
)
async def test_two_of_a_row_and_a_part_are_no_conflict(one: str, other: str) -> None:
    assert not (await _told(one, other)).conflicts
