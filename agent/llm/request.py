"""One request to a model, and the key under which its answer is kept."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from agent.errors import ProviderError
from prompts.rendered import RenderedPrompt
from schemas.briefing import ModelInfo

T = TypeVar("T", bound=BaseModel)

SEED = 20
"""Fixed, so that the same request brings the same answer; a repeat adds its number."""


class AnswerError(ProviderError):
    """The model answered and the answer will not do, not even after it was asked once more.

    `outcome` says why: it does not fit its form or its check, was cut at its length limit, or was
    refused; `text` is its last answer, parts of which may be sound. The endpoint itself works, so
    other requests may well succeed.
    """

    def __init__(
        self, outcome: Literal["invalid", "truncated", "refused"], reason: str, text: str = ""
    ) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.text = text


@dataclass(frozen=True)
class Request(Generic[T]):
    """What is asked: a prompt, the form of the answer, and the check that the answer must pass.

    `max_tokens` bounds the answer. `check` returns the reason why an answer will not do, or None.
    `repeat` tells apart deliberate repetitions of one request.
    """

    prompt: RenderedPrompt
    form: type[T]
    article: str
    max_tokens: int
    check: Callable[[T], str | None] | None
    repeat: int

    def sampling(self) -> dict[str, Any]:
        """The parameters that shape the answer."""
        return {
            "temperature": 0,
            "seed": SEED + self.repeat,
            "max_tokens": self.max_tokens,
        }

    def key(self, model: ModelInfo, messages: Sequence[dict[str, Any]]) -> str:
        """SHA-256 of everything that decides the answer; `messages` are those really sent."""
        parts = {
            "model": model.digest or [model.name, model.endpoint],
            "prompt": self.prompt.id,
            "messages": list(messages),
            "schema": _schema(self.form),
            "sampling": self.sampling(),
            "repeat": self.repeat,
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def key_again(self, first: str, text: str, fault: str) -> str:
        """SHA-256 for the second try, after the answer `text` to the try with the key `first`
        would not do for the reason `fault`."""
        return hashlib.sha256(json.dumps([first, text, fault]).encode()).hexdigest()

    def failure(
        self, outcome: Literal["invalid", "truncated", "refused"], text: str, fault: str = ""
    ) -> AnswerError:
        """The error for a last answer `text` that will not do, because of `fault` where invalid."""
        reason = {
            "invalid": f"the model's answer will not do: {fault}",
            "truncated": f"the model's answer was cut at {self.max_tokens} tokens",
            "refused": "the model, or a filter before it, declined",
        }
        return AnswerError(outcome, reason[outcome], text)

    def read(self, text: str) -> tuple[T, Literal[""]] | tuple[None, str]:
        """`text` as the form, or None and the reason why it does not fit or does not pass."""
        try:
            answer = self.form.model_validate_json(text, strict=True)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(str(part) for part in first["loc"])
            return None, f"{place}: {first['msg']}" if place else first["msg"]
        reason = self.check(answer) if self.check else None
        return (None, reason) if reason else (answer, "")


@cache
def _schema(form: type[BaseModel]) -> dict[str, Any]:
    return form.model_json_schema()
