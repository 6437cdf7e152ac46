"""Headline and summary: the model's words where they hold, the facts' own where they do not."""

from typing import Any

import pytest

from agent.compose import Top, write_top
from agent.errors import ProviderError
from schemas.briefing import BriefingFact
from tests.compose.material import conflict, fact
from tests.support.scripted import Scripted, scripted, unasked

FACTS = (
    fact("f1", "The Hanno mill in Velby will cut 120 jobs in June."),
    fact("f2", "Mayor Ida Brun said the council may buy the land of the Hanno mill."),
    fact("f3", "The Hanno mill did not pay its energy bill in March."),
    fact("f4", "Velby has 9,400 inhabitants."),
)
SOUND: dict[str, Any] = {
    "headline": "Hanno mill in Velby will cut 120 jobs",
    "summary": [
        {"text": "The Hanno mill in Velby will cut 120 jobs in June.", "facts": [1]},
        {"text": "Mayor Ida Brun said the council may buy the land.", "facts": [2]},
        {"text": "The Hanno mill did not pay its energy bill in March.", "facts": [3]},
    ],
}


async def top_of(*answers: Any, facts: tuple[BriefingFact, ...] = FACTS) -> tuple[Top, Scripted]:
    """The top made of `answers`, the last of which is given again and again."""
    remaining = list(answers)
    gateway, record = scripted(lambda *_: remaining.pop(0) if len(remaining) > 1 else remaining[0])
    return await write_top(facts, (conflict(*facts[:2]),), gateway), record


def with_sentence(text: str, *numbers: int) -> dict[str, Any]:
    """The sound answer with `text` for its last sentence."""
    return SOUND | {"summary": [*SOUND["summary"][:2], {"text": text, "facts": [*numbers]}]}


async def test_sound_words_are_taken_and_cited() -> None:
    top, record = await top_of(SOUND)
    assert top.written
    assert top.headline == SOUND["headline"]
    assert [sentence.facts for sentence in top.summary] == [("f1",), ("f2",), ("f3",)]
    assert len(record.asked) == 1


async def test_the_model_sees_the_facts_by_number_and_what_is_disputed() -> None:
    _, record = await top_of(SOUND)
    for number, one in enumerate(FACTS, start=1):
        assert f"{number}. {one.claim}" in record.asked[0]
    assert "how many jobs go" in record.asked[0]


@pytest.mark.parametrize(
    "text",
    [
        "The Hanno mill in Torrevik did not pay its bill.",
        "The Hanno mill did not pay its energy bill of 7 million euros.",
        "The Hanno mill paid its energy bill in March.",
        "The Hanno mill is a disgraceful place.",
        "It did not pay its energy bill in March.",
        "The mill’s owner said “we are broke”.",
    ],
)
async def test_a_sentence_that_the_facts_do_not_hold_is_asked_anew_and_then_left_out(
    text: str,
) -> None:
    top, record = await top_of(with_sentence(text, 3))
    assert len(record.asked) == 2
    assert text in record.reasons[1]
    assert text not in [sentence.text for sentence in top.summary]
    assert [sentence.facts for sentence in top.summary] == [("f1",), ("f2",)]


@pytest.mark.parametrize("numbers", [(0,), (5,), (3, 99)])
async def test_a_sentence_on_a_fact_that_is_not_there_is_left_out(numbers: tuple[int, ...]) -> None:
    top, record = await top_of(with_sentence(FACTS[2].claim, *numbers))
    assert len(record.asked) == 2
    assert {number for one in top.summary for number in one.facts} == {"f1", "f2"}


async def test_facts_are_counted_from_one() -> None:
    top, record = await top_of(with_sentence(FACTS[-1].claim, 0))
    assert len(record.asked) == 2
    assert FACTS[-1].claim not in [sentence.text for sentence in top.summary]


async def test_a_headline_is_short_however_true() -> None:
    claim = (
        "The Hanno mill in Velby will cut 120 jobs in June, close its school in July, sell its"
        " ferry in August and pay its energy bill in autumn."
    )
    long = (fact("f1", claim), *FACTS[1:])
    top, record = await top_of(SOUND | {"headline": claim[:-1]}, facts=long)
    assert "longer" in record.reasons[1]
    assert top.headline == claim[:-1]  # the plain fallback is the first fact whatever its length


async def test_a_lost_hedge_is_no_summary() -> None:
    bold = "Mayor Ida Brun said the council will buy the land of the Hanno mill."
    kept = [SOUND["summary"][0], {"text": bold, "facts": [2]}, SOUND["summary"][2]]
    top, record = await top_of(SOUND | {"summary": kept})
    assert "may" in record.reasons[1]
    assert [one.facts for one in top.summary] == [("f1",), ("f3",)]


async def test_the_same_is_not_said_twice() -> None:
    top, _ = await top_of(with_sentence("The Hanno mill will cut 120 jobs in June.", 1))
    assert len(top.summary) == 2


@pytest.mark.parametrize(
    "headline",
    [
        "Torrevik mill will cut 120 jobs",
        "Hanno mill in Velby will cut 210 jobs",
        "Hanno mill in Velby will cut 120 jobs in June " + "and then more " * 5,
        "Council will buy land of Hanno mill",
    ],
)
async def test_an_unfaithful_headline_gives_way_to_the_first_fact(headline: str) -> None:
    top, record = await top_of(SOUND | {"headline": headline})
    assert record.reasons[1].startswith("headline:")
    assert top.headline == FACTS[0].claim.rstrip(".")


async def test_a_second_answer_that_holds_is_taken_whole() -> None:
    top, record = await top_of(SOUND | {"headline": "Torrevik mill shuts"}, SOUND)
    assert len(record.asked) == 2
    assert top.written
    assert top.headline == SOUND["headline"]


@pytest.mark.parametrize("answer", ["no JSON at all", {"headline": "Hanno mill"}, {"summary": []}])
async def test_an_answer_without_form_leaves_the_facts_own_words(answer: Any) -> None:
    top, _ = await top_of(answer)
    assert not top.written
    assert top.headline == FACTS[0].claim.rstrip(".")
    assert [(one.text, one.facts) for one in top.summary] == [
        (one.claim, (one.id,)) for one in FACTS[:3]
    ]


async def test_one_fact_needs_no_model() -> None:
    gateway, _ = scripted(unasked)
    top = await write_top(FACTS[:1], (), gateway)
    assert (top.headline, top.written) == (FACTS[0].claim.rstrip("."), False)


async def test_what_hangs_under_another_fact_or_repeats_it_does_not_lead() -> None:
    broad = FACTS[0].model_copy(update={"narrower": ("f2",)})
    narrow = fact("f2", "Dozens of paper workers face the sack.")
    again = fact("f3", "In June the Hanno mill in Velby will cut 120 jobs.")
    gateway, _ = scripted(unasked)
    top = await write_top((broad, narrow, again), (), gateway)
    assert [one.facts for one in top.summary] == [("f1",)]


async def test_a_failing_endpoint_is_not_hidden() -> None:
    with pytest.raises(ProviderError, match="gone"):
        await top_of(ProviderError("the endpoint is gone"))
