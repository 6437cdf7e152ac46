"""A demand's facts apart."""

import time

import pytest

from agent.extract.demands import still_asked, told_apart


@pytest.mark.parametrize(
    ("core", "parts"),
    [
        (
            "Ida Brun, the deputy mayor, pushed a new demand for Norvik to raise its fee to 3.5%",
            [
                "Ida Brun, the deputy mayor, pushed a new demand",
                "The new demand was for Norvik to raise its fee to 3.5%",
            ],
        ),
        (
            "Velby left the talks after Lindal asked it to lift its fee to 45%, more than its"
            " initial call for 40%",
            [
                "Velby left the talks after Lindal asked it to lift its fee to 45%",
                "The initial call was to lift its fee to 40%",
            ],
        ),
        (
            "Velby left after Lindal raised its road toll demand to €40 million—up from a previous"
            " €30 million request",
            [
                "Velby left after Lindal raised its road toll demand to €40 million",
                "The previous road toll request was €30 million",
            ],
        ),
        (
            "Velby left after Lindal raised its demand to 2.8% of income, from a previous 2.4%",
            [
                "Velby left after Lindal raised its demand to 2.8% of income",
                "The previous demand was 2.4%",
            ],
        ),
        (
            "Velby left after a demand to pay 5%, up from an earlier request of 3%, as Norvik said",
            [
                "Velby left after a demand to pay 5%, as Norvik said",
                "The earlier request was 3%, as Norvik said",
            ],
        ),
    ],
)
def test_each_fact_is_a_sentence_of_its_own(core: str, parts: list[str]) -> None:
    assert told_apart(core) == parts


@pytest.mark.parametrize(
    "core",
    [
        "Ida Brun made a call for Norvik to act",
        "Sales rose to 5%, up from an earlier 3%",
        "The fee rose to 5%, higher than the previous record",
    ],
)
def test_what_tells_one_thing_stays_whole(core: str) -> None:
    assert told_apart(core) == []


def test_the_number_of_weeks_ago_is_the_demands() -> None:
    before = "The new demand was for Norvik to raise its fee to 3.5%."
    told = "The earlier demand, just weeks ago, was for Norvik to raise its fee to 3%."
    assert still_asked("Just weeks ago, the number was 3%.", before) == told
    assert still_asked("Just weeks ago, the number was 3%.", "The fee is 3.5%.") != told


def test_a_sentence_without_end_takes_no_time() -> None:
    began = time.process_time()
    assert told_apart("Ida Brun made a demand " * 20_000) == []
    assert time.process_time() - began < 1
