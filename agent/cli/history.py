"""`factbrief history`: the briefings and editions that were made."""

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING

import typer

from agent.cli.options import Since, StoryId

if TYPE_CHECKING:
    from agent.store.briefings import Headline
    from agent.store.editions import Edition

EXAMPLES = """[bold]Examples[/bold]

factbrief history

factbrief history --since 2025-06-01 --story s4
"""


def history(*, story: StoryId = None, since: Since = None) -> None:
    """List past briefings by day, the newest first, with their story and edition."""
    from agent.cli.running import run

    lines = run(_lines(story, since))
    typer.echo("\n".join(lines) or "no such briefing")


async def _lines(story: str | None, since: datetime | None) -> list[str]:
    from agent.settings import load_settings
    from agent.store.briefings import headlines
    from agent.store.editions import editions
    from agent.store.store import Store
    from agent.store.stories import stories

    async with Store.open(load_settings().store) as store:
        briefings = await headlines(store, story=story, since=since)
        made = {one.id: one for one in await editions(store, since=since and since.date())}
        titles = {one.id: one.title for one in await stories(store)}
    days: dict[date, list[str]] = defaultdict(list)
    for briefing in briefings:
        days[briefing.generated.date()] += _told(briefing, titles, made)
    briefed = {briefing.edition for briefing in briefings}
    for edition in made.values():
        if edition.id not in briefed and story is None:
            days[edition.day].append(f"      edition {edition.name}: {edition.state}, no briefing")
    ordered = sorted(days, reverse=True)
    return [line for day in ordered for line in (day.isoformat(), *days[day])]


def _told(
    briefing: "Headline", titles: dict[str, str], editions: "dict[str, Edition]"
) -> list[str]:
    """A briefing in a line, and a second one about what it belongs to."""
    from agent.render.plain import one_line

    belongs = []
    if briefing.story:
        title = titles.get(briefing.story, "")
        belongs.append(f"story {one_line(f'{briefing.story} {title}')}")
    if edition := editions.get(briefing.edition):
        belongs.append(f"edition {edition.name}, {edition.state}")
    lines = [f"{briefing.id:>4}  {one_line(briefing.headline)}"]
    return [*lines, *(f"      {line}" for line in belongs)]
