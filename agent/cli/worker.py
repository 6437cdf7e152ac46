"""`factbrief worker`: answers what stands on the queue."""

from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

factbrief worker

FACTBRIEF_DATABASE=postgresql://db.internal/factbrief factbrief worker --at-once 8
"""

AtOnce = Annotated[
    int, typer.Option(help="How many requests are under way at a time.", min=1, max=64)
]


def worker(*, at_once: AtOnce = 4) -> None:
    """Answer what was asked in Slack, and go on where a worker that crashed left off.

    On one machine one worker is enough; with PostgreSQL start as many as you like, anywhere.
    """
    from agent.cli.running import run
    from agent.cli.service import need_slack

    need_slack()
    run(_work(at_once))


async def _work(at_once: int) -> None:
    from agent.cli.service import ended, logging_without
    from agent.settings import load_settings
    from agent.slack.briefing import by_pipeline
    from agent.slack.config import load_slack_settings
    from agent.slack.working import answering
    from agent.store.store import Store

    settings, slack = load_settings(), load_slack_settings()
    logging_without([*slack.secrets, settings.api_key.get_secret_value(), settings.database])
    async with Store.open(settings.store) as store:
        make = by_pipeline(settings, store)
        async with answering(slack, store, settings.store, make, at_once=at_once):
            await ended()
