"""What "It", "They" and "This" at the start of a claim go on about."""

import pytest

from agent.extract.carry import (
    carried,
    perhaps_a_person,
    pointing_at_a_name,
    ranked,
    same_teller,
    spoken_by_one,
    subject_of,
    unowned,
)
from agent.extract.references import References
from tests.text.articles import article_of


def test_it_is_never_a_person() -> None:
    references = References(
        article_of(("Mayor Ida Brun was referring to the Treaty of Velby, which is old.",))
    )
    assert references.thing("Ida Brun") == ""
    assert references.thing("The ferry") == "The ferry"


def test_it_is_the_one_thing_that_was_introduced_before() -> None:
    article = article_of(
        ("Mayor Ida Brun left on Monday.",),
        ("She was referring to the Treaty of Velby, which was signed in 1953.",),
        ("It obliges Norvik to keep the ferry.",),
    )
    claim = "It obliges Norvik to keep the ferry."
    assert References(article).meant_before(claim, 3) == "The Treaty of Velby"


def test_a_surname_in_the_sentence_before_is_not_it() -> None:
    article = article_of(
        ("Hanno Paper cut 40 jobs, finance chief Ida Brun said.",),
        ("Brun said Hanno Paper would save money.", "Brun hopes to save 40 million this year."),
        ("It had saved 18 million by June.",),
    )
    assert "Brun" not in References(article).fill_in("It had saved 18 million by June.", 4)


def test_the_subject_after_a_label_is_a_subject() -> None:
    assert subject_of("Velby Bridge: the crack is long.") == "The crack"


@pytest.mark.parametrize(
    "claim",
    [
        "It was Norvik that asked.",
        "It is Ida Brun, who takes over for now.",
        "It comes before elections in May.",
        "It came two weeks after the vote.",
    ],
)
def test_an_it_that_means_nothing_is_left(claim: str) -> None:
    assert carried(claim, "The ferry") == claim


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("This new demand was made by Ida Brun.", "The new demand was made by Ida Brun."),
        ("This demand was made on paper.", "This demand was made on paper."),
        ("This was made by Ida Brun.", "This was made by Ida Brun."),
        ("This week was the worst for Ida Brun.", "This week was the worst for Ida Brun."),
    ],
)
def test_this_demand_with_a_name_beside_it_stands(claim: str, told: str) -> None:
    assert pointing_at_a_name(claim) == told


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("“We wait,” said their lawyer, Ida Brun.", "“We wait,” said the lawyer, Ida Brun."),
        (
            "Norvik Line left, its head, Ida Brun, said.",
            "Norvik Line left, its head, Ida Brun, said.",
        ),
    ],
)
def test_somebody_who_is_named_needs_no_owner(claim: str, told: str) -> None:
    assert unowned(claim) == told


def test_the_spokesman_is_the_one_who_spoke_before() -> None:
    claim = "The spokesman said Norvik would appeal."
    told = "The spokesman for Norvik said Norvik would appeal."
    assert same_teller(claim, "a spokesman for Norvik") == told
    assert same_teller(claim, "Ida Brun") == claim


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "It was the second fire at the mill in four years.",
            "The fire was the second at the mill in four years.",
        ),
        ("It is Hanno Paper’s third closure.", "The closure is Hanno Paper’s third."),
    ],
)
def test_it_is_what_it_is_ranked_among(claim: str, told: str) -> None:
    assert ranked(claim) == told


@pytest.mark.parametrize(
    "claim",
    [
        "It was the first time in four years.",
        "It was the second fire that closed the mill.",
        "It was the old fire in the mill.",
    ],
)
def test_an_it_without_a_rank_and_its_noun_is_left(claim: str) -> None:
    assert ranked(claim) == claim


def test_it_is_the_first_of_what_was_spoken_of() -> None:
    claim = "It is the first at the mill since 2011."
    assert carried(claim, "The strike") == "The strike is the first at the mill since 2011."


@pytest.mark.parametrize(
    ("claim", "subject"),
    [
        ("Hanno Paper, the firm that owns the mill, did not say why.", "Hanno Paper"),
        ("The mill’s guard, Ida Brun, has left.", "Ida Brun"),
        ("On Monday the mill’s guard, Ida Brun, left.", "Ida Brun"),
        ("On Monday, in Velby, the mill closed.", ""),
        ("The mill, like the pool in Velby, has closed.", "The mill"),
    ],
)
def test_an_aside_does_not_hide_the_subject(claim: str, subject: str) -> None:
    assert subject_of(claim) == subject


@pytest.mark.parametrize(
    ("acting", "claim", "told"),
    [
        (
            "A doctor at the mill",
            "“It is over,” she said.",
            "“It is over,” a doctor at the mill said.",
        ),
        ("a doctor at the mill", "She said it was over.", "a doctor at the mill said it was over."),
        ("The mill", "“It is over,” she said.", "“It is over,” she said."),
        ("A doctor", "Ida Brun was ill, she said.", "Ida Brun was ill, she said."),
    ],
)
def test_she_said_is_the_unnamed_one_who_acted(acting: str, claim: str, told: str) -> None:
    assert spoken_by_one(claim, acting) == told


def test_a_name_alone_may_be_a_person() -> None:
    assert perhaps_a_person("Hilde Marr") == "Hilde Marr"
    assert perhaps_a_person("Hanno Paper Mill in Velby") == ""
    assert perhaps_a_person("The mill") == ""


def test_it_is_never_two_of_them() -> None:
    claim = "It was closed in May."
    assert carried(claim, "Two of them") == claim
    assert carried(claim, "One of them") == "One of them was closed in May."
