"""Kills workers at random moments, and says what became of what was asked for."""

import asyncio
import os
import random
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from agent.store import requests
from agent.store.store import Store
from tests.slack.newsroom import is_answered
from tests.support.slack_server import SlackServer
from tests.support.state import is_sound

ROOT = Path(__file__).parent.parent.parent

LONGEST_LIFE = 3.0
"""Seconds between a worker's first work and its death: some answers are given, some are cut off."""


@dataclass(frozen=True)
class Account:
    """What Slack shows in the end. `lost` were asked for and not answered; `doubled` are messages
    beyond one for each part of an answer; `out_of_order` are channels."""

    kills: int
    answered: int
    lost: int
    doubled: int
    out_of_order: int


@asynccontextmanager
async def worker(
    home: Path, slack: SlackServer, model_url: str, database: str = ""
) -> AsyncIterator[int]:
    """The process id of a worker that is up; it is killed at the end, without warning."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.slack.worker_program", str(home), slack.api, model_url),
        *([database] if database else []),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        assert await asyncio.wait_for(process.stdout.readline(), 60) == b"up\n"
        yield process.pid
    finally:
        process.kill()
        await process.wait()


async def kill_workers(
    home: Path, slack: SlackServer, model_url: str, *, kills: int, chance: random.Random
) -> None:
    """Starts a worker and kills it, so many times; each lives for at most LONGEST_LIFE.

    Raises AssertionError where the database is not whole after one of them.
    """
    for number in range(kills):
        async with worker(home, slack, model_url):
            await asyncio.sleep(chance.uniform(0, LONGEST_LIFE))
        assert is_sound(home / "factbrief.db"), f"kill {number} left a damaged database"


async def to_the_end(store: Store, channels: list[str], seconds: float) -> None:
    """Waits until nothing is under way in `channels`."""
    for _ in range(int(seconds / 0.1)):
        if not [c for c in channels if await requests.waiting(store, "T1", c)]:
            return
        await asyncio.sleep(0.1)


def account(slack: SlackServer, asked: dict[str, list[str]], kills: int) -> Account:
    """`asked` are the request numbers of each channel, in the order asked."""
    parts: Counter[tuple[str, int]] = Counter()
    answered: set[str] = set()
    out_of_order = 0
    for channel, numbers in asked.items():
        first = []
        for message in slack.messages[channel].values():
            told = message["metadata"]["event_payload"]
            parts[told["number"], told["part"]] += 1
            if told["part"] == 0 and is_answered(message):
                answered.add(told["number"])
                first.append(told["number"])
        out_of_order += first != [number for number in numbers if number in answered]
    every = [number for numbers in asked.values() for number in numbers]
    return Account(
        kills=kills,
        answered=len(answered),
        lost=len(set(every) - answered),
        doubled=sum(count - 1 for count in parts.values()),
        out_of_order=out_of_order,
    )
