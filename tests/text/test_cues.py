import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.cues import directions, hedges, negations, opinions
from agent.text.statuses import statuses


@given(st.text(max_size=200))
def test_cues_lie_where_they_say(text: str) -> None:
    for find in (directions, hedges, negations, opinions, statuses):
        assert all(text[cue.start : cue.end] == cue.text for cue in find(text))


@pytest.mark.parametrize(
    "text",
    ["It did not open", "It won’t open", "She denied it", "They failed to pay", "No ship sailed"],
)
def test_negations(text: str) -> None:
    assert [cue.name for cue in negations(text)] == ["not"]


@pytest.mark.parametrize("text", ["Not only ships sailed", "No doubt it opened", "Berth No. 3"])
def test_idioms_that_negate_nothing(text: str) -> None:
    assert negations(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The port may close in May", ["may"]),
        ("On 3 May it shut", []),
        ("May talks fail", ["may"]),
        ("It is reportedly expected to open", ["reportedly", "expected"]),
        ("The firm plans to move its plans", ["plans"]),
    ],
)
def test_hedges_but_not_the_month(text: str, names: list[str]) -> None:
    assert [cue.name for cue in hedges(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The visit was called off", "cancelled"),
        ("They scrapped the visit", "cancelled"),
        ("The visit was put off", "postponed"),
        ("Sailings are on hold", "paused"),
        ("The firm denies it", "denied"),
        ("Parliament passed the bill", "approved"),
        ("The mayor stepped down", "resigned"),
        ("The line was shut down", "closed"),
        ("The offer was withdrawn", "withdrawn"),
    ],
)
def test_statuses_have_one_name_for_many_words(text: str, name: str) -> None:
    assert [cue.name for cue in statuses(text)] == [name]


def test_a_status_keeps_its_capitals_and_its_place() -> None:
    (cue,) = statuses("İzmir: TALKS CALLED OFF")
    assert (cue.name, cue.text, cue.start) == ("cancelled", "CALLED OFF", 13)


def test_a_status_needs_its_own_sense() -> None:
    assert statuses("Close friends passed by the open door") == ()


def test_directions_and_opinions() -> None:
    assert [cue.name for cue in directions("Prices rose, then fell, then held")] == [
        "up",
        "down",
        "flat",
    ]
    assert [cue.name for cue in opinions("A shocking and disastrous rise")] == [
        "shocking",
        "disastrous",
    ]
