"""`factbrief worker`: does what stands on the queue."""

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from agent.settings import Settings
    from agent.slack.config import SlackSettings

EXAMPLES = """[bold]Examples[/bold]

factbrief worker

FACTBRIEF_DATABASE=postgresql://db.internal/factbrief factbrief worker --at-once 8
"""

AtOnce = Annotated[
    int, typer.Option(help="How many requests are under way at a time.", min=1, max=64)
]


def worker(*, at_once: AtOnce = 4) -> None:
    """Do what stands on the queue, and go on where a worker that crashed left off.

    That is what was asked in Slack, where its token is set, and the daily editions that
    factbrief.toml here describes.

    On one machine one worker is enough; with PostgreSQL start as many as you like, anywhere.
    """
    from agent.cli.running import run
    from agent.cli.service import need_slack
    from agent.daily.config import edition_names
    from agent.settings import load_settings
    from agent.slack.config import found_slack_settings, load_slack_settings

    names = edition_names()
    slack = found_slack_settings() if names else load_slack_settings()
    if slack:
        need_slack()
    run(_work(load_settings(), slack, names, at_once))


async def _work(
    settings: "Settings", slack: "SlackSettings | None", names: list[str], at_once: int
) -> None:
    from agent.cli.edition import opening
    from agent.cli.service import ended, logging_without
    from agent.store.store import Store
    from agent.work.edition import making, task_of

    secrets = [settings.api_key.get_secret_value(), settings.database]
    logging_without([*(slack.secrets if slack else ()), *secrets])
    editions = {task_of(name): making(opening(quiet=True)) for name in names}
    async with Store.open(settings.store) as store, AsyncExitStack() as stack:
        if slack:
            from agent.slack.briefing import by_pipeline
            from agent.slack.working import answering

            make = by_pipeline(settings, store)
            at_work = answering(
                slack, store, settings.store, make, at_once=at_once, others=editions
            )
        else:
            from agent.work.queue import Queue
            from agent.work.worker import working

            queue = await stack.enter_async_context(Queue.open(settings.store))
            at_work = working(store, queue, editions, at_once=at_once)
        await stack.enter_async_context(at_work)
        await ended()
