"""The real embedded model behind the gateway: it fits forms, keeps numbers, reuses prefixes."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.llm.probe import probe
from agent.settings import Settings
from agent.store.store import Store
from prompts.rendered import RenderedPrompt
from schemas.call import Call
from tests.support.embedded import embedded_settings

pytestmark = pytest.mark.model


class Finding(BaseModel):
    """One finding."""

    model_config = ConfigDict(extra="forbid")

    sentence: int
    kind: Literal["event", "figure"]
    claim: Annotated[str, Field(max_length=160)]


class Findings(BaseModel):
    """What a short article says."""

    model_config = ConfigDict(extra="forbid")

    findings: Annotated[list[Finding], Field(min_length=2, max_length=2)]


@pytest.fixture(scope="module")
def settings() -> Settings:
    return embedded_settings()


def prompt(article: str) -> RenderedPrompt:
    system = (
        "You list what a short article says, one finding for each numbered sentence, "
        "with the number of the sentence and the claim in the article's own words."
    )
    messages = ({"role": "system", "content": system}, {"role": "user", "content": article})
    return RenderedPrompt(id="list/compact@1", hash="", messages=messages)


FERRY = (
    "1 The council shut the north ferry pier on Tuesday. "
    "2 About 4,300 people use the pier on a weekday. "
    "3 Repairs will cost 2.4 million euros."
)


async def test_the_model_answers_in_the_form(settings: Settings, store: Store) -> None:
    calls: list[Call] = []
    async with connect(settings, Ledger(store, "r1", calls.append)) as gateway:
        found = await gateway.ask(prompt(FERRY), Findings, max_tokens=200)
        again = prompt("1 The mayor of Oss resigned on Friday.")
        await gateway.ask(again, Finding, max_tokens=60)

    assert len(found.findings) == 2  # the form allows neither less nor more
    assert "4,300" in found.findings[1].claim
    assert [call.outcome for call in calls] == ["ok", "ok"]
    assert calls[1].cached_tokens >= 30  # the instructions were not read again
    # Without spaces between its tokens the answer is little longer than its own words.
    assert calls[0].completion_tokens < 80
    assert gateway.usage.cost == 0


async def test_the_embedded_server_enforces_schemas(settings: Settings, store: Store) -> None:
    found = await probe(settings, store, "r1")
    assert (found.answers, found.enforces_schema, found.detail) == (True, True, "")
