"""`factbrief calls`: what was asked of which model, and what it took."""

import asyncio
from collections import defaultdict
from typing import Annotated

import typer

from schemas.call import Call

EXAMPLES = """[bold]Examples[/bold]

factbrief calls

factbrief calls --run 1a2b3c4d --by article
"""


def calls(
    *,
    run: Annotated[str | None, typer.Option(help="Only the calls of this run.")] = None,
    by: Annotated[str, typer.Option(help="A line for each run, article or prompt.")] = "run",
) -> None:
    """Show calls, tokens, cost, time and cache hits, by run or by article."""
    from rich.console import Console
    from rich.table import Table

    from agent.errors import ConfigError
    from agent.settings import load_settings
    from agent.store.store import Store

    if by not in ("run", "article", "prompt"):
        raise ConfigError(f"--by {by!r} will not do: choose run, article or prompt")

    async def recorded() -> list[Call]:
        async with Store.open(load_settings().home) as store:
            return await store.calls(run)

    groups: dict[str, list[Call]] = defaultdict(list)
    for call in asyncio.run(recorded()):
        groups[getattr(call, by) or "(all articles)"].append(call)
    table = Table(box=None)
    for heading in (by, "model", "calls", "cached", "failed", "in", "from cache", "out", "cost $", "seconds"):
        table.add_column(heading, justify="left" if heading in (by, "model") else "right")
    for name, group in groups.items():
        table.add_row(name, *_figures(group))
    Console().print(table if groups else "no calls yet")


def _figures(group: list[Call]) -> list[str]:
    sent = [call for call in group if call.outcome != "cached"]
    costs = [call.cost for call in sent]
    cost = "unknown" if None in costs else f"{sum(c for c in costs if c):.4f}"
    return [
        ", ".join(sorted({call.model for call in group})),
        str(len(sent)),
        str(len(group) - len(sent)),
        str(sum(call.outcome != "ok" for call in sent)),
        f"{sum(call.prompt_tokens for call in sent):,}",
        f"{sum(call.cached_tokens for call in sent):,}",
        f"{sum(call.completion_tokens for call in sent):,}",
        cost,
        f"{sum(call.seconds for call in sent):.1f}",
    ]
