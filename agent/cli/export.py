"""`factbrief export`: what the store holds of briefings, as one file of JSON lines."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agent.cli.options import Since, StoryId

if TYPE_CHECKING:
    from agent.store.briefings import KeptBriefing

TERMINAL = Path("-")

EXAMPLES = """[bold]Examples[/bold]

factbrief export -o briefings.jsonl

factbrief export --facts --since 2025-06-01 | jq -r .fact.claim
"""


def export(
    *,
    facts: Annotated[
        bool, typer.Option("--facts", help="One fact a line, and not one briefing.")
    ] = False,
    story: StoryId = None,
    since: Since = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Write here; - is the terminal.")
    ] = TERMINAL,
) -> None:
    """Write past briefings as JSON lines, oldest first, each with its number, story and edition."""
    from agent.cli.running import run
    from agent.deliver.file import write

    lines = run(_lines(story, since, facts=facts))
    if output == TERMINAL:
        for line in lines:
            typer.echo(line)
    else:
        write(output, "".join(f"{line}\n" for line in lines))


async def _lines(story: str | None, since: datetime | None, *, facts: bool) -> list[str]:
    from agent.settings import load_settings
    from agent.store.briefings import briefing, headlines
    from agent.store.store import Store

    lines: list[str] = []
    async with Store.open(load_settings().store) as store:
        # One by one: written out as lines, briefings are a fraction of what they are as objects.
        for headline in await headlines(store, story=story, since=since):
            if kept := await briefing(store, headline.id):
                records = _facts(kept) if facts else iter([_whole(kept)])
                lines += (json.dumps(record, ensure_ascii=False) for record in records)
    return lines


def _whole(kept: "KeptBriefing") -> dict[str, Any]:
    return _place(kept) | {"briefing": kept.briefing.model_dump(mode="json")}


def _facts(kept: "KeptBriefing") -> Iterator[dict[str, Any]]:
    for fact in kept.briefing.facts:
        generated = kept.briefing.generated.isoformat()
        yield _place(kept) | {"generated": generated, "fact": fact.model_dump(mode="json")}


def _place(kept: "KeptBriefing") -> dict[str, Any]:
    return {"id": kept.id, "story": kept.story, "edition": kept.edition}
