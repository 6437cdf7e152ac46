"""Claims after names were put in: who speaks by name, and the guards asked of the outcome."""

import pytest

from agent.extract.naming import Naming
from schemas.fact import Attribution
from tests.extract.test_compact import claims, read, read_unasked
from tests.text.articles import article_of

BRUN = Attribution(speaker="Ida Brun", naming="named")
MET = "Ida Brun met Clara Noll in Velby on Monday."


@pytest.mark.parametrize(
    "speech", ["She said the ferry would go in May.", "“The ferry is old and slow,” she recalled."]
)
async def test_the_speaker_is_whom_the_claim_names_for_a_pronoun(speech: str) -> None:
    extraction = await read_unasked(article_of((MET, speech, "“It was built in 1902.”")))
    assert all("Ida Brun" in claim for claim in claims(extraction))
    said = [fact.attribution for fact in extraction.facts]
    assert [one and (one.speaker, one.naming) for one in said] == [
        None,
        *2 * [("Ida Brun", "named")],
    ]


async def test_a_body_is_the_speaker_whom_it_said_means() -> None:
    article = article_of(
        ("The council of Velby met in Osterby on Monday.", "It said the ferry would go in May.")
    )
    fact = (await read_unasked(article)).facts[1]
    assert fact.attribution == Attribution(speaker="council of Velby", naming="named")


async def test_a_part_that_names_its_own_speaker_is_not_the_sentences() -> None:
    sentence = (
        "Mayor Ida Brun called on Norvik to pay more for the ferry, which drew a rebuke from"
        " Clara Noll, who said Norvik had paid €3m."
    )
    cut = ["Mayor Ida Brun called on Norvik to pay more for the ferry.",
           "Clara Noll said Norvik had paid €3m."]  # fmt: skip
    extraction, _ = await read(article_of((sentence,)), {"facts": cut})
    assert [f.attribution and f.attribution.speaker for f in extraction.facts] == [
        "Ida Brun",
        "Clara Noll",
    ]


async def test_a_sentence_stands_where_its_part_would_not() -> None:
    sentence = "A pair of toddlers needed treatment in Velby, and both are back home."
    (fact,) = (await read_unasked(article_of((sentence,)))).facts
    assert fact.claim == sentence
    assert fact.guards == ("does not stand alone",)


async def test_a_name_that_moves_the_words_to_another_mouth_is_taken_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        Naming,
        "named",
        lambda _self, claim, said, *_: (claim.replace("Ida Brun", "Clara Noll"), said),
    )
    sentence = "Ida Brun said the ferry Stella would go to Norvik in May."
    (fact,) = (await read_unasked(article_of((sentence,)))).facts
    assert fact.claim == sentence
    assert fact.guards == ("wrong speaker",)
    assert fact.attribution == BRUN
