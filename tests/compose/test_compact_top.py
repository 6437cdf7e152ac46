"""The compact profile's top: the model's headline where it holds, the facts' own words below it."""

from typing import Any

import pytest

from agent.compose import Top, write_top
from agent.compose.top import plain_headline
from schemas.briefing import Variant
from tests.compose.material import conflict, fact
from tests.support.scripted import Scripted, scripted

FACTS = (
    fact("f1", "The Hanno mill in Velby will cut 120 jobs in June after it lost an order."),
    fact("f2", "Mayor Ida Brun said the council may buy the land of the Hanno mill."),
    fact("f3", "The Hanno mill did not pay its energy bill in March."),
)
SOUND: dict[str, Any] = {"headline": "Hanno mill in Velby will cut 120 jobs", "facts": [1, 3]}


async def top_of(*answers: Any) -> tuple[Top, Scripted]:
    """The top made of `answers`, the last of which is given again and again."""
    remaining = list(answers)
    gateway, record = scripted(
        lambda *_: remaining.pop(0) if len(remaining) > 1 else remaining[0], "compact"
    )
    return await write_top(FACTS, (conflict(*FACTS[:2]),), gateway), record


async def test_the_model_points_and_the_facts_speak() -> None:
    top, record = await top_of(SOUND)
    assert top.headline == SOUND["headline"]
    assert [(one.text, one.facts) for one in top.summary] == [
        (FACTS[0].claim, ("f1",)),
        (FACTS[2].claim, ("f3",)),
    ]
    assert len(record.asked) == 1


@pytest.mark.parametrize(
    "headline",
    [
        "Hanno mill in Torrevik will cut 120 jobs",
        "Hanno mill in Velby will cut 12 jobs",
        "Council will buy the land of the Hanno mill",
        "Hanno mill in Velby will cut 120 jobs in June after it lost an order " + "and more " * 4,
    ],
)
async def test_a_headline_that_no_fact_holds_is_asked_anew_and_then_plain(headline: str) -> None:
    top, record = await top_of(SOUND | {"headline": headline})
    assert record.reasons[1].startswith("headline:")
    assert top.headline == FACTS[0].claim.rstrip(".")
    assert [one.facts for one in top.summary] == [("f1",), ("f3",)]


@pytest.mark.parametrize("numbers", [[1, 9], [0, 2], [2, 2], [-1, 1]])
async def test_only_facts_that_are_there_are_told_each_once(numbers: list[int]) -> None:
    top, record = await top_of(SOUND | {"facts": numbers})
    assert "only facts 1 to 3" in record.reasons[1]
    told = [one.facts[0] for one in top.summary]
    assert len(told) == len(set(told)) >= 2


@pytest.mark.parametrize("answer", ["no JSON at all", {"headline": "Hanno mill"}, {"facts": [1]}])
async def test_an_answer_without_form_leaves_the_facts_own_words(answer: Any) -> None:
    top, _ = await top_of(answer)
    assert not top.written
    assert [one.text for one in top.summary] == [one.claim for one in FACTS]


def told_as(*claims: str) -> str:
    """The plain headline of a fact with its first claim and the others as variants."""
    variants = tuple(Variant(fact=f"x{n}", article="a", claim=c) for n, c in enumerate(claims))
    return plain_headline(fact("f1", claims[0]).model_copy(update={"variants": variants}))


def test_a_plain_headline_is_short_where_an_article_has_it_short() -> None:
    long = (
        "The Hanno mill in Velby, which has made paper on the lower river for a hundred years, will"
        " cut 120 jobs in June."
    )
    assert told_as("Velby council sold the ferry.") == "Velby council sold the ferry"
    assert told_as(long, "The Hanno mill will cut 120 jobs.") == "The Hanno mill will cut 120 jobs"
    assert told_as(long) == long.rstrip(".")


def test_a_plain_headline_loses_no_negation_and_no_hedge() -> None:
    assert told_as("The Hanno mill may cut 120 jobs after it lost an order from the navy in May"
                   " that it had waited for.") == "The Hanno mill may cut 120 jobs"  # fmt: skip
