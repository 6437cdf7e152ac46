from datetime import UTC, datetime, timedelta, timezone

import pytest

from agent.render.words import (
    date_value,
    day_and_hour,
    decided_by,
    kind_of,
    left_out,
    left_out_why,
    said_by,
    sentence_case,
    spread,
    told_by,
    took,
)
from schemas.article import Dropped
from schemas.call import Usage
from schemas.fact import Attribution
from tests.render.material import bridge_briefing


def test_who_tells_it_and_from_whom() -> None:
    assert told_by(["Kestrel Post"], ["Kestrel Post"]) == "Kestrel Post"
    assert told_by(["Kestrel Post"], ["NNA"]) == "Kestrel Post, from NNA"
    assert told_by(["a", "b", "c"], ["NNA", "b"]) == "3 articles, 2 origins: NNA, b"
    assert told_by(["a", "b"], []) == "a, b"
    assert told_by(list("abcdefg"), list("abcdefg")).endswith("origins: a, b, c, d, e and 2 more")


def test_words_for_spread_and_dates() -> None:
    assert spread(1, 1) == "1 article"
    assert spread(5, 1) == "5 articles, 1 origin"
    assert spread(5, 0) == "5 articles"
    assert date_value("2026-11-14") == "14 November 2026"
    assert date_value("2026-11-14T09:30") == "14 November 2026, 09:30"
    assert date_value("2026-W03") == "the week of 12 January 2026"
    assert date_value("2026-W99") == "2026-W99"
    assert date_value("2026-Q3") == "Q3 2026"
    assert date_value("2026-11") == "November 2026"
    assert date_value("soon") == "soon"
    assert sentence_case("the week of") == "The week of"


def test_words_for_lines_left_out() -> None:
    reasons = ["a"] * 5 + ["b"] * 4 + ["c"] * 3 + ["d"] * 2 + ["e", "f"]
    lost = [Dropped(source="x", what="text", text="t", reason=reason) for reason in reasons]
    assert left_out(lost) == "16 lines left out"
    assert left_out_why(lost) == "16 lines left out (a 5, b 4, c 3, d 2, other reasons 2)"
    refused = Dropped(source="x", what="claim", text="t", reason="9 is not in its words")
    assert left_out_why([lost[0], refused]) == "1 line left out, 1 claim refused (a 1)"
    assert left_out_why([refused]) == left_out([refused]) == "1 claim refused"
    assert left_out_why([]) == ""


def test_who_is_named_beside_a_claim_is_not_named_again() -> None:
    official = Attribution(speaker="an official", naming="anonymous", outlet="Harbour Courier")
    said = "said by an official (not named)"
    assert said_by(official, "Trains stop.") == f"{said}, first reported by Harbour Courier"
    assert said_by(official, "Trains stop.", ["The Harbour Courier"]) == said
    both = ["The Harbour Courier", "NNA"]
    assert said_by(official, "Trains stop.", both) == f"{said}, first reported by Harbour Courier"
    assert said_by(official, "An official told the Harbour Courier that trains stop.") == ""
    assert said_by(None, "Trains stop.") == ""


def test_a_reason_that_repeats_the_sides_is_not_given() -> None:
    about_trains, *_, wording, _ = bridge_briefing().conflicts
    assert decided_by(about_trains) == "suspended against cancelled for good"
    sides = tuple(
        side.model_copy(update={"claim": words})
        for side, words in zip(wording.sides, ("no choice", "no option"), strict=True)
    )
    repeated = {"sides": sides, "reason": "“no choice” against “no option”"}
    assert decided_by(wording.model_copy(update=repeated)) == ""


def test_an_hour_is_shown_where_there_is_one() -> None:
    assert day_and_hour(datetime(2026, 11, 19)) == "19 November 2026"
    assert day_and_hour(datetime(2026, 11, 19, 0, 5)) == "19 November 2026, 00:05"
    assert day_and_hour(datetime(2026, 11, 19, tzinfo=UTC)) == "19 November 2026, 00:00 UTC"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(120, "UTC+2"), (-210, "UTC-3:30"), (345, "UTC+5:45"), (0, "UTC")],
)
def test_an_hour_names_the_zone_it_is_told_in(minutes: int, told: str) -> None:
    zone = timezone(timedelta(minutes=minutes))
    assert day_and_hour(datetime(2026, 11, 19, 6, 30, tzinfo=zone)).endswith(f", 06:30 {told}")


def test_an_update_says_of_what() -> None:
    status, *_, figure = bridge_briefing().conflicts
    assert (kind_of(status), kind_of(figure)) == ("Different status", "Updated figure")
    assert kind_of(status.model_copy(update={"standing": "update"})) == "Updated status"


def test_what_the_reading_took() -> None:
    usage = Usage(calls=2, prompt_tokens=1_000, completion_tokens=200, cost=0.5, seconds=3.2)
    assert took(usage) == "2 calls, 1,200 tokens, $0.50, 3 s"
    assert took(usage.model_copy(update={"cost": None})) == "2 calls, 1,200 tokens, 3 s"
    assert took(Usage(cached_calls=3)) == "no call to the model: every answer was kept"
    assert took(Usage()) == "no call to the model was needed"
