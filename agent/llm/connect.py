"""Makes the gateway that the settings ask for."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache

from agent.errors import ConfigError
from agent.llm.embedded import EmbeddedServer
from agent.llm.endpoint import PATIENT, Address, Patience, Reach
from agent.llm.gateway import Answering, Gateway
from agent.llm.ledger import Ledger
from agent.llm.models import model_file
from agent.llm.prices import price_of
from agent.settings import Settings
from agent.store.turns import take_turn
from schemas.briefing import ModelInfo

OPENAI = "https://api.openai.com/v1"


@asynccontextmanager
async def connect(
    settings: Settings, ledger: Ledger, patience: Patience = PATIENT
) -> AsyncIterator[Gateway]:
    """The gateway to the configured model; what it started is ended at the end.

    Its calls go into `ledger`.
    Raises ConfigError where the model is not there, or its price is needed and unknown.
    """
    async with AsyncExitStack() as stack:
        stack.push_async_callback(ledger.settle)
        info, reach = await _endpoint(settings, ledger, stack)
        _check_price(settings, info)

        @cache
        def provider() -> Answering:
            # Imported here: the client takes a second to load, which a run of kept answers saves.
            from agent.llm.provider import make_provider

            made = make_provider(settings, info, ledger, reach, patience)
            stack.push_async_callback(made.pools.close)
            return made

        yield Gateway(info, ledger, provider)


async def _endpoint(
    settings: Settings, ledger: Ledger, stack: AsyncExitStack
) -> tuple[ModelInfo, Reach]:
    """What the model is, and the way to its address; nothing is started yet."""
    if settings.embedded:
        model = await model_file(settings.model, settings.home)
        server = EmbeddedServer(model, settings.home)
        stack.push_async_callback(server.close)
        info = ModelInfo(
            name=model.name, profile=settings.profile, endpoint="embedded", digest=model.digest
        )
        return info, server.reach
    info = ModelInfo(
        name=settings.model, profile=settings.profile, endpoint=settings.base_url or OPENAI
    )
    address = Address(info.endpoint, settings.api_key.get_secret_value() or "none")

    async def reach() -> Address:
        if settings.requests_per_minute:
            turn = take_turn(ledger.store, info.endpoint, settings.requests_per_minute)
            await asyncio.sleep(await turn)
        return address

    return info, reach


def _check_price(settings: Settings, info: ModelInfo) -> None:
    if settings.max_cost is None or settings.embedded:
        return
    if price_of(info.name, info.endpoint)(1, 0, 1) is None:
        raise ConfigError(
            f"--max-cost cannot be kept: the price of {info.name!r} at {info.endpoint} is unknown; "
            "use --max-tokens instead"
        )
