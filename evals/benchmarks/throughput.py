"""`python -m evals.benchmarks.throughput`: articles a second against what the endpoint allows.

Two servers in processes of their own: one answers each call after a fixed delay, one lets so many
requests a second in and refuses the rest (429, Retry-After). The articles are small, one call
each, so that the program's own work weighs most. Writes out/benchmarks/throughput.json and
docs/throughput.svg; takes about six minutes; ends with code 1 where a bound is missed.
"""

import asyncio
import math
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from agent.llm.connect import connect
from agent.llm.gateway import Gateway
from agent.llm.ledger import Ledger
from agent.pipeline import Reading, Silence, read_facts
from agent.settings import Settings, load_settings
from agent.store.store import Store
from evals.benchmarks.bounds import Bound, report, this_machine
from evals.benchmarks.chart import Line, line_chart
from tests.support.model_server import ModelServer, Reply, answer, fault
from tests.support.reader import read

CHART = Path("docs/throughput.svg")
_SPAWNED = multiprocessing.get_context("spawn")
_PROCESSOR_BOUND = 10
_FLAT = 1.05
_BOUNDS = {64: 0.95, 1000: 0.90}
"""The share of the ideal that is promised, by calls at once."""


class Case(NamedTuple):
    """`articles` read with so many calls `at_once` from a server that answers after `delay`
    seconds and lets `rate` requests a second in, any number where that is 0.

    They come in so many `batches`, one after the other, as the editions of a long-lived worker do.
    """

    at_once: int
    articles: int
    delay: float
    rate: float = 0
    batches: int = 1

    @property
    def ideal(self) -> float:
        """Seconds that a program takes that costs no time itself."""
        waves = math.ceil(self.articles / self.at_once) * self.delay
        return max(waves, self.articles / self.rate + self.delay if self.rate else 0)


class Taken(NamedTuple):
    """What one case took: `processor` in ms an article, `memory` the process's peak in MB after
    each batch, `lost` the articles without facts."""

    seconds: float
    processor: float
    memory: list[int]
    lost: int


# A server for 1,000 calls at once that answered within a second would want more from one process
# than it has: the delay grows with the calls, so that about 30 articles a second are asked for.
# Three waves and more let the start weigh no more than it does in a day's work.
FIXED = (
    Case(1, 10, 1.0),
    Case(8, 80, 1.0),
    Case(64, 512, 2.5),
    Case(256, 1024, 8.0),
    Case(1000, 3000, 30.0),
)
LIMITED = (
    Case(1, 10, 1.0, 40),
    Case(8, 80, 1.0, 40),
    Case(64, 600, 1.0, 40),
    Case(256, 600, 1.0, 40),
    Case(1000, 2000, 1.0, 40),
)
LONG = Case(64, 10_000, 0.1, batches=10)


class Limited:
    """A script that lets `rate` requests a second in, answered after `delay` seconds.

    What was not used is saved up for a second; the first second starts with nothing.
    """

    def __init__(self, delay: float, rate: float) -> None:
        self._delay = delay
        self._rate = rate
        self._free = 0.0
        self._filled = time.monotonic()

    def __call__(self, request: dict[str, Any]) -> Reply:
        """The reply to `request`."""
        now = time.monotonic()
        self._free = min(self._rate, self._free + (now - self._filled) * self._rate)
        self._filled = now
        if self._rate and self._free < 1:
            return fault(429, "too many requests", retry_after=1)
        self._free -= 1
        return answer(read(request), delay=self._delay)


def main(
    chart: Annotated[Path, typer.Option(help="Where the chart is written.")] = CHART,
) -> None:
    """Read small articles from two servers at 1 to 1,000 calls at once."""
    taken = {
        "fixed delay": [(case, _measured(case)) for case in FIXED],
        "rate limit": [(case, _measured(case)) for case in LIMITED],
    }
    long = _measured(LONG)
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "calls_at_once": [case.at_once for case in FIXED],
    }
    for name, rows in taken.items():
        figures |= {
            f"{name}: seconds": [round(took.seconds, 1) for _, took in rows],
            f"{name}: share of the ideal": [_share(*row) for row in rows],
            f"{name}: processor ms an article": [round(took.processor, 1) for _, took in rows],
            f"{name}: memory MB": [took.memory[-1] for _, took in rows],
        }
    figures["memory MB after each 1,000 articles"] = long.memory
    figures["processor ms an article over 10,000"] = round(long.processor, 1)
    chart.write_text(_chart(taken), encoding="utf-8")
    raise typer.Exit(report("throughput", figures, _bounds(taken, long)))


