"""Serves the application on this machine's own address, which no other machine reaches."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

import uvicorn

from agent.errors import ConfigError
from agent.store.store import Store
from agent.web.app import make_app

_PARTING = 2
"""Seconds that an answer under way may still take when the server ends."""


class Serving(NamedTuple):
    """A running server: its address, and what ends when it does (Ctrl-C ends it)."""

    url: str
    ended: asyncio.Task[None]


@asynccontextmanager
async def serving(store: Store, port: int = 0) -> AsyncIterator[Serving]:
    """Serves `store` at `port` of 127.0.0.1, 0 for any that is free, until the end of the block.

    Raises ConfigError where another program has the port.
    """
    with _listener(port) as listener:
        config = uvicorn.Config(
            make_app(store),
            lifespan="off",
            ws="none",
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_PARTING,
        )
        server = uvicorn.Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield Serving(f"http://127.0.0.1:{listener.getsockname()[1]}/", task)
        finally:
            server.should_exit = True
            await task


def _listener(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise ConfigError(
            f"port {port} cannot be had ({error.strerror}): name another with --port, or none"
        ) from error
