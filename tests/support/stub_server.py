"""The embedded model's server without a model: everything is real but the engine.

Serves `GOOD_ANSWER` to every chat request and its own process id as the name of its model.
`STUB_LOADING` in the environment is the time in seconds that it takes to load.
"""

import asyncio
import os
import threading
import time
from types import SimpleNamespace
from typing import Any

from agent.llm import server
from tests.support.model_server import ModelServer, answer

GOOD_ANSWER = {"sentence": 2, "claim": "The bridge stays shut."}


def start(orders: server.Orders) -> Any:
    """What `agent.llm.server.start` returns, so far as it is used."""
    del orders
    time.sleep(float(os.environ.get("STUB_LOADING", "0")))
    address: list[str] = []
    ready = threading.Event()

    async def serve() -> None:
        models = [str(os.getpid())]
        async with ModelServer(lambda _: answer(GOOD_ANSWER), models=models) as engine:
            address.append(engine.base_url.removesuffix("/v1"))
            ready.set()
            await asyncio.Event().wait()

    threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
    ready.wait()
    return SimpleNamespace(listening_address=address[0])


if __name__ == "__main__":
    server.start = start
    server.main()
