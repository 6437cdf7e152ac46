"""The compact profile: what code reads by itself, and what it takes over from a model's cuts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.errors import ProviderError
from agent.extract import Extraction, extract_facts
from schemas.article import Article
from tests.support.scripted import Scripted, scripted, unasked
from tests.text.articles import article_of

LONG = (
    "The council of Velby, which met on Monday, sold the ferry Stella to Norvik for €3m"
    " and closed the pool in Mill Lane."
)
CUT = [
    "The council of Velby met on Monday.",
    "The council of Velby sold the ferry Stella to Norvik for €3m.",
    "The council of Velby closed the pool in Mill Lane.",
]
FRAMED = LONG.replace("Mill Lane.", "Mill Lane, Mayor Ida Brun said.")


async def read(article: Article, *answers: Any) -> tuple[Extraction, Scripted]:
    """What is extracted from `article` where the model gives `answers`, the last for ever."""
    remaining = list(answers)
    gateway, record = scripted(
        lambda *_: remaining.pop(0) if len(remaining) > 1 else remaining[0], "compact"
    )
    return await extract_facts(article, gateway), record


async def read_unasked(article: Article) -> Extraction:
    """What is extracted from `article` without a model."""
    return await extract_facts(article, scripted(unasked, "compact")[0])


def claims(extraction: Extraction) -> list[str]:
    return [fact.claim for fact in extraction.facts]


async def test_short_sentences_need_no_model() -> None:
    article = article_of(
        ("Velby council sold the ferry Stella to Norvik on Monday.",),
        ("Mayor Ida Brun said the ferry was old.", "She opened a new pool in June."),
    )
    extraction = await read_unasked(article)
    assert claims(extraction) == [
        "Velby council sold the ferry Stella to Norvik on Monday.",
        "Mayor Ida Brun said the ferry was old.",
        "Ida Brun opened a new pool in June.",
    ]
    assert [fact.id for fact in extraction.facts] == ["a-1", "a-2", "a-3"]
    assert [fact.making for fact in extraction.facts] == ["verbatim", "verbatim", "code"]
    speakers = [fact.attribution and fact.attribution.speaker for fact in extraction.facts]
    assert speakers == [None, "Ida Brun", None]


async def test_a_quotation_that_runs_on_gets_its_speaker() -> None:
    article = article_of(
        ("“We will mend the road by June,” Mayor Ida Brun said.", "“Nobody else will pay for it.”")
    )
    (_, fact) = (await read_unasked(article)).facts
    assert fact.claim == "Ida Brun said: “Nobody else will pay for it.”"
    assert fact.kind == "statement"
    assert fact.attribution is not None
    assert fact.attribution.speaker == "Ida Brun"


@pytest.mark.parametrize(
    "opening",
    ["VELBY, March 4 (Northwire) - ", "But ", "Meanwhile, ", "However, ", "• ", "Asked about it, "],
)
async def test_what_only_leads_into_a_sentence_is_left_out(opening: str) -> None:
    article = article_of((f"{opening}Velby council sold the ferry Stella to Norvik on Monday.",))
    assert claims(await read_unasked(article)) == [
        "Velby council sold the ferry Stella to Norvik on Monday."
    ]


@pytest.mark.parametrize(
    "words",
    ["Who will pay for the ferry of Velby?", "What now?", "Sign up for our newsletter today."],
)
async def test_what_states_nothing_is_dropped_with_its_reason(words: str) -> None:
    extraction = await read_unasked(article_of((words,)))
    assert extraction.facts == ()
    (dropped,) = extraction.dropped
    assert (dropped.source, dropped.text) == ("a.txt", words)
    assert dropped.reason


@pytest.mark.parametrize(
    ("words", "pointer"),
    [
        ("Both are back home.", "Both"),
        ("“Not six, not one,” he said.", "he"),
        ("None of them is seriously ill, the Velby hospital says.", "them"),
        ("Those on Mill Lane will have to wait until Friday.", "Those on"),
        ("The lights will stay off until Sunday, he reckons.", "he"),
    ],
)
async def test_what_points_to_something_unnamed_is_dropped(words: str, pointer: str) -> None:
    extraction = await read_unasked(article_of((words,)))
    assert claims(extraction) == []
    assert [one.reason for one in extraction.dropped] == [f"“{pointer}” is named nowhere near"]


async def test_what_names_whom_it_points_to_is_kept() -> None:
    line = "Both men who were hurt are back home, doctor Ida Brun of Velby said."
    assert claims(await read_unasked(article_of((line,)))) == [line]


async def test_noise_is_no_fact_and_not_lost() -> None:
    plain = article_of(("Velby council sold the ferry Stella to Norvik.",), ("Photo: Pia Holt",))
    noise = plain.sentences[1].model_copy(update={"role": "noise", "reason": "a caption"})
    article = plain.model_copy(update={"sentences": (plain.sentences[0], noise)})
    extraction = await read_unasked(article)
    assert len(extraction.facts) == 1
    assert [(one.text, one.reason) for one in extraction.dropped] == [
        ("Photo: Pia Holt", "a caption")
    ]


async def test_what_is_told_twice_is_one_fact_on_both_sentences() -> None:
    article = article_of(
        ("Velby council sold the ferry Stella.",),
        ("Velby council sold the ferry Stella to Norvik on Monday.",),
    )
    (fact,) = (await read_unasked(article)).facts
    assert fact.claim == "Velby council sold the ferry Stella to Norvik on Monday."
    assert sorted(evidence.sentence for evidence in fact.evidence) == [1, 2]


async def test_a_cut_that_holds_is_taken_over() -> None:
    extraction, record = await read(article_of((LONG,)), {"facts": CUT})
    assert record.asked == [LONG]
    assert claims(extraction) == CUT
    assert {fact.making for fact in extraction.facts} == {"model"}
    assert [quantity.value for fact in extraction.facts for quantity in fact.quantities] == [3e6]


async def test_every_part_keeps_the_speaker_of_the_whole() -> None:
    extraction, record = await read(article_of((FRAMED,)), {"facts": CUT})
    assert "Ida Brun" not in record.asked[0]
    assert len(extraction.facts) == 3
    for fact in extraction.facts:
        assert fact.claim.endswith(", Mayor Ida Brun said.")
        assert fact.attribution is not None
        assert fact.attribution.speaker == "Ida Brun"


async def test_a_part_that_the_sentence_does_not_hold_is_not_taken_over() -> None:
    invented = "The council of Velby sold the pool to Torrevik for €9m."
    extraction, _ = await read(article_of((LONG,)), {"facts": [*CUT, invented]})
    assert claims(extraction) == CUT


@pytest.mark.parametrize(
    "cut",
    [
        ["The pool in Mill Lane sold the council of Velby."],
        ["The council of Velby sold the ferry Stella to Torrevik for €3m."],
        ["closed the pool in Mill Lane"],
        CUT[:2],
    ],
)
async def test_a_cut_that_does_not_hold_is_asked_for_again_and_then_given_up(
    cut: list[str],
) -> None:
    extraction, record = await read(article_of((FRAMED,)), {"facts": cut})
    assert len(record.asked) == 2
    assert len(cut) > 1 or cut[0] in record.reasons[1]
    (fact,) = extraction.facts
    assert fact.claim == FRAMED
    assert fact.guards
    assert fact.attribution is not None
    assert fact.attribution.speaker == "Ida Brun"


async def test_the_second_try_counts() -> None:
    extraction, record = await read(article_of((LONG,)), "no JSON", {"facts": CUT})
    assert len(record.asked) == 2
    assert claims(extraction) == CUT


async def test_what_a_refused_part_would_lose_is_asked_for_with_the_guards_reason() -> None:
    first = ["The council of Velby met on Tuesday.", *CUT[1:]]
    extraction, record = await read(article_of((LONG,)), {"facts": first}, {"facts": CUT})
    assert record.reasons[1].startswith("“The council of Velby met on Tuesday.”: ")
    assert "Tuesday" in record.reasons[1].partition(": ")[2]
    assert claims(extraction) == CUT
    assert {fact.guards for fact in extraction.facts} == {("new words",)}


async def test_a_refused_part_that_loses_nothing_costs_no_second_call() -> None:
    extraction, record = await read(article_of((LONG,)), {"facts": [*CUT, "It was Tuesday."]})
    assert len(record.asked) == 1
    assert claims(extraction) == CUT
    assert all(fact.guards for fact in extraction.facts)


async def test_words_that_the_cut_leaves_out_are_listed() -> None:
    sentence = LONG.replace("the pool in Mill Lane", "the old pool in Mill Lane")
    extraction, record = await read(article_of((sentence,)), {"facts": CUT})
    assert len(record.asked) == 1
    assert claims(extraction) == CUT
    assert [one.text for one in extraction.dropped] == ["old"]
    assert all(one.reason for one in extraction.dropped)


async def test_a_sentence_that_tells_one_thing_stays_whole() -> None:
    extraction, _ = await read(article_of((LONG,)), {"facts": [LONG]})
    assert claims(extraction) == [LONG]


async def test_a_failing_endpoint_is_not_hidden() -> None:
    with pytest.raises(ProviderError, match="gone"):
        await read(article_of((LONG,)), ProviderError("the endpoint is gone"))


SENTENCES = [
    LONG,
    FRAMED,
    "Mayor Ida Brun said the ferry was old.",
    "She opened a new pool in June; Norvik sold 12% of its shares.",
    "“We have nothing left,” she added, “and nobody will pay.”",
    "Who will pay?",
    "{{ 7 * 7 }} people of Velby signed {% if x %} a letter to Norvik.",
    "The company lost €3m.",
]


@settings(max_examples=25)
@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3), min_size=1, max_size=4),
    st.lists(st.sampled_from([*CUT, "Ida Brun died.", ""]), min_size=1, max_size=4),
)
async def test_every_fact_stands_on_the_articles_very_words(
    paragraphs: list[list[str]], cut: list[str]
) -> None:
    article = article_of(*map(tuple, paragraphs))
    extraction, _ = await read(article, {"facts": cut})
    seen = {evidence.sentence for fact in extraction.facts for evidence in fact.evidence}
    for fact in extraction.facts:
        for evidence in fact.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.quote
            assert article.words_of(evidence.sentence) == evidence.quote
    dropped = " ".join(one.text for one in extraction.dropped)
    for sentence in article.sentences:
        assert sentence.number in seen or article.words_of(sentence.number) in dropped


async def test_an_unnamed_person_speaks_on() -> None:
    article = article_of(
        (
            "A doctor at the hospital of Velby sees it otherwise.",
            "“We were told to stop,” she said.",
        )
    )
    fact = (await read_unasked(article)).facts[-1]
    assert fact.claim == "“We were told to stop,” a doctor at the hospital of Velby said."
    assert fact.attribution is not None
    assert fact.attribution.speaker == "a doctor at the hospital of Velby"
    assert fact.attribution.naming == "anonymous"


async def test_a_speaker_goes_on_as_the_words_that_stood_there() -> None:
    article = article_of(("The developer said the land was free.", "It plans 120 flats in Velby."))
    assert claims(await read_unasked(article))[-1] == "The developer plans 120 flats in Velby."
