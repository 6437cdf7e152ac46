"""Reading a chat completion, and making one of a kept answer."""

import re
from typing import Literal

from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice

from agent.store.calls import KeptAnswer

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(?P<inside>.*?)\n?\s*```\s*", re.DOTALL | re.IGNORECASE)
_LONGEST_TOKEN = 64
"""Characters: more than any token of a fact has, and as many as a run of white space may be."""


def text_of(completion: ChatCompletion) -> str:
    """The answer's text, "" where there is none; some endpoints fence it, as Markdown has code."""
    text = completion.choices[0].message.content or ""
    fenced = _FENCED.fullmatch(text) if text.lstrip().startswith("```") else None
    return fenced["inside"] if fenced else text


def longest(max_tokens: int) -> int:
    """The characters that so many tokens can have at most."""
    return max_tokens * _LONGEST_TOKEN


def stopped_short(completion: ChatCompletion) -> Literal["truncated", "refused"] | None:
    """Why the answer is no whole answer; None where the model ended it by itself."""
    choice = completion.choices[0]
    if choice.finish_reason == "content_filter" or choice.message.refusal:
        return "refused"
    return "truncated" if choice.finish_reason == "length" else None


def tokens_of(completion: ChatCompletion) -> tuple[int, int, int]:
    """Prompt tokens, those of them read from the endpoint's cache, and answer tokens."""
    usage = completion.usage
    if usage is None:
        return 0, 0, 0
    details = usage.prompt_tokens_details
    cached = details.cached_tokens if details else None
    return usage.prompt_tokens, cached or 0, usage.completion_tokens


def replayed(kept: KeptAnswer) -> ChatCompletion:
    """A kept answer as it once arrived, so far as it is read again."""
    endings: dict[str, Literal["length", "content_filter"]] = {
        "truncated": "length",
        "refused": "content_filter",
    }
    message = ChatCompletionMessage(role="assistant", content=kept.text)
    choice = Choice(finish_reason=endings.get(kept.outcome, "stop"), index=0, message=message)
    return ChatCompletion(
        id="kept", choices=[choice], created=0, model="kept", object="chat.completion"
    )
