"""Finds out what an endpoint can do, by asking it: for `factbrief doctor`."""

import time
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from agent.errors import FactbriefError
from agent.llm.connect import connect
from agent.llm.endpoint import Patience
from agent.llm.ledger import Ledger
from agent.settings import Settings
from agent.store.store import Store
from prompts.rendered import RenderedPrompt
from schemas.call import Call


class ProbeAnswer(BaseModel):
    """Words that no model chooses by itself: who answers so was held to the form."""

    model_config = ConfigDict(extra="forbid")

    shade: Literal["zaffre", "gamboge"]
    stones: Literal[17]


_PROMPT = RenderedPrompt(
    id="probe/any@1",
    hash="",
    messages=(
        {"role": "system", "content": "Answer in plain words. Never use braces or JSON."},
        {"role": "user", "content": "Wish me a good morning."},
    ),
)
_PATIENCE = Patience(tries=2, total=20)


@dataclass(frozen=True)
class Probe:
    """`seconds` is the time to the answer; `detail` the error's line, "" where all is well."""

    answers: bool
    enforces_schema: bool
    seconds: float
    detail: str = ""


async def probe(settings: Settings, store: Store, run: str) -> Probe:
    """Asks the endpoint for prose in a form that prose cannot have.

    Only an endpoint that really enforces the schema answers in the form at the first try: one
    that takes the schema for a wish follows the prompt.
    """
    calls: list[Call] = []
    ledger = Ledger(store, run, calls.append)
    clock = time.monotonic()
    detail = ""
    try:
        async with connect(settings, ledger, _PATIENCE) as gateway:
            now = int(time.time())  # a kept answer would tell about an earlier day
            await gateway.ask(_PROMPT, ProbeAnswer, max_tokens=60, repeat=now)
    except FactbriefError as error:
        detail = str(error)
    answered = [call for call in calls if call.outcome != "transport"]
    if answered and answered[0].outcome != "ok":
        detail = f"{settings.model} is not held to a schema: {answered[0].error or detail}"
    return Probe(
        answers=bool(answered),
        enforces_schema=bool(answered) and not detail,
        seconds=time.monotonic() - clock,
        detail=detail,
    )
