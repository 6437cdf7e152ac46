"""A small form and a prompt, to ask with in tests."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from pydantic import BaseModel, ConfigDict

from agent.llm.connect import connect
from agent.llm.endpoint import Patience
from agent.llm.gateway import Gateway
from agent.llm.ledger import Ledger
from agent.settings import Settings, load_settings
from agent.store.store import Store
from prompts.rendered import RenderedPrompt
from schemas.call import Call
from tests.support.model_server import ModelServer


class Claim(BaseModel):
    """A claim and the sentence that it stands on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentence: int
    claim: str


GOOD = {"sentence": 2, "claim": "The bridge stays shut."}
QUICK = Patience(tries=3, total=5, first_wait=0.01)


def prompt(text: str = "1 The bridge is old. 2 It stays shut.") -> RenderedPrompt:
    """A prompt with `text` as its article."""
    return RenderedPrompt(
        id="read/compact@1",
        hash="0" * 64,
        messages=(
            {"role": "system", "content": "Name the claim and its sentence."},
            {"role": "user", "content": text},
        ),
    )


@asynccontextmanager
async def gateway_to(
    server: ModelServer,
    store: Store,
    on_call: Callable[[Call], None] | None = None,
    **flags: Any,
) -> AsyncIterator[Gateway]:
    """A gateway to `server` in run "r1" that loses patience quickly."""
    async with connect(hosted(server, **flags), Ledger(store, "r1", on_call), QUICK) as gateway:
        yield gateway


def hosted(server: ModelServer, **flags: Any) -> Settings:
    """Settings for a model at `server`."""
    return load_settings(
        **{"base_url": server.base_url, "model": "scripted", "api_key": "k-1"} | flags
    )
