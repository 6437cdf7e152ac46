"""The OpenAI-compatible endpoint behind the gateway: its clients, its bounds, its faults."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import httpx2
import openai
from openai.types.chat import ChatCompletion

from agent.errors import ProviderError
from agent.llm.budget import Budget
from agent.llm.concurrency import Slots
from agent.llm.dialect import for_embedded, for_hosted, refused_by
from agent.llm.endpoint import Address, Patience, Reach
from agent.llm.exchange import Exchange
from agent.llm.faults import explain
from agent.llm.ledger import Ledger
from agent.llm.pools import Pools
from agent.llm.prices import Price, nothing, price_of
from agent.llm.request import Request, T
from agent.settings import Settings
from agent.store.calls import KeptAnswer
from schemas.briefing import ModelInfo

_CONNECT = 10.0
"""Seconds until a connection stands; an answer may take far longer."""


@dataclass
class Provider:
    """One endpoint for one run.

    `reach` gives the endpoint's address, starting it where it is the embedded one; it is asked
    before every request, because an embedded server that died comes back on another port.
    `client_at` gives a client of `pools` with that address.
    `timeout` is in seconds. `heard` tells whether the endpoint has answered anything in this run,
    `begun` when it was first needed, by the monotonic clock. `refused` are the arguments that the
    endpoint does not take. At the `desk` one answer is read at a time, so that requests go out in
    between.
    """

    info: ModelInfo
    pools: Pools
    client_at: Callable[[openai.AsyncOpenAI, Address], openai.AsyncOpenAI]
    reach: Reach
    ledger: Ledger
    budget: Budget
    price: Price
    slots: Slots
    patience: Patience
    timeout: float
    heard: bool
    desk: asyncio.Lock = field(default_factory=asyncio.Lock)
    begun: float = field(default_factory=time.monotonic)
    refused: frozenset[str] = field(default_factory=frozenset)

    async def answer(self, request: Request[T], key: str, kept: KeptAnswer | None) -> T:
        """An answer that fits the form and passes the check; see agent.llm.gateway.Answering."""
        return await Exchange(self, request, key, kept).answer()

    async def send(self, arguments: dict[str, Any], address: Address) -> ChatCompletion:
        """Sends one chat request. Raises openai.OpenAIError, or ProviderError for a non-answer."""
        try:
            async with asyncio.timeout(self.timeout):
                completion = await self._sent(arguments, address)
        except openai.APIStatusError:
            self.heard = True
            raise
        except TimeoutError as error:
            # The client's limit is for the next byte: an answer that drips would never reach it.
            request = httpx2.Request("POST", address.base_url)
            raise openai.APITimeoutError(request=request) from error
        self.heard = True
        # An endpoint that is no chat endpoint may well answer 200, with a web page for instance.
        if not isinstance(completion, ChatCompletion) or not completion.choices:
            raise ProviderError(
                f"{self.info.endpoint} does not answer as an OpenAI-compatible endpoint: "
                "check --base-url (it mostly ends in /v1)"
            )
        return completion

    def silence(self) -> float:
        """Seconds for which the endpoint has been sought in vain, 0 once it has answered."""
        return 0.0 if self.heard else time.monotonic() - self.begun

    def explain(
        self, fault: openai.OpenAIError, without_key: Callable[[str], str]
    ) -> ProviderError:
        """The error for people behind the client's `fault`."""
        return explain(fault, self.info, self.timeout, without_key)

    async def _sent(self, arguments: dict[str, Any], address: Address) -> Any:
        with self.pools.client() as pooled:
            client = self.client_at(pooled, address)
            if self.info.digest:
                return await _post(client, for_embedded(arguments))
            return await self._send_hosted(client, arguments)

    async def _send_hosted(self, client: openai.AsyncOpenAI, arguments: dict[str, Any]) -> Any:
        """Sends the request as the endpoint turns out to want it."""
        while True:
            refused = self.refused
            try:
                return await _post(client, for_hosted(arguments, refused))
            except openai.BadRequestError as fault:
                name = refused_by(fault)
                if not name or name in refused:
                    raise
                self.refused |= {name}
                await self.reach()  # what is sent now waits for its turn as well


async def _post(client: openai.AsyncOpenAI, body: dict[str, Any]) -> ChatCompletion:
    """Posts a chat request as it stands. `chat.completions.create` would first walk through all of
    it, schema and messages, in search of what is to be renamed for the wire: nothing is here."""
    return await client.post("/chat/completions", body=body, cast_to=ChatCompletion)


def make_provider(
    settings: Settings, info: ModelInfo, ledger: Ledger, reach: Reach, patience: Patience
) -> Provider:
    """The provider for one run; its `pools` want closing."""
    timeout = httpx2.Timeout(settings.timeout, connect=min(_CONNECT, settings.timeout))
    environment = not settings.embedded  # a proxy cannot reach this machine's loopback
    # One for all clients: each would read all certificates of the system by itself.
    certificates = httpx2.create_ssl_context(trust_env=environment)

    def client(connections: int) -> openai.AsyncOpenAI:
        return openai.AsyncOpenAI(
            base_url="http://127.0.0.1/v1",  # address and key are set for each request by `send`
            api_key="none",
            timeout=timeout,
            max_retries=0,
            http_client=httpx2.AsyncClient(
                timeout=timeout,
                limits=httpx2.Limits(max_connections=connections),
                verify=certificates,
                trust_env=environment,
            ),
        )

    return Provider(
        info=info,
        pools=Pools(settings.concurrency, client),
        client_at=cache(
            lambda pooled, address: pooled.with_options(
                base_url=address.base_url, api_key=address.api_key
            )
        ),
        reach=reach,
        ledger=ledger,
        budget=Budget(settings.max_cost, settings.max_tokens),
        price=nothing if settings.embedded else price_of(info.name, info.endpoint),
        slots=Slots(settings.concurrency),
        patience=patience,
        timeout=settings.timeout,
        heard=settings.embedded,  # its server is seen to be up before each request
    )
