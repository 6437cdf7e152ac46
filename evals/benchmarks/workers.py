"""`python -m evals.benchmarks.workers`: four workers on one PostgreSQL, killed at random.

Every article is one thing on the queue. Again and again one worker is killed (SIGKILL) and another
started in its place. In the end each article must have been done, and no answer about it bought
twice once it was recorded; and however many ask, the model's server must not see more requests in a
minute than the setting allows. Needs the package `postgresql`; starts a server of its own. Writes
out/benchmarks/workers.json and ends with code 1 where a promise is broken.
"""

import asyncio
import multiprocessing
import random
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy import text

from agent.llm.connect import connect
from agent.llm.ledger import Ledger
from agent.pipeline import Silence, read_facts
from agent.settings import load_settings
from agent.store.calls import calls
from agent.store.store import Store
from agent.work.queue import Queue
from agent.work.worker import Step, working
from evals.benchmarks.bounds import Bound, report, this_machine
from tests.support.model_server import ModelServer, Reply
from tests.support.postgres import running
from tests.support.reader import reader

_SPAWNED = multiprocessing.get_context("spawn")
_WORKERS = 4
_AT_ONCE = 8
_LINES = 64
_DELAY = 0.2
"""Seconds that each answer takes: long enough to be killed in the middle of some."""

_PER_MINUTE = 300
"""What the endpoint takes of all workers together; let alone they would ask far more."""

_STATUSES = "SELECT status, count(*) FROM dbos.workflow_status GROUP BY status"


def main(
    articles: Annotated[int, typer.Option(help="How many articles.")] = 1000,
    kills: Annotated[
        int, typer.Option(help="How many workers are killed, as long as work is left.")
    ] = 40,
    seed: Annotated[int, typer.Option(help="Which workers, and when.")] = 1,
) -> None:
    """Have many articles read by workers that do not live long."""
    with tempfile.TemporaryDirectory(prefix="factbrief-workers-") as name, running() as postgres:
        figures, bounds = asyncio.run(worked(Path(name), postgres.url(), articles, kills, seed))
    raise typer.Exit(report("workers", {"machine": this_machine()} | figures, bounds))


async def worked(
    folder: Path, url: str, articles: int, kills: int, seed: int
) -> tuple[dict[str, object], list[Bound]]:
    """The figures of one such day, and the promises as bounds of 0."""
    started = time.monotonic()
    arrivals: list[float] = []
    read = reader(delay=_DELAY)

    def noted(request: dict[str, Any]) -> Reply:
        arrivals.append(time.monotonic())
        return read(request)

    async with (
        ModelServer(noted) as server,
        Store.open(url) as store,
        Queue.open(url) as queue,
    ):
        await _put(store, queue, folder, articles)
        killed = await _kill(store, _Crew(url, server.base_url), articles, kills, seed)
        statuses, record = await _statuses(store), await calls(store)
        asked = len(server.requests)
    bought = Counter(call.article for call in record if call.outcome == "ok")
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "articles": articles,
        "workers": _WORKERS,
        "killed": killed,
        "seconds": round(time.monotonic() - started, 1),
        "requests_that_the_server_saw": asked,
        "requests_a_minute_allowed": _PER_MINUTE,
        "requests_in_the_busiest_minute": busiest(arrivals, 60),
        "requests_in_the_busiest_second": busiest(arrivals, 1),
        "answers_recorded": sum(bought.values()),
    }
    return figures, [
        Bound("articles not done", articles - statuses["SUCCESS"], 0),
        Bound("articles that failed or are left", sum(statuses.values()) - statuses["SUCCESS"], 0),
        Bound("articles without a recorded answer", articles - len(bought), 0),
        Bound("answers bought again", sum(times - 1 for times in bought.values()), 0),
        Bound("requests in the busiest minute", busiest(arrivals, 60), _PER_MINUTE),
    ]


def busiest(arrivals: Sequence[float], seconds: float) -> int:
    """How many of these moments, in order, lie in the window of so many seconds that holds most."""
    most = first = 0
    for last, moment in enumerate(arrivals):
        while arrivals[first] <= moment - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most


class _Crew:
    """The workers, each in a process of its own."""

    def __init__(self, url: str, base_url: str) -> None:
        self._told = url, base_url
        self._workers = [self._begin() for _ in range(_WORKERS)]

    def replace(self, place: int) -> None:
        """Kills the worker at `place` and starts another."""
        self._end(self._workers[place])
        self._workers[place] = self._begin()

    def end(self) -> None:
        """Kills them all."""
        for worker in self._workers:
            self._end(worker)

    def _begin(self) -> BaseProcess:
        worker = _SPAWNED.Process(target=_work, args=self._told, daemon=True)
        worker.start()
        return worker

    @staticmethod
    def _end(worker: BaseProcess) -> None:
        worker.kill()
        worker.join()


async def _put(store: Store, queue: Queue, folder: Path, articles: int) -> None:
    for number in range(articles):
        file = folder / f"{number:04}.txt"
        file.write_text(
            f"The Oxted lock number {number} will stay shut until {number % 28 + 1} June.\n\n"
            f"New gates will cost {number + 2} million euros, the canal board said on Tuesday.\n",
            encoding="utf-8",
        )
        async with store.transaction() as connection:
            await queue.put(connection, "read", str(file), line=str(number % _LINES))


async def _kill(store: Store, crew: _Crew, articles: int, kills: int, seed: int) -> int:
    """How many workers were killed before all the work was done."""
    moments = random.Random(seed)  # noqa: S311 - which moment is no secret
    killed = 0
    try:
        while (await _statuses(store))["SUCCESS"] < articles:
            await asyncio.sleep(moments.uniform(0.5, 4))
            if killed < kills:
                await asyncio.to_thread(crew.replace, moments.randrange(_WORKERS))
                killed += 1
        return killed
    finally:
        crew.end()


async def _statuses(store: Store) -> Counter[str]:
    async with store.reading() as connection:
        rows = (await connection.execute(text(_STATUSES))).all()
    return Counter({row[0]: row[1] for row in rows})


def _work(url: str, base_url: str) -> None:
    asyncio.run(_serve(url, base_url))


async def _serve(url: str, base_url: str) -> None:
    """Reads articles off the queue until the process is killed."""
    settings = load_settings(
        base_url=base_url,
        model="scripted",
        api_key="none",
        concurrency=_AT_ONCE,
        requests_per_minute=_PER_MINUTE,
    )
    async with (
        Store.open(url) as store,
        Queue.open(url) as queue,
        connect(settings, Ledger(store, "workers")) as gateway,
    ):

        async def read(file: str, step: Step) -> None:
            async def part() -> int:
                reading = await read_facts([file], gateway, Silence(), at_once=1)
                return len(reading.read[0].extraction.facts)

            await step("read", part)

        async with working(store, queue, {"read": read}, at_once=_AT_ONCE):
            await asyncio.Event().wait()


if __name__ == "__main__":
    typer.run(main)
