"""Workers are killed in the middle: nothing is lost, nothing stands twice."""

import asyncio
import random
from datetime import UTC, datetime
from pathlib import Path

from agent.slack.desk import Desk, number_of
from agent.store.requests import Request
from agent.store.store import Store
from agent.work.queue import Queue
from tests.slack.killing import Account, account, kill_workers, to_the_end, worker
from tests.slack.newsroom import slack_settings
from tests.support.model_server import ModelServer
from tests.support.postgres import running
from tests.support.reader import reader
from tests.support.slack_server import SlackServer

KILLS = 4
REQUESTS = 6


async def test_killed_workers_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    asked: dict[str, list[str]] = {"C0": [], "C1": []}
    async with (
        SlackServer() as slack,
        ModelServer(reader(delay=0.1)) as model,
        Store.open(tmp_path) as store,
        Queue.open(tmp_path) as queue,
    ):
        slack.delay = 0.05
        desk = Desk(store, queue, slack_settings(slack))
        for number in range(REQUESTS):
            channel = f"C{number % 2}"
            request = a_request(number, channel)
            assert await desk.take(request)
            asked[channel].append(request.number)
        chance = random.Random(7)  # noqa: S311  # moments to kill at are no secret
        await kill_workers(tmp_path, slack, model.base_url, kills=KILLS, chance=chance)
        async with worker(tmp_path, slack, model.base_url):
            await to_the_end(store, list(asked), 60)
            await asyncio.sleep(0.2)
        assert account(slack, asked, KILLS) == Account(
            kills=KILLS, answered=REQUESTS, lost=0, doubled=0, out_of_order=0
        )


def a_request(number: int, channel: str) -> Request:
    return Request(
        number=number_of("kill", str(number)),
        kind="pages",
        team="T1",
        channel=channel,
        user=f"U{number % 20}",
        words=(f"https://paper.example/{number}",),
        asked=datetime.now(UTC),
    )


async def test_two_workers_share_a_database_and_one_takes_over_from_the_other(
    tmp_path: Path,
) -> None:
    asked: dict[str, list[str]] = {"C0": [], "C1": [], "C2": []}
    with running() as postgres:
        where = postgres.emptied()
        async with (
            SlackServer() as slack,
            ModelServer(reader(delay=0.1)) as model,
            Store.open(where) as store,
            Queue.open(where) as queue,
            worker(tmp_path, slack, model.base_url, where),
        ):
            desk = Desk(store, queue, slack_settings(slack))
            async with worker(tmp_path, slack, model.base_url, where):
                for number in range(REQUESTS):
                    channel = f"C{number % 3}"
                    request = a_request(number, channel)
                    assert await desk.take(request)
                    asked[channel].append(request.number)
                await asyncio.sleep(1)
            await to_the_end(store, list(asked), 60)
    assert account(slack, asked, 1) == Account(
        kills=1, answered=REQUESTS, lost=0, doubled=0, out_of_order=0
    )
