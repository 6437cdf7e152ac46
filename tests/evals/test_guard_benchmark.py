"""The benchmark of the guards: faults are planted where there is place for them, and told apart."""

from datetime import UTC, datetime
from typing import Any

import pytest

from agent.guards import GUARDS, Candidate, first_failure
from evals.benchmarks.guard_answers import proposals
from evals.benchmarks.guard_faults import PLANTERS, Case, plant
from evals.ingested import ingested
from schemas.gold import GoldArticle, GoldFact
from tests.support.scripted import scripted

ARTICLE = (
    "Mayor Ida Brun said on Monday that Velby might sell the ferry Stella to Norvik for 3 million"
    " euros. “Nobody else would have paid so much,” Pia Holt told the council. Norvik did not say"
    " when the 14 people of the crew would move. The Hanno mill was closed for repairs."
)
SENTENCES = [f"{words}." for words in ARTICLE.rstrip(".").split(". ")]
SPEAKERS = ["Ida Brun", "Pia Holt", "", ""]
RETOLD = Candidate(
    "Ida Brun said Velby might sell the ferry to Norvik.", SENTENCES[0], ARTICLE, "Ida Brun"
)


def cases() -> list[Case]:
    verbatim = [
        Case(
            Candidate(sentence, sentence, ARTICLE, speaker),
            "ferry",
            number,
            others=tuple(other for other in SENTENCES if other != sentence),
            noise=("Most read", "Follow us"),
            people=("Ida Brun", "Pia Holt"),
        )
        for number, (sentence, speaker) in enumerate(zip(SENTENCES, SPEAKERS, strict=True))
    ]
    return [*verbatim, Case(RETOLD, "ferry", len(verbatim), people=("Ida Brun", "Pia Holt"))]


def test_the_claims_as_they_stand_pass() -> None:
    for case in cases():
        assert first_failure(case.candidate) is None


@pytest.mark.parametrize("fault", PLANTERS)
def test_every_fault_finds_its_place_and_a_guard(fault: str) -> None:
    planted = [one for case in cases() for one in plant(case) if one.fault == fault]
    guards = [GUARDS[name] for one in planted for name in one.guards or GUARDS]
    assert any(guard(one.candidate) for guard in guards for one in planted)


def test_a_fault_is_planted_alone() -> None:
    for case in cases():
        for one in plant(case):
            same = (one.candidate.claim == case.claim) + (
                one.candidate.evidence == case.candidate.evidence
            )
            assert same == 1 or one.fault.startswith("menu"), one.fault


async def test_what_a_model_proposed_is_judged_by_the_labels() -> None:
    long = (
        "Velby council, which met on Monday, sold the ferry Stella to Norvik for 3 million euros,"
        " ending a long quarrel over its crew."
    )
    sold = "Velby council sold the ferry Stella to Norvik for 3 million euros."
    proposed = {
        sold: ("", "right"),
        "Norvik sold the ferry Stella to Velby council for 3 million euros.": (
            "changed order",
            "wrong",  # by its words it tells the fact: order is beyond what the labels decide
        ),
        sold.replace("3 million", "5 million"): ("new number", "right"),
        "Velby council met on Monday.": ("", "undecided"),
    }
    gold = GoldArticle(
        id="ferry",
        outlet="Velby Echo",
        voice="wire",
        published=datetime(2024, 5, 6, tzinfo=UTC),
        text=f"Ferry goes to Norvik\n\n{long}\n",
        facts=(
            GoldFact(
                key="sold", claim=sold, quotes=(long,), kind="event", keep=("sold", "3 million")
            ),
        ),
    )

    def answer(words: str, reason: str) -> Any:
        del words, reason
        return {"facts": list(proposed)}

    article = ingested(gold).article
    assert article is not None
    judged = await proposals(gold, article, scripted(answer, "compact")[0], (gold.text,))
    assert judged is not None
    assert {one.claim: (one.guard, one.verdict) for one in judged} == proposed
