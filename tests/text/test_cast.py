from agent.text.cast import Cast, find_cast
from agent.text.dangling import dangling
from tests.text.articles import article_of


def cast_of(*sentences: str) -> Cast:
    return find_cast(article_of(sentences))


def test_a_surname_means_the_person_named_in_full() -> None:
    cast = cast_of("Ines Vaz, the harbour minister, met Rex Orlov.", "Vaz left; Mr Orlov stayed.")
    assert cast.full_name("Vaz") == "Ines Vaz"
    assert [person.name for person in cast.people] == ["Ines Vaz", "Rex Orlov"]


def test_two_people_of_one_surname_are_ambiguous_unless_a_title_tells() -> None:
    cast = cast_of("Ines Vaz met Paul Vaz.", "Mrs Vaz spoke.")
    assert cast.full_name("Vaz") is None
    assert cast.full_name("Mrs Vaz") == "Ines Vaz"


def test_before_the_second_is_introduced_the_surname_is_plain() -> None:
    cast = cast_of("Ines Vaz left.", "Vaz was angry.", "Later Paul Vaz came.")
    assert cast.full_name("Vaz", at=16) == "Ines Vaz"


def test_initials_stand_for_a_body_named_in_full() -> None:
    cast = cast_of("The Inland Ports Agency (IPA) met the Vell Tram Board.", "The VTB agreed.")
    assert cast.acronyms == {"IPA": "Inland Ports Agency", "VTB": "Vell Tram Board"}


def test_titles_and_gender_come_from_the_mentions() -> None:
    person = cast_of("The defence minister Sam Orlov left.", "Ms Orlov did not say why.").people[0]
    assert (person.name, person.titles, person.pronoun) == (
        "Sam Orlov",
        ("defence minister", "Ms"),
        "she",
    )


def test_a_description_fits_one_or_nobody() -> None:
    cast = cast_of("The Bank of Norvia met the foreign minister Ines Vaz.")
    assert cast.described("bank") == "Bank of Norvia"
    assert cast.described("minister") == "Ines Vaz"
    assert cast_of("Bank of Norvia sued Bank of Vell.").described("bank") is None


def test_a_short_name_dangles_where_the_cast_knows_more() -> None:
    cast = cast_of("Ines Vaz runs the Inland Ports Agency (IPA).")
    assert dangling("Vaz left the IPA", cast) == ("Vaz", "IPA")
    assert dangling("Ines Vaz left the Inland Ports Agency (IPA)", cast) == ()
