"""`factbrief daily`: the edition of the day, by a scheduler."""

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from agent.cli.options import BaseUrl, MaxCost, MaxTokens, Model, Profile, QuietFlag
from agent.errors import FactbriefError

if TYPE_CHECKING:
    from agent.work.edition import Order, Told

    Flags: TypeAlias = dict[str, str | int | float]

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

    given = {
        "model": model,
        "base_url": base_url,
        "profile": profile,
        "max_cost": max_cost,
        "max_tokens": max_tokens,
    }
    flags = {name: value for name, value in given.items() if value is not None}
    if dry_run:
        typer.echo("\n".join(run(_planned(edition, since, flags))))
        return
    made = run(_made(edition, since, flags, quiet=quiet))
    for line in (line for told in made for line in told.lines):
        typer.echo(line)
    ours = made[-1]
    if ours.fault:
        raise FactbriefError(ours.fault)
    if not ours.lines:
        typer.echo(f"today's edition {edition!r} is delivered already; nothing was done")
    if not ours.whole:
        raise typer.Exit(1)


async def _made(name: str, since: datetime | None, flags: "Flags", *, quiet: bool) -> "list[Told]":
    from agent.cli.edition import opening
    from agent.settings import load_settings
    from agent.store.store import Store
    from agent.work.edition import have_made
    from agent.work.queue import Queue

    order, where = _order(name, since, flags), load_settings(**flags).store
    async with Store.open(where) as store, Queue.open(where) as queue:
        return await have_made(
            order, store, queue, opening(quiet=quiet), waiting=partial(_say, quiet=quiet)
        )


async def _planned(name: str, since: datetime | None, flags: "Flags") -> list[str]:
    from agent.cli.edition import opening
    from agent.daily.planning import plan, told

    async with opening(quiet=True)(_order(name, since, flags)) as run:
        return told(await plan(run, datetime.now(UTC)))


def _order(name: str, since: datetime | None, flags: "Flags") -> "Order":
    from agent.daily.config import load_config
    from agent.daily.run import date_of
    from agent.work.edition import Order

    day = date_of(datetime.now(UTC), load_config(name).zone)
    return Order(name=name, day=day, since=since, settings=flags)


def _say(line: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(line, err=True)
