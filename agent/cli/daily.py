"""`factbrief daily`: the edition of the day, by a scheduler."""

from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agent.cli.options import BaseUrl, MaxCost, MaxTokens, Model, Profile, QuietFlag

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from agent.daily.run import DailyRun, Outcome

EXAMPLES = """[bold]Examples[/bold]

factbrief daily --dry-run

factbrief daily --quiet --max-cost 0.50

factbrief daily --edition evening --since 2025-06-20T12:00
"""
_TIMES = ["%Y-%m-%d", "%Y-%m-%dT%H:%M"]


def daily(
    *,
    edition: Annotated[
        str, typer.Option(metavar="NAME", help="The edition; its table is [editions.NAME].")
    ] = "daily",
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=_TIMES,
            help="Take in what was published then or later; else since the edition before.",
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what would be fetched, asked and spent; do nothing."),
    ] = False,
    model: Model = None,
    base_url: BaseUrl = None,
    profile: Profile = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    quiet: QuietFlag = False,
) -> None:
    """Make and deliver the edition of the day that factbrief.toml describes.

    Run again it goes on where it was stopped; a finished edition is left as it is.
    """
    from agent.cli.running import run

    flags = {
        "model": model,
        "base_url": base_url,
        "profile": profile,
        "max_cost": max_cost,
        "max_tokens": max_tokens,
    }
    if dry_run:
        typer.echo("\n".join(run(_planned(edition, since, **flags))))
        return
    outcomes = run(_made(edition, since, quiet=quiet, **flags))
    for line in _told(outcomes, edition):
        typer.echo(line)
    if not all(outcome.whole for outcome in outcomes):
        raise typer.Exit(1)


async def _made(name: str, since: datetime | None, *, quiet: bool, **flags: Any) -> "list[Outcome]":
    from datetime import UTC

    async with _opened(name, since, quiet=quiet, **flags) as run:
        return await run.today(datetime.now(UTC))


async def _planned(name: str, since: datetime | None, **flags: Any) -> list[str]:
    from datetime import UTC

    from agent.daily.planning import plan, told

    async with _opened(name, since, quiet=True, **flags) as run:
        return told(await plan(run, datetime.now(UTC)))


@asynccontextmanager
async def _opened(
    name: str, since: datetime | None, *, quiet: bool, **flags: Any
) -> "AsyncIterator[DailyRun]":
    from zoneinfo import ZoneInfo

    from agent.cli.session import session
    from agent.daily.config import load_config
    from agent.daily.run import DailyRun
    from agent.ingest.fetch import Fetcher

    config = load_config(name)
    async with (
        session(quiet=quiet, **flags) as opened,
        Fetcher(pause=config.pause) as fetcher,
    ):
        yield DailyRun(
            name=name,
            config=config,
            at_once=opened.settings.articles_at_once,
            store=opened.store,
            gateway=opened.gateway,
            watcher=opened.watcher,
            fetcher=fetcher,
            since=since and since.replace(tzinfo=ZoneInfo(config.zone)),
        )


def _told(outcomes: "list[Outcome]", name: str) -> "Iterator[str]":
    from agent.render.edition import subject

    if not outcomes:
        yield f"today's edition {name!r} is delivered already; nothing was done"
    for outcome in outcomes:
        yield subject(outcome.edition)
        for one in outcome.deliveries:
            yield f"  {one.target}: {one.outcome}{one.detail and ': ' + one.detail}"
        for story in outcome.edition.unread:
            yield f"  not read: {story.title}: {story.reason}"
