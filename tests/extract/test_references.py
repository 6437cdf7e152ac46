"""Who and what is meant: names for pronouns, surnames, bare descriptions and bare figures."""

import pytest

from agent.extract.descriptions import Descriptions
from agent.extract.references import References
from tests.text.articles import article_of

BRIDGE = article_of(
    ("The Osterholm bridge was closed on Monday after Mayor Ida Brun saw a crack in it.",),
    ("Brun will meet engineers on Friday.", "She crossed the bridge on foot."),
    ("“She asked us to mend the bridge,” Norvik said.",),
)
MILL = article_of(
    ("Hanno Paper will close its mill in Velby.",),
    ("Hanno Paper has 120 workers there.", "Hanno Paper lost money for years."),
    ("The company is looking for a buyer.",),
    ("About 40 jobs have gone since May.",),
)


def filled(claim: str, number: int) -> str:
    return References(BRIDGE).fill_in(claim, number)


@pytest.mark.parametrize(
    ("number", "claim", "full"),
    [
        (
            2,
            "Brun will meet engineers on Friday.",
            "Ida Brun will meet engineers on Friday.",
        ),
        (
            3,
            "She crossed the bridge on foot.",
            "Ida Brun crossed the Osterholm bridge on foot.",
        ),
    ],
)
def test_a_claim_is_told_with_full_names(number: int, claim: str, full: str) -> None:
    assert filled(claim, number) == full


def test_what_is_full_stays_as_it_is() -> None:
    for sentence in ("Ida Brun crossed the Osterholm bridge on foot.", "Norvik mended the roof."):
        assert filled(sentence, 3) == sentence


def test_quoted_words_stay_as_they_were_said() -> None:
    assert "“She asked us to mend" in filled("“She asked us to mend it,” Norvik said.", 4)


def test_nothing_is_named_after_what_comes_later() -> None:
    article = article_of(
        ("The bridge was closed on Monday.",), ("The Osterholm bridge is from 1974.",)
    )
    claim = "The bridge was closed on Monday."
    assert "Osterholm" not in References(article).fill_in(claim, 1)


def test_of_two_bridges_none_is_guessed() -> None:
    article = article_of(
        ("The Osterholm bridge and the Lindal bridge were checked.",),
        ("On Friday the bridge was closed.",),
    )
    assert References(article).fill_in("The bridge was closed.", 2) == "The bridge was closed."


def test_the_company_is_the_one_that_the_article_is_about() -> None:
    references = References(MILL)
    assert references.fill_in("The company is looking for a buyer.", 4) == (
        "Hanno Paper is looking for a buyer."
    )
    assert references.fill_in("The company’s owner left.", 4) == "Hanno Paper’s owner left."


def test_a_claim_without_any_name_is_put_under_the_articles_subject() -> None:
    assert References(MILL).fill_in("About 40 jobs have gone since May.", 5) == (
        "Hanno Paper: about 40 jobs have gone since May."
    )


def test_what_the_title_does_not_name_is_no_label() -> None:
    titled = MILL.model_copy(update={"title": "Another mill shuts"})
    claim = "About 40 jobs have gone since May."
    assert References(titled).fill_in(claim, 5) == claim


def test_an_article_of_many_subjects_lends_none() -> None:
    article = article_of(
        ("Norvik sold a ferry.", "Lindal Line bought a pier.", "Hanno Paper shut a mill."),
        ("About 40 jobs have gone since May.",),
    )
    claim = "About 40 jobs have gone since May."
    assert References(article).fill_in(claim, 4) == claim


RESULTS = (
    ("Hanno Paper N.V. today reported sales of 40 million crowns in Velby.",),
    ("The order book stood at 90 million crowns.", "Hanno now expects growth.", "Hanno said so."),
    ("Hanno Paper will pay a dividend.",),
)


def test_a_title_that_shortens_a_name_names_it() -> None:
    article = article_of(*RESULTS).model_copy(update={"title": "Hanno delivers a good quarter"})
    claim = "The order book stood at 90 million crowns."
    filled = References(article).fill_in(claim, 2)
    assert filled == "Hanno Paper: the order book stood at 90 million crowns."


