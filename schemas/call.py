"""A call: one request to a model, recorded before its answer is used."""

from datetime import datetime
from typing import Literal

from schemas.base import Form

Outcome = Literal["ok", "cached", "invalid", "truncated", "refused", "transport", "cancelled"]
"""ok: a valid answer. cached: answered from disk, nothing was sent. invalid: the answer did not fit
its form. truncated: it was cut at its length limit. refused: the model or a filter declined.
transport: no answer arrived. cancelled: stopped by the user."""


class Call(Form):
    """One attempt. Tokens are counted by the endpoint; `cached_tokens` of `prompt_tokens` were
    read from its prefix cache. `cost` is in US dollars, None where the price is unknown.
    `prompt` is "<task>/<profile>@<version>"; `run` groups the calls of one command.
    """

    run: str
    article: str
    prompt: str
    model: str
    attempt: int
    outcome: Outcome
    started: datetime
    seconds: float
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = None
    error: str = ""


class Usage(Form):
    """What a run asked and spent. `cost` is None as soon as one priced call is of unknown price."""

    calls: int = 0
    cached_calls: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    cost: float | None = 0.0
    seconds: float = 0.0
