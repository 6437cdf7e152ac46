"""Reading a chat completion, and making one of a kept answer."""

from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.chat.chat_completion import Choice

from schemas.call import Outcome


def ending_of(completion: ChatCompletion) -> Outcome:
    """How the answer ended: "ok" (by itself), "truncated" or "refused"."""
    choice = completion.choices[0]
    if choice.finish_reason == "content_filter" or choice.message.refusal:
        return "refused"
    return "truncated" if choice.finish_reason == "length" else "ok"


def tokens_of(completion: ChatCompletion) -> tuple[int, int, int]:
    """Prompt tokens, those of them read from the endpoint's cache, and answer tokens."""
    usage = completion.usage
    if usage is None:
        return 0, 0, 0
    details = usage.prompt_tokens_details
    cached = details.cached_tokens if details else None
    return usage.prompt_tokens, cached or 0, usage.completion_tokens


def replayed(text: str) -> ChatCompletion:
    """A kept answer in the shape in which instructor takes one."""
    message = ChatCompletionMessage(role="assistant", content=text)
    choice = Choice(finish_reason="stop", index=0, message=message)
    return ChatCompletion(
        id="kept", choices=[choice], created=0, model="kept", object="chat.completion"
    )
