"""`factbrief slack`: the Slack app, with a worker beside it."""

import asyncio
import logging
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from slack_bolt.async_app import AsyncApp

    from agent.slack.config import SlackSettings

EXAMPLES = """[bold]Examples[/bold]

factbrief slack

factbrief slack --http --port 3000 --workers 0
"""

_PAUSE = 2.0
"""Seconds before a worker that ended by itself is started again."""


def slack(
    *,
    http: Annotated[
        bool, typer.Option("--http", help="Serve signed HTTP instead of opening a socket.")
    ] = False,
    host: Annotated[str, typer.Option(help="With --http: the address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="With --http: the port to listen on.")] = 3000,
    workers: Annotated[
        int, typer.Option(help="Workers started beside it; 0 where they run elsewhere.", min=0)
    ] = 1,
) -> None:
    """Answer /brief in Slack. How to set it up in ten minutes: docs/slack.md."""
    from agent.cli.running import run
    from agent.cli.service import need_slack

    need_slack()
    run(_serve((host, port) if http else None, workers))


async def _serve(listening: tuple[str, int] | None, workers: int) -> None:
    from agent.cli.service import ended, logging_without
    from agent.settings import load_settings
    from agent.slack.config import load_slack_settings

    settings, slack_settings = load_settings(), load_slack_settings()

    # Loaded once the settings will do: they take seconds on a slow machine.
    from agent.slack.serving import opened
    from agent.store.store import Store
    from agent.work.queue import Queue

    logging_without(
        [*slack_settings.secrets, settings.api_key.get_secret_value(), settings.database]
    )
    async with (
        Store.open(settings.store) as store,
        Queue.open(settings.store) as queue,
        opened(slack_settings, store, queue) as (app, _, _),
        _beside(workers),
    ):
        serving = asyncio.create_task(_listen(app, slack_settings, listening))
        stopped = asyncio.create_task(ended())
        await asyncio.wait({serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        serving.cancel()
        outcome, _ = await asyncio.gather(serving, stopped, return_exceptions=True)
    if isinstance(outcome, Exception):
        raise outcome


async def _listen(
    app: "AsyncApp", settings: "SlackSettings", listening: tuple[str, int] | None
) -> None:
    from agent.slack.serving import asgi, over_socket

    if listening is None:
        await over_socket(app, settings)
        return
    import uvicorn

    host, port = listening
    config = uvicorn.Config(
        asgi(app, settings),
        host=host,
        port=port,
        log_config=None,
        access_log=False,  # an installation's address holds its code
    )
    await uvicorn.Server(config).serve()


@asynccontextmanager
async def _beside(workers: int) -> "AsyncIterator[None]":
    """Workers as processes of their own, so that what they compute delays no acknowledgement."""
    tasks = [asyncio.create_task(_kept_running()) for _ in range(workers)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _kept_running() -> None:
    while True:
        process = await asyncio.create_subprocess_exec(sys.executable, "-m", "agent", "worker")
        try:
            code = await process.wait()
        except asyncio.CancelledError:
            process.terminate()
            await process.wait()
            raise
        logging.getLogger(__name__).error("a worker ended with code %s; starting another", code)
        await asyncio.sleep(_PAUSE)