def test_a_claim_with_the_short_name_needs_no_label() -> None:
    article = article_of(*RESULTS).model_copy(update={"title": "Hanno delivers a good quarter"})
    assert (
        References(article).fill_in("Hanno now expects growth.", 3) == "Hanno now expects growth."
    )


def test_an_ordinary_word_of_the_title_is_no_name() -> None:
    article = article_of(*RESULTS, ("It is a hanno year.",))
    article = article.model_copy(update={"title": "Hanno delivers a good quarter"})
    claim = "The order book stood at 90 million crowns."
    assert References(article).fill_in(claim, 2) == claim


DAM = (
    ("Water was seen at the foot of Carrow Dam on Monday.", "Carrow Dam is old."),
    ("Hanno Water, which owns the dam, said a walker saw it.", "Carrow Dam has two outlets."),
)


def test_the_company_is_no_dam() -> None:
    references = References(article_of(*DAM, ("The company said a pump broke.",)))
    assert (
        references.fill_in("The company said a pump broke.", 5) == "Hanno Water said a pump broke."
    )
    silent = References(article_of(DAM[0], ("Rain filled the dam.", "The company has no pump.")))
    assert "Carrow Dam has" not in silent.fill_in("The company has no pump.", 4)


def test_the_company_is_the_firm_that_acted_before() -> None:
    article = article_of(
        ("A fire closed a shop in Velby on Monday.", "The shop is owned by the retailer Hanno."),
        ("Hanno said nobody was hurt.", "Norvik Rail said no trains ran."),
        ("The company employs 40 people.",),
    )
    claim = "The company employs 40 people."
    references = References(article)
    assert references.fill_in(claim, 5, "Hanno") == "Hanno employs 40 people."
    assert references.fill_in(claim, 5, "Ida Brun").endswith("he company employs 40 people.")


def test_a_body_that_owns_something_is_called_by_its_noun() -> None:
    article = article_of(
        ("The Football Union’s panel fined Ida Brun.",), ("In 2023 the union fined two players.",)
    )
    claim = "In 2023 the union fined two players."
    filled = References(article).fill_in(claim, 2)
    assert filled == "In 2023 the Football Union fined two players."


def test_a_part_that_begins_with_she_is_told_with_the_name() -> None:
    article = article_of(("Ida Brun spoke.", "Most were cheap, and she lost money on those."))
    filled = References(article).fill_in("She lost money on those.", 2)
    assert filled == "Ida Brun lost money on those."


def test_whose_by_a_surname_is_told_in_full() -> None:
    assert filled("Brun’s term ends in May.", 2) == "Ida Brun’s term ends in May."
    assert filled("The Brun-Moen pact ends.", 2) == "The Brun-Moen pact ends."


def test_its_head_is_that_of_the_only_body_before() -> None:
    article = article_of(
        ("Students at Velby College sit exams.", "Its principal, Ida Brun, opened a hall."),
    )
    references = References(article)
    claim = "Its principal, Ida Brun, opened a hall."
    assert references.meant_before(claim, 2) == "Velby College"
    assert references.meant_before("It opened a hall.", 2) == ""


def test_a_name_that_goes_without_an_article_keeps_none() -> None:
    article = article_of(
        ("The ferry to Marlow Island stops.", "The Marlow Island ferry is old."),
        ("Marlow Island has a school.", "About 340 people live on the island."),
    )
    descriptions = Descriptions(article)
    told = descriptions.fill_in("About 340 people live on the island.", len(article.text))
    assert told == "About 340 people live on Marlow Island."
    led = article_of(("The Kesh Bridge is shut.", "It is feared that the Kesh Bridge may fall."))
    told = Descriptions(led).fill_in("The bridge is old.", len(led.text))
    assert told == "The Kesh Bridge is old."
    talks = article_of(("Velby left a yearly meeting with the USA.", "The meeting was short."))
    told = Descriptions(talks).fill_in("The meeting was short.", len(talks.text))
    assert told == "The yearly meeting with the USA was short."
