"""The embedded model's server: a program of its own, started by agent.llm.embedded.

It reads its orders as one JSON line from standard input, answers with one line once it serves,
and ends when the last program that uses it has ended.
"""

import asyncio
import ctypes
import json
import os
import signal
import sys
from dataclasses import asdict, dataclass
from typing import Any, TextIO

from agent.llm.leases import Announcement, Landlord

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Orders:
    """What to serve: the GGUF file at `path` under the name `alias`, to those who know `key`.

    `context` is in tokens, prompt and answer together.
    """

    serves: str
    path: str
    alias: str
    key: str
    threads: int
    context: int

    def to_json(self) -> str:
        """One line, as standard input takes it."""
        return json.dumps(asdict(self))


def main() -> None:
    """Serves until nobody holds a lease."""
    _die_with_parent(signal.SIGKILL)
    orders = Orders(**json.loads(sys.stdin.buffer.readline()))
    starter = _keep_stdout()
    engine = start(orders)  # kept for as long as it is to serve: its destructor stops it
    _die_with_parent(0)
    port = int(engine.listening_address.rsplit(":", 1)[1])
    asyncio.run(serve(orders, port, starter))
    os._exit(0)  # at once: the native threads have nothing worth waiting for


async def serve(orders: Orders, port: int, starter: TextIO) -> None:
    """Announces the server on `port` to its starter; returns when the last lease has ended.

    Whoever started the server holds a lease through standard input until it has taken a proper
    one, so that a starter that is killed at any moment takes the server with it.
    """
    landlord = Landlord(orders.serves, orders.key)
    announced = Announcement(orders.serves, port, await landlord.open(), orders.key)
    waiting = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(waiting), sys.stdin
    )
    first = asyncio.create_task(landlord.hold(waiting))
    with starter:
        starter.write(announced.to_json() + "\n")
    await landlord.last_ended()
    first.cancel()


def start(orders: Orders) -> Any:
    """Loads the model and serves it on a free loopback port; an xllamacpp.Server."""
    import xllamacpp  # type: ignore[import-untyped]  # a compiled module without stubs

    params = xllamacpp.CommonParams()
    params.model.path = orders.path
    params.model_alias = {orders.alias}
    params.api_keys = [orders.key]
    params.n_ctx = orders.context
    params.n_parallel = 1  # bound by arithmetic: a second slot gains nothing and takes memory
    params.cpuparams.n_threads = orders.threads
    params.cpuparams_batch.n_threads = orders.threads
    params.cache_prompt = True
    params.cache_ram_mib = 256  # prefixes of other tasks, to come back to; 8 GB by default
    params.ui = False
    params.endpoint_slots = False
    # Drafts the next tokens from what the prompt or the answer said after the same three before;
    # answers mostly repeat the article's words and the form's keys.
    params.speculative.types = [
        xllamacpp.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_MAP_K
    ]
    params.speculative.ngram_map_k.size_n = 3
    params.speculative.ngram_map_k.size_m = 8
    return xllamacpp.Server(params)


def _keep_stdout() -> TextIO:
    """Standard output for the announcement alone: what native code prints there goes to the log."""
    kept = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return kept


def _die_with_parent(signal_number: int) -> None:
    """While the model loads nothing here can watch the leases, so Linux does (0: no longer)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal_number)


if __name__ == "__main__":
    main()