def _share(case: Case, took: Taken) -> float:
    return round(case.ideal / took.seconds, 3)


def _bounds(taken: dict[str, list[tuple[Case, Taken]]], long: Taken) -> list[Bound]:
    bounds = [
        Bound(f"{name}, {case.at_once}: seconds ÷ ideal", took.seconds / case.ideal, 1 / share)
        for name, rows in taken.items()
        for case, took in rows
        if (share := _BOUNDS.get(case.at_once))
    ]
    everything = [long, *(took for rows in taken.values() for _, took in rows)]
    return [
        *bounds,
        Bound("processor ms an article over 10,000", long.processor, _PROCESSOR_BOUND),
        Bound("memory after 10,000 ÷ after 2,000", long.memory[-1] / long.memory[1], _FLAT),
        Bound("articles lost", sum(took.lost for took in everything), 0),
    ]


def _chart(taken: dict[str, list[tuple[Case, Taken]]]) -> str:
    lines = [
        Line(name, [(case.at_once, _share(case, took)) for case, took in rows])
        for name, rows in taken.items()
    ]
    return line_chart("Throughput, as a share of the ideal", "calls at once", lines, top=1.0)


def _measured(case: Case) -> Taken:
    """The case in a process of its own, so that its memory is its own as well."""
    with (
        _serving(case) as base_url,
        ProcessPoolExecutor(1, mp_context=_SPAWNED) as process,
        tempfile.TemporaryDirectory(prefix="factbrief-throughput-") as name,
    ):
        return process.submit(_taken, case, base_url, name).result()


@contextmanager
def _serving(case: Case) -> Iterator[str]:
    """The address of a server for `case`, in a process that ends with the context."""
    ours, theirs = _SPAWNED.Pipe()
    server = _SPAWNED.Process(target=_serve, args=(case, theirs), daemon=True)
    server.start()
    theirs.close()  # so that a server that dies early is an error and not a wait
    try:
        yield ours.recv()
    finally:
        server.terminate()
        server.join()


def _serve(case: Case, address: Connection) -> None:
    async def serve() -> None:
        script: Callable[[dict[str, Any]], Reply] = Limited(case.delay, case.rate or math.inf)
        async with ModelServer(script) as server:
            address.send(server.base_url)
            await asyncio.Event().wait()

    asyncio.run(serve())


def _taken(case: Case, base_url: str, folder: str) -> Taken:
    return asyncio.run(_read(case, base_url, Path(folder)))


async def _read(case: Case, base_url: str, folder: Path) -> Taken:
    settings = load_settings(
        base_url=base_url, model="scripted", api_key="none", concurrency=case.at_once
    )
    batch = case.articles // case.batches
    async with (
        Store.open(folder / "state") as store,
        connect(settings, Ledger(store, "throughput")) as gateway,
    ):
        # The client takes a second to load, which is start-up and not throughput.
        await _facts(_written(folder / "first", 1, of=0), gateway, settings)
        seconds, processor, lost, memory = 0.0, _processor(), 0, []
        for start in range(0, case.articles, batch):
            articles = _written(folder / f"from-{start}", batch, of=start + 1)
            clock = time.monotonic()
            reading = await _facts(articles, gateway, settings)
            seconds += time.monotonic() - clock
            lost += batch - len(reading.read)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000)
    processor = _processor() - processor
    return Taken(seconds, processor / case.articles * 1000, memory, lost)


async def _facts(folder: Path, gateway: Gateway, settings: Settings) -> Reading:
    at_once = settings.articles_at_once
    return await read_facts([str(folder)], gateway, Silence(), at_once=at_once)


def _processor() -> float:
    """Seconds of processor time that this process has taken, in all its threads."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _written(folder: Path, count: int, *, of: int) -> Path:
    """A folder of `count` small articles, numbered from `of`, no two alike."""
    folder.mkdir()
    for number in range(of, of + count):
        (folder / f"{number:05}.txt").write_text(
            f"The Velby ferry number {number} will be laid up on {number % 28 + 1} May.\n\n"
            f"New engines will cost {number + 2} million euros, the council said on Friday.\n",
            encoding="utf-8",
        )
    return folder


if __name__ == "__main__":
    typer.run(main)
