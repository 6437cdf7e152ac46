"""The pairs that code leaves unclear, put to a model."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest

from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError
from agent.reconcile.asking import settle
from agent.reconcile.ruling import Ruling
from prompts.rendered import RenderedPrompt
from schemas.decision import Decision
from schemas.wire.relate import Related, RelatedPair


class Model:
    """Answers every pair with one verdict, and remembers what it was shown."""

    def __init__(self, profile: str, verdict: RelatedPair | None) -> None:
        self.info = SimpleNamespace(profile=profile)
        self.verdict = verdict
        self.shown: list[str] = []
        self.said: dict[str, str] = {}

    async def told(self, prompt: str, questions: Sequence[str]) -> dict[str, str]:
        assert prompt == "relate/full@1"
        return {question: self.said[question] for question in questions if question in self.said}

    async def tell(self, prompt: str, answers: Mapping[str, str]) -> None:
        assert prompt == "relate/full@1"
        self.said |= answers

    async def ask(self, prompt: RenderedPrompt, form: type[Related], **_: Any) -> Related:
        text = prompt.messages[-1]["content"]
        self.shown.append(text)
        if self.verdict is None:
            raise AnswerError("invalid", "no")
        count = text.count("Pair ")
        return form(
            pairs=[self.verdict.model_copy(update={"pair": at}) for at in range(1, count + 1)]
        )


def unclear(count: int) -> tuple[list[Ruling], dict[str, str]]:
    claims = {f"{side}{at}": f"Claim {at} {{{{ 7*7 }}}}" for at in range(count) for side in "ab"}
    rulings = [
        Ruling(
            Decision(left=f"a{at}", right=f"b{at}", relation="different", by="code", reason="half"),
            unclear=True,
        )
        for at in range(count)
    ]
    return rulings, claims


async def ask(model: Model, count: int) -> list[Ruling]:
    rulings, claims = unclear(count)
    return await settle(rulings, claims, cast(Gateway, model))


async def test_many_pairs_go_in_one_call_and_the_verdict_is_kept_with_its_source() -> None:
    model = Model("full", RelatedPair(pair=1, relation="same"))
    settled = await ask(model, 30)
    assert len(model.shown) == 2
    assert "{{ 7*7 }}" in model.shown[0]
    assert {(one.decision.relation, one.decision.by) for one in settled} == {("same", "model")}


async def test_a_pair_is_asked_about_once_whatever_goes_with_it() -> None:
    model = Model("full", RelatedPair(pair=1, relation="same"))
    await ask(model, 3)
    settled = await ask(model, 5)
    assert [text.count("Pair ") for text in model.shown] == [3, 2]
    assert "Claim 3" in model.shown[1]
    assert {one.decision.relation for one in settled} == {"same"}


async def test_a_conflict_keeps_the_pair_apart() -> None:
    verdict = RelatedPair(pair=1, relation="conflicting", differs_in="date")
    settled = await ask(Model("full", verdict), 1)
    assert settled[0].apart
    assert settled[0].decision.conflict == "date"


@pytest.mark.parametrize("model", [Model("compact", None), Model("full", None)])
async def test_without_an_answer_code_stands(model: Model) -> None:
    rulings, _ = unclear(3)
    assert await ask(model, 3) == rulings
    assert len(model.shown) == (0 if model.info.profile == "compact" else 1)
