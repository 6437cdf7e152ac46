from datetime import UTC, datetime

import pytest

from agent.render.dates import ahead, timeline
from schemas.briefing import Briefing, BriefingFact
from schemas.fact import DateMention
from tests.render.material import bridge_briefing


def _with(briefing: Briefing, **fields: object) -> Briefing:
    return briefing.model_copy(update=fields)


def _changed(fact: BriefingFact, **fields: object) -> BriefingFact:
    return fact.model_copy(update=fields)


def test_dates_ahead_are_those_after_the_newest_article() -> None:
    briefing = bridge_briefing()
    assert [day.value for day in timeline(briefing)] == ["2026-11-14", "2026-11-19"]
    assert [day.value for day in ahead(briefing)] == ["2026-12-01", "2026-12-09", "2027-03"]


def test_a_date_is_told_once_with_the_facts_that_name_it() -> None:
    briefing = bridge_briefing()
    long = f"The council, {'which was asked twice ' * 6}meets on 9 December in Orm."
    second = _changed(briefing.facts[10], id="f11", claim=long, dates=briefing.facts[9].dates)
    days = ahead(_with(briefing, facts=(briefing.facts[9], second)))
    assert [(day.value, [entry.fact for entry in day.entries]) for day in days] == [
        ("2026-12-09", ["f10", "f11"])
    ]
    assert days[0].entries[1].claim == (
        "… twice which was asked twice which was asked twice meets on 9 December in Orm."
    )


def test_dates_stand_by_the_day_on_which_they_begin() -> None:
    briefing = bridge_briefing()
    values = {"2026-12-01": "day", "2026-Q4": "quarter", "2026-W48": "week", "2026-12": "month"}
    mentions = tuple(
        DateMention.model_validate({"text": value, "value": value, "precision": precision})
        for value, precision in values.items()
    )
    days = ahead(_with(briefing, facts=(_changed(briefing.facts[0], dates=mentions),)))
    assert [day.value for day in days] == ["2026-Q4", "2026-W48", "2026-12-01", "2026-12"]
    assert {day.entries[0].claim for day in days} == {briefing.facts[0].claim}


@pytest.mark.parametrize(
    ("value", "precision", "is_ahead"),
    [
        ("2026-11-21", "day", False),
        ("2026-11-22", "day", True),
        ("2026-11-21T23:00", "minute", False),
        ("2026-11", "month", True),
        ("2026-10", "month", False),
        ("2026-W47", "week", True),
        ("2026-W46", "week", False),
        ("2026-Q3", "quarter", False),
        ("2026-Q4", "quarter", True),
        ("nonsense", "day", False),
    ],
)
def test_a_period_is_ahead_until_its_last_day(value: str, precision: str, is_ahead: bool) -> None:
    mention = DateMention.model_validate({"text": value, "value": value, "precision": precision})
    briefing = bridge_briefing()
    briefing = _with(briefing, facts=(_changed(briefing.facts[0], dates=(mention,)),))
    assert [day.value for day in ahead(briefing)] == ([value] if is_ahead else [])
    assert [day.value for day in timeline(briefing)] == ([] if is_ahead else [value])


def test_without_publication_times_the_briefing_s_own_is_the_border() -> None:
    briefing = bridge_briefing()
    undated = tuple(a.model_copy(update={"published": None}) for a in briefing.articles)
    briefing = _with(briefing, articles=undated, generated=datetime(2026, 12, 5, tzinfo=UTC))
    assert [day.value for day in ahead(briefing)] == ["2026-12-09", "2027-03"]
