"""The full profile: a model's claims, guarded; where they fail twice the article's own words."""

from typing import Any

import pytest

from agent.errors import ProviderError
from agent.extract import Extraction, extract_facts
from schemas.article import Article
from tests.support.scripted import Scripted, scripted
from tests.text.articles import article_of

ARTICLE = article_of(
    ("Velby council sold the ferry Stella to Norvik for €3m on Monday.",),
    ("Mayor Ida Brun said the money may go to the pool.", "She did not rule out a new ferry."),
    ("Norvik declined to comment.",),
)
SOLD = {
    "sentences": [1],
    "claim": "Velby council sold the ferry Stella to Norvik for €3m on Monday.",
    "kind": "event",
    "speaker": "",
    "naming": "none",
    "outlet": "",
}
POOL = {
    "sentences": [2, 1],
    "claim": "Ida Brun said the money from the ferry may go to the pool.",
    "kind": "statement",
    "speaker": "Ida Brun",
    "naming": "named",
    "outlet": "",
}


async def read(*answers: Any, article: Article = ARTICLE) -> tuple[Extraction, Scripted]:
    """What is extracted from `article` where the model gives `answers`, the last for ever."""
    remaining = list(answers)
    gateway, record = scripted(lambda *_: remaining.pop(0) if len(remaining) > 1 else remaining[0])
    return await extract_facts(article, gateway), record


def facts(*given: dict[str, Any]) -> dict[str, Any]:
    return {"facts": list(given)}


def claims(extraction: Extraction) -> list[str]:
    return [fact.claim for fact in extraction.facts]


async def test_sound_claims_are_taken_with_kind_and_speaker() -> None:
    extraction, record = await read(facts(SOLD, POOL))
    assert len(record.asked) == 1
    assert claims(extraction) == [SOLD["claim"], POOL["claim"]]
    sold, pool = extraction.facts
    assert (sold.kind, sold.attribution, sold.making) == ("event", None, "model")
    assert pool.attribution is not None
    assert (pool.kind, pool.attribution.speaker) == ("statement", "Ida Brun")
    assert [(q.value, q.currency) for q in sold.quantities] == [(3e6, "EUR")]


async def test_the_model_reads_every_body_sentence_by_number() -> None:
    noise = ARTICLE.sentences[3].model_copy(update={"role": "noise", "reason": "a caption"})
    article = ARTICLE.model_copy(update={"sentences": (*ARTICLE.sentences[:3], noise)})
    _, record = await read(facts(SOLD), article=article)
    for sentence in article.sentences[:3]:
        assert f"[{sentence.number}] {article.words_of(sentence.number)}" in record.asked[0]
    assert article.words_of(4) not in record.asked[0]


