"""A prompt with its values filled in: what the gateway sends and keys its answers by."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RenderedPrompt:
    """`id` is "<task>/<profile>@<version>"; `hash` the SHA-256 of the messages as sent.

    Each message holds `role` ("system", "user", "assistant") and `content`.
    """

    id: str
    hash: str
    messages: tuple[dict[str, str], ...]
