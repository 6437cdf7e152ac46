"""`python -m evals.benchmarks.soak`: many articles through every fault that a model server has.

A server on this machine misbehaves at random: about a third of its replies are faults, each kind
in turn. Every article must end with facts or named with its reason; no request may be paid for
again after it succeeded; the record's tokens and cost must be the server's own count. Writes
out/benchmarks/soak.json and ends with code 1 where a promise is broken.
"""

import asyncio
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from unittest.mock import patch

import typer

from agent.llm.connect import connect
from agent.llm.endpoint import Patience
from agent.llm.ledger import Ledger
from agent.pipeline import Reading, Silence, read_facts
from agent.settings import load_settings
from agent.store.calls import calls
from agent.store.store import Store
from evals.benchmarks.bounds import Bound, report, this_machine
from schemas.call import Call
from tests.support.faults import FAULTS
from tests.support.model_server import ModelServer, Reply, answer
from tests.support.reader import read

_PATIENCE = Patience(tries=6, total=60, first_wait=0.02)
_TIMEOUT = 5.0
"""Seconds: what is slow must be the server's doing, on a busy machine too."""


class Misbehaving:
    """A script that spoils every third reply or so, and counts what a client was sent.

    `sent` counts the tokens of the answers, `owed` what they cost in US dollars, `sound` the good
    answers by request.
    """

    def __init__(self, seed: int) -> None:
        self.faults: Counter[str] = Counter()
        self.sound: Counter[str] = Counter()
        self.sent = 0
        self.owed = 0.0
        self._random = random.Random(seed)  # noqa: S311 - which fault comes is no secret
        self._names = list(FAULTS)

    def __call__(self, request: dict[str, Any]) -> Reply:
        """The reply to `request`."""
        good = answer(read(request), prompt_tokens=101, completion_tokens=11)
        if self._random.random() < 1 / 3:
            name = self._names[sum(self.faults.values()) % len(self._names)]
            self.faults[name] += 1
            reply = FAULTS[name](good)
        else:
            reply = good
            self.sound[json.dumps(request["messages"])] += 1
        prompt, completion = _tokens(reply)
        self.sent += prompt + completion
        self.owed += _price(prompt, 0, completion)
        return reply


def _tokens(reply: Reply) -> tuple[int, int]:
    """The prompt's and the answer's tokens of a reply that arrives whole and is a chat answer."""
    whole = reply.status == 200 and isinstance(reply.body, dict) and reply.cut is None
    if not whole or reply.drip is not None or not reply.body.get("choices"):
        return 0, 0
    usage = reply.body.get("usage") or {}
    return int(usage.get("prompt_tokens", 0)), int(usage.get("completion_tokens", 0))


def _price(prompt: int, cached: int, answer: int) -> float:
    """What the server asks for, in US dollars: no list of prices knows it."""
    return (prompt - cached) * 2**-20 + answer * 2**-18


def main(
    articles: Annotated[int, typer.Option(help="How many articles.")] = 1000,
    seed: Annotated[int, typer.Option(help="Which faults fall on which article.")] = 1,
) -> None:
    """Read many articles from a server that misbehaves in every way it can."""
    with tempfile.TemporaryDirectory(prefix="factbrief-soak-") as name:
        figures, bounds = asyncio.run(soak(Path(name), articles, seed))
    raise typer.Exit(report("soak", {"machine": this_machine()} | figures, bounds))


async def soak(folder: Path, articles: int, seed: int) -> tuple[dict[str, object], list[Bound]]:
    """The figures of one soak in `folder`, and the promises as bounds of 0."""
    sources = _written(folder / "articles", articles)
    script = Misbehaving(seed)
    started = time.monotonic()
    async with ModelServer(script) as server, Store.open(folder / "state") as store:
        reading = await _read(server, store, sources)
        paid = sum(script.sound.values())
        record, sent, owed = await calls(store), script.sent, script.owed
        again = await _read(server, store, [read.article.source for read in reading.read])
    lost = set(sources) - {r.article.source for r in reading.read}
    lost -= {d.source for d in reading.dropped if d.reason}
    recorded = sum(call.prompt_tokens + call.completion_tokens for call in record)
    cost = sum(call.cost or 0.0 for call in record)
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "articles": articles,
        "seconds": round(time.monotonic() - started, 1),
        "replies": sum(script.faults.values()) + sum(script.sound.values()),
        "faults": dict(script.faults),
        "articles_read": len(reading.read),
        "articles_named_with_a_reason": len({d.source for d in reading.dropped}),
        "tokens": recorded,
        "cost": round(cost, 6),
        "outcomes": dict(Counter(call.outcome for call in record)),
        "read_again": len(again.read),
    }
    doubled = sum(times - 1 for times in script.sound.values())
    return figures, [
        Bound("articles lost without a reason", len(lost), 0),
        Bound("successful requests paid for again", doubled, 0),
        Bound("sound answers bought by the second run", sum(script.sound.values()) - paid, 0),
        Bound("tokens recorded beyond the server's count", abs(recorded - sent), 0),
        Bound("dollars recorded beyond the server's count", abs(cost - owed), 1e-9),
        Bound("claims that no article holds", _untrue(reading), 0),
    ]


async def _read(server: ModelServer, store: Store, sources: list[str]) -> Reading:
    settings = load_settings(
        base_url=server.base_url, model="scripted", api_key="k", timeout=_TIMEOUT, concurrency=16
    )
    told: Callable[[Call], None] | None = None
    ledger = Ledger(store, "soak", told)
    with patch("agent.llm.provider.price_of", return_value=_price):
        async with connect(settings, ledger, _PATIENCE) as gateway:
            return await read_facts(sources, gateway, Silence(), at_once=32)


def _untrue(reading: Reading) -> int:
    """Facts whose evidence is not in their article, or that speak of the ferries of the faults."""
    return sum(
        "ferries" in fact.claim
        or any(read.article.text[e.start : e.end] != e.quote for e in fact.evidence)
        for read in reading.read
        for fact in read.extraction.facts
    )


def _written(folder: Path, count: int) -> list[str]:
    folder.mkdir(parents=True)
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(
            f"The Arlen bridge number {number} will close on day {number % 28 + 1} of May.\n\n"
            f"Repairs will cost {number + 2} million euros, the Arlen council said on Monday.\n",
            encoding="utf-8",
        )
    return [str(file) for file in sorted(folder.iterdir())]


if __name__ == "__main__":
    typer.run(main)