async def test_evidence_is_the_very_words_of_the_cited_sentences() -> None:
    extraction, _ = await read(facts(SOLD, POOL))
    assert [[e.sentence for e in fact.evidence] for fact in extraction.facts] == [[1], [2, 1]]
    for fact in extraction.facts:
        for evidence in fact.evidence:
            assert ARTICLE.text[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote == ARTICLE.words_of(evidence.sentence)


@pytest.mark.parametrize(
    ("claim", "guard"),
    [
        ("Velby council sold the ferry Stella to Torrevik for €3m on Monday.", "new name"),
        ("Velby council sold the ferry Stella to Norvik for €9m on Monday.", "new number"),
        ("Velby council did not sell the ferry Stella to Norvik for €3m.", "lost negation"),
        ("Velby council sold the ferry to Norvik in a “shameful” deal.", "altered quotation"),
        ("Velby council secretly sold the ferry Stella to Norvik for €3m.", "new words"),
        ("It sold the ferry Stella to Norvik for €3m on Monday.", "does not stand alone"),
    ],
)
async def test_a_claim_that_fails_twice_gives_way_to_the_sentence(claim: str, guard: str) -> None:
    extraction, record = await read(facts(SOLD | {"claim": claim}, POOL))
    assert len(record.asked) == 2
    assert claim in record.reasons[1]
    assert claims(extraction) == [SOLD["claim"], POOL["claim"]]
    assert [fact.guards for fact in extraction.facts] == [(guard,), ()]
    assert [fact.making for fact in extraction.facts] == ["code", "model"]


async def test_a_name_may_come_from_the_title_or_be_the_outlets_own() -> None:
    article = ARTICLE.model_copy(update={"title": "Moorland loses its ferry", "outlet": "The Echo"})
    claim = "Moorland’s Velby council sold the ferry Stella to Norvik for €3m, The Echo said."
    extraction, record = await read(facts(SOLD | {"claim": claim}), article=article)
    assert len(record.asked) == 1
    assert claims(extraction) == [claim]
    _, record = await read(facts(SOLD | {"claim": claim}))
    assert "the article has no 'Moorland" in record.reasons[1]


async def test_a_lost_hedge_gives_way_to_the_sentence_with_its_speaker() -> None:
    bold = POOL | {"claim": "Ida Brun said the money will go to the pool.", "sentences": [2]}
    extraction, record = await read(facts(bold))
    assert "may" in record.reasons[1]
    (fact,) = extraction.facts
    assert fact.claim == "Mayor Ida Brun said the money may go to the pool."
    assert fact.guards == ("lost hedge",)
    assert fact.attribution is not None
    assert fact.attribution.speaker == "Ida Brun"


async def test_words_in_the_wrong_mouth_are_objected_to() -> None:
    stolen = POOL | {"claim": "Norvik said the money may go to the pool.", "sentences": [2]}
    extraction, record = await read(facts(stolen))
    assert "Ida Brun" in record.reasons[1]
    assert [fact.guards for fact in extraction.facts] == [("wrong speaker",)]


async def test_the_sentence_that_speaks_for_itself_names_who_is_meant() -> None:
    denied = POOL | {"claim": "Ida Brun ruled out a new ferry.", "sentences": [3]}
    extraction, _ = await read(facts(denied))
    assert claims(extraction) == ["Ida Brun did not rule out a new ferry."]


async def test_a_second_answer_that_holds_is_taken() -> None:
    wrong = facts(SOLD | {"claim": "Velby council sold the ferry Stella to Torrevik."})
    extraction, record = await read(wrong, facts(SOLD, POOL))
    assert len(record.asked) == 2
    assert claims(extraction) == [SOLD["claim"], POOL["claim"]]
    assert all(fact.guards == () for fact in extraction.facts)


async def test_a_claim_on_no_sentence_of_ours_is_dropped_with_its_reason() -> None:
    extraction, record = await read(facts(SOLD, POOL | {"sentences": [17]}))
    assert len(record.asked) == 2
    assert claims(extraction) == [SOLD["claim"]]
    (dropped,) = (one for one in extraction.dropped if one.what == "claim")
    assert (dropped.text, dropped.source) == (POOL["claim"], "a.txt")
    assert dropped.reason


async def test_a_sentence_without_a_fact_is_listed() -> None:
    extraction, _ = await read(facts(SOLD))
    assert extraction.dropped
    assert all(one.what == "text" and one.reason for one in extraction.dropped)


async def test_a_speaker_whom_the_article_does_not_name_is_left_out() -> None:
    extraction, _ = await read(facts(SOLD | {"speaker": "Eva Torrevik", "naming": "named"}))
    (fact,) = extraction.facts
    assert fact.attribution is None


TWO_VOICES = article_of(
    ("Mayor Ida Brun said the money may go to the pool.",),
    ("Karl Ost, who runs Norvik, said the ferry Stella needs new engines.",),
    ("The pool may reopen, an official told the Velby Echo.",),
)
OST = POOL | {
    "sentences": [1],
    "claim": "Ida Brun said the money may go to the pool.",
    "speaker": "Karl Ost",
}


async def test_a_speaker_of_another_sentence_is_asked_for_again_then_the_rules_own_is_taken() -> (
    None
):
    extraction, record = await read(facts(OST), article=TWO_VOICES)
    assert "Ida Brun says so, not Karl Ost" in record.reasons[1]
    (fact,) = extraction.facts
    assert fact.attribution is not None
    assert (fact.attribution.speaker, fact.guards) == ("Ida Brun", ("wrong speaker",))


async def test_a_speaker_mended_when_asked_again_is_taken() -> None:
    right = facts(OST | {"speaker": "Ida Brun"})
    extraction, _ = await read(facts(OST), right, article=TWO_VOICES)
    assert [(f.claim, f.making, f.guards) for f in extraction.facts] == [
        (OST["claim"], "model", ())
    ]


@pytest.mark.parametrize("speaker", ["Brun", "the mayor", "Mayor Ida Brun"])
async def test_another_name_of_the_speaker_is_no_wrong_speaker(speaker: str) -> None:
    article = article_of(
        ("Mayor Ida Brun said the money may go to the pool.", "Brun met the mayor's staff."),
    )
    extraction, record = await read(facts(OST | {"speaker": speaker}), article=article)
    assert len(record.asked) == 1
    (fact,) = extraction.facts
    assert fact.attribution is not None
    assert fact.attribution.speaker == speaker


async def test_a_speaker_left_empty_is_whom_the_rules_found() -> None:
    silent = OST | {"speaker": "", "naming": "none"}
    extraction, record = await read(facts(silent), article=TWO_VOICES)
    assert len(record.asked) == 1
    (fact,) = extraction.facts
    assert fact.attribution is not None
    assert (fact.attribution.speaker, fact.attribution.naming) == ("Ida Brun", "named")


@pytest.mark.parametrize(
    ("speaker", "outlet"),
    [("an official", "Torrevik Post"), ("Eva Torrevik", "Velby Echo")],
)
async def test_speaker_and_outlet_are_judged_each_by_itself(speaker: str, outlet: str) -> None:
    told = {
        "sentences": [3],
        "claim": "An official told the Velby Echo the pool may reopen.",
        "kind": "statement",
        "speaker": speaker,
        "naming": "anonymous",
        "outlet": outlet,
    }
    extraction, _ = await read(facts(told), article=TWO_VOICES)
    (fact,) = extraction.facts
    assert fact.attribution is not None
    assert fact.attribution.speaker.lower() == "an official"
    assert (fact.attribution.outlet, fact.attribution.naming) == ("Velby Echo", "anonymous")


async def test_sound_facts_that_a_second_answer_forgets_are_kept() -> None:
    wrong = POOL | {"claim": "Ida Brun said the money will go to the pool.", "sentences": [2]}
    extraction, record = await read(facts(SOLD, wrong), facts(POOL))
    assert len(record.asked) == 2
    assert claims(extraction) == [SOLD["claim"], POOL["claim"]]
    assert ARTICLE.words_of(1) not in [one.text for one in extraction.dropped]


async def test_a_fact_in_other_words_the_second_time_is_told_once() -> None:
    other = SOLD | {"claim": "Velby council sold the ferry Stella on Monday to Norvik for €3m."}
    wrong = POOL | {"claim": "Ida Brun said the money will go to the pool.", "sentences": [2]}
    extraction, _ = await read(facts(SOLD, wrong), facts(other, POOL))
    assert claims(extraction) == [other["claim"], POOL["claim"]]


async def test_a_long_article_is_read_in_windows_and_every_sentence_is_shown() -> None:
    sold = "Velby sold ferry number {} to Norvik, as the council had said in its plan for the year."
    long = article_of(*(tuple(sold.format(n) for n in range(p, p + 50)) for p in range(0, 300, 50)))
    _, record = await read(facts(), article=long)
    assert len(record.asked) > 1
    news = [asked.split("Article", 1)[-1] for asked in record.asked]
    for sentence in long.sentences:
        assert sum(f"[{sentence.number}] " in window for window in news) == 1
    assert not any("for reference only" in asked for asked in record.asked)


async def test_a_failing_endpoint_is_not_hidden() -> None:
    with pytest.raises(ProviderError, match="gone"):
        await read(ProviderError("the endpoint is gone"))


async def test_an_answer_whose_claim_fails_twice_speaks_with_its_speaker() -> None:
    article = article_of(
        ("Mayor Ida Brun met the Echo.",), ("Q: Who pays?",), ("A: We have borrowed €8m.",)
    )
    wrong = {**POOL, "sentences": [3], "claim": "Ida Brun said Velby has borrowed €9m."}
    extraction, _ = await read(facts(wrong), article=article)
    assert claims(extraction) == ["Ida Brun said: “We have borrowed €8m.”"]
