"""`factbrief history`: the briefings and editions that were made."""

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING

import typer

from agent.cli.options import Since, StoryId

if TYPE_CHECKING:
    from collections.abc import Sequence

    from agent.store.briefings import Headline
    from agent.store.deliveries import Delivery
    from agent.store.editions import Edition

EXAMPLES = """[bold]Examples[/bold]

factbrief history

factbrief history --since 2025-06-01 --story s4
"""


def history(*, story: StoryId = None, since: Since = None) -> None:
    """List past editions, with where they went, and briefings, by day, the newest first."""
    from agent.cli.running import run

    lines = run(_lines(story, since))
    typer.echo("\n".join(lines) or "no such briefing")


async def _lines(story: str | None, since: datetime | None) -> list[str]:
    from agent.settings import load_settings
    from agent.store.briefings import headlines
    from agent.store.deliveries import deliveries
    from agent.store.editions import editions
    from agent.store.store import Store
    from agent.store.stories import stories

    async with Store.open(load_settings().store) as store:
        briefings = await headlines(store, story=story, since=since)
        titles = {one.id: one.title for one in await stories(store)}
        made = [] if story else await editions(store, since=since and since.date())
        sent = {one.id: await deliveries(store, one.id) for one in made}
    days: dict[date, list[str]] = defaultdict(list)
    for edition in made:
        days[edition.day] += _edition(edition, sent[edition.id])
    for briefing in briefings:
        days[briefing.generated.date()] += _briefing(briefing, titles)
    ordered = sorted(days, reverse=True)
    return [line for day in ordered for line in (day.isoformat(), *days[day])]


def _edition(edition: "Edition", sent: "Sequence[Delivery]") -> list[str]:
    """An edition in a line, and one about each target: what came of the last attempt."""
    from agent.text.plain import one_line

    last = {one.target: one for one in sent}
    return [
        f"      edition {one_line(edition.name)}: {edition.state}",
        *(
            "        " + one_line(f"{target}: {one.outcome or 'cut off'} {one.detail}")
            for target, one in last.items()
        ),
    ]


def _briefing(briefing: "Headline", titles: dict[str, str]) -> list[str]:
    """A briefing in a line, and a second one about its story."""
    from agent.text.plain import one_line

    lines = [f"{briefing.id:>4}  {one_line(briefing.headline)}"]
    if briefing.story:
        title = titles.get(briefing.story, "")
        lines.append(f"      story {one_line(f'{briefing.story} {title}')}")
    return lines
