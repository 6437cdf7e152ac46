from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.text.names import find_names


def spelled(text: str) -> list[str]:
    return [name.text for name in find_names(text)]


def kinds(text: str) -> dict[str, str]:
    return {name.text: name.kind for name in find_names(text)}


@given(st.text(max_size=300))
def test_names_lie_where_they_say(text: str) -> None:
    assert all(text[name.start : name.end] == name.text for name in find_names(text))


@given(st.text(alphabet="AaBb .\n'’“”-dev1,", max_size=120))
def test_names_do_not_overlap(text: str) -> None:
    found = find_names(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("the US secretary of state Rex Orlov left", "secretary of state", "Rex Orlov"),
        ("U.S. Secretary of State Rex Orlov left", "Secretary of State", "Rex Orlov"),
        ("Prime Minister Ines Vaz left", "Prime Minister", "Ines Vaz"),
        ("Then Mr. J. F. Orlov left", "Mr.", "J. F. Orlov"),
        ("the foreign minister Gen Tanabe left", "foreign minister", "Gen Tanabe"),
        ("former president Ola Brandt left", "former president", "Ola Brandt"),
    ],
)
def test_titles_stand_apart_from_names(text: str, title: str, name: str) -> None:
    person = next(found for found in find_names(text) if found.kind == "person")
    assert (person.title, person.text) == (title, name)


def test_sentence_starts_do_not_make_names() -> None:
    assert spelled("Officials met. Talks failed. However, Vell's port shut.") == ["Vell"]


def test_particles_initials_and_joined_capitals_stay_inside() -> None:
    text = "Ana de la Cruz, John Q. Osei-Bonsu and Farid al-Hashimi of AT&T met"
    assert spelled(text) == ["Ana de la Cruz", "John Q. Osei-Bonsu", "Farid al-Hashimi", "AT&T"]


def test_bodies_places_and_dates() -> None:
    text = (
        "In May the Bank of Norvia, the Department of Roads and Bridges and the IHA met in Japan."
    )
    assert kinds(text) == {
        "Bank of Norvia": "body",
        "Department of Roads and Bridges": "body",
        "IHA": "body",
        "Japan": "place",
    }


def test_two_people_joined_by_and_are_two() -> None:
    text = "Secretary of State Rex Orlov and Defence Minister Ines Vaz met"
    assert spelled(text) == ["Rex Orlov", "Ines Vaz"]


def test_headlines_give_only_known_names() -> None:
    assert spelled("New Rules Threaten Old Harbour Jobs in Japan") == ["Japan"]
    assert spelled("MINISTER SAYS NO TO TAX") == []


def test_a_month_can_be_a_surname() -> None:
    assert spelled("In May Theresa May resigned") == ["Theresa May"]
