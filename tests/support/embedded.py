"""The real embedded model for tests that ask it."""

import asyncio

from agent.llm.pull import pull
from agent.settings import Settings, load_settings


def embedded_settings() -> Settings:
    """Settings for the default embedded model in the user's own home, fetched if need be."""
    settings = load_settings(base_url="", api_key="")
    asyncio.run(pull(settings.model, settings.home, _quiet))
    return settings


def _quiet(done: int, total: int) -> None:
    del done, total
