"""`python -m evals.benchmarks.slack_load`: the Slack app under load, and its workers killed.

Slack and the model are servers on this machine: the real app (`factbrief slack`) listens to the
one over a socket in a process of its own, a worker in another asks the other, which answers after a
fixed delay. Writes out/benchmarks/slack_load.json and prints a table; ends with code 1 where a
bound is missed.
"""

import asyncio
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from agent.slack.desk import Desk, number_of
from agent.store.requests import Request
from agent.store.store import Store
from agent.work.queue import Queue
from evals.benchmarks.bounds import Bound, report, this_machine
from tests.slack.killing import Account, account, kill_workers, to_the_end, worker
from tests.slack.newsroom import APP_TOKEN, BOT_TOKEN, slack_settings
from tests.support.model_server import ModelServer
from tests.support.reader import reader
from tests.support.slack_server import SlackServer
from tests.support.state import calls_repeated

_USERS = 20
_CHANNELS = 10
_PATIENCE = 1_200.0
"""Seconds after which what is not answered counts as lost."""


def main(
    commands: Annotated[int, typer.Option(help="How many commands, evenly spread.")] = 200,
    seconds: Annotated[float, typer.Option(help="The time in which they are typed.")] = 60,
    delay: Annotated[
        float, typer.Option(help="Seconds that each of the model's answers takes.")
    ] = 1,
    kills: Annotated[int, typer.Option(help="How many workers are killed.")] = 100,
) -> None:
    """Type commands faster than they are answered; then kill the workers at random moments."""
    acknowledged, took, load = asyncio.run(_load(commands, seconds, delay))
    killed, repeated = asyncio.run(_kills(kills, delay=0.1))
    slowest = max(acknowledged)
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "commands": commands,
        "delay": delay,
        "acknowledged_median": round(median(acknowledged), 3),
        "acknowledged_slowest": round(slowest, 3),
        "seconds_to_the_last_answer": round(took, 1),
        "load": vars(load),
        "kills": vars(killed),
    }
    bounds = [
        Bound("slowest acknowledgement, seconds", slowest, 1.0),
        Bound("load: lost", load.lost, 0),
        Bound("load: doubled", load.doubled, 0),
        Bound("load: channels out of order", load.out_of_order, 0),
        Bound("kills: lost", killed.lost, 0),
        Bound("kills: doubled", killed.doubled, 0),
        Bound("kills: channels out of order", killed.out_of_order, 0),
        Bound("kills: recorded calls made again", repeated, 0),
    ]
    raise typer.Exit(report("slack_load", figures, bounds))


async def _load(commands: int, seconds: float, delay: float) -> tuple[list[float], float, Account]:
    asked: dict[str, list[str]] = {f"C{n}": [] for n in range(_CHANNELS)}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        async with (
            SlackServer() as slack,
            ModelServer(reader(delay=delay)) as model,
            Store.open(home) as store,
            _app(home, slack),
            worker(home, slack, model.base_url),
        ):
            begun = time.monotonic()
            typing = []
            for number in range(commands):
                channel = f"C{number % _CHANNELS}"
                trigger = f"{number}.trigger"
                asked[channel].append(number_of("command", "T1", trigger))
                typing.append(asyncio.create_task(_type(slack, number, channel, trigger)))
                await asyncio.sleep(seconds / commands)
            acknowledged = await asyncio.gather(*typing)
            await to_the_end(store, list(asked), _PATIENCE)
            return acknowledged, time.monotonic() - begun, account(slack, asked, 0)


async def _type(slack: SlackServer, number: int, channel: str, trigger: str) -> float:
    """Seconds until a command was acknowledged."""
    body = {
        "command": "/brief",
        "text": f"https://paper.example/{number}",
        "team_id": "T1",
        "channel_id": channel,
        "user_id": f"U{number % _USERS}",
        "trigger_id": trigger,
        "response_url": slack.response_url(f"r{number}"),
    }
    begun = time.monotonic()
    await slack.send("slash_commands", body)
    return time.monotonic() - begun


@asynccontextmanager
async def _app(home: Path, slack: SlackServer) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "agent", "slack", "--workers", "0"),
        env={
            "PATH": os.environ["PATH"],
            "FACTBRIEF_HOME": str(home),
            "OPENAI_API_KEY": "k",
            "SLACK_API_URL": slack.api,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_APP_TOKEN": APP_TOKEN,
            "SLACK_USER_A_DAY": "10000",
            "SLACK_CHANNEL_A_DAY": "10000",
        },
    )
    try:
        await slack.connected(60)
        yield
    finally:
        process.terminate()
        await process.wait()


async def _kills(kills: int, delay: float) -> tuple[Account, int]:
    """What became of as many requests as kills, so that there are always some under way to be cut
    off, and how many recorded calls were made again. The database is checked after each kill."""
    asked: dict[str, list[str]] = {f"C{n}": [] for n in range(_CHANNELS)}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        async with (
            SlackServer() as slack,
            ModelServer(reader(delay=delay)) as model,
            Store.open(home) as store,
            Queue.open(home) as queue,
        ):
            slack.delay = 0.05
            desk = Desk(
                store, queue, slack_settings(slack, user_a_day=10_000, channel_a_day=10_000)
            )
            for number in range(kills):
                channel = f"C{number % _CHANNELS}"
                request = _request(number, channel)
                await desk.take(request)
                asked[channel].append(request.number)
            chance = random.Random(1)  # noqa: S311  # moments to kill at are no secret
            await kill_workers(home, slack, model.base_url, kills=kills, chance=chance)
            async with worker(home, slack, model.base_url):
                await to_the_end(store, list(asked), _PATIENCE)
            return account(slack, asked, kills), calls_repeated(home / "factbrief.db")


def _request(number: int, channel: str) -> Request:
    return Request(
        number=number_of("kill", str(number)),
        kind="pages",
        team="T1",
        channel=channel,
        user=f"U{number % _USERS}",
        words=(f"https://paper.example/{number}",),
        asked=datetime.now(UTC),
    )


if __name__ == "__main__":
    typer.run(main)
