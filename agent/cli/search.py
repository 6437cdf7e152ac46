"""`factbrief search`: facts of past briefings by their words."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from agent.store.search import Hit

EXAMPLES = """[bold]Examples[/bold]

factbrief search bridge repairs

factbrief search --limit 100 "interest rate" 4.5
"""


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words that the facts hold, all of them.")
    ],
    *,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Show at most as many.")] = 20,
) -> None:
    """Find facts of past briefings by WORDS in their claims and quotes, the newest first."""
    from agent.cli.running import run

    hits = run(_found(" ".join(words), limit))
    for hit in hits:
        typer.echo(_line(hit))
    if not hits:
        typer.echo("no fact holds all of these words", err=True)


async def _found(words: str, limit: int) -> "list[Hit]":
    from agent.settings import load_settings
    from agent.store.search import search as look
    from agent.store.store import Store

    async with Store.open(load_settings().store) as store:
        return await look(store, words, limit)


def _line(hit: "Hit") -> str:
    """Day, number of the briefing, id of the fact, claim, who told it."""
    from agent.text.plain import one_line

    told = one_line(f"{hit.claim} ({', '.join(hit.outlets)})")
    return f"{hit.day}  {hit.briefing:>4} {hit.fact:<4} {told}"
