"""`factbrief calls`: what was asked of which model, and what it took."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from schemas.call import Call

EXAMPLES = """[bold]Examples[/bold]

factbrief calls

factbrief calls --run 1a2b3c4d --by article
"""
_FIGURES = ("calls", "cached", "failed", "in", "from cache", "out", "cost $", "seconds")


def calls(
    *,
    run_id: Annotated[
        str | None, typer.Option("--run", metavar="RUN", help="Only the calls of this run.")
    ] = None,
    by: Annotated[
        Literal["run", "article", "prompt"], typer.Option(help="What a line stands for.")
    ] = "run",
) -> None:
    """Show calls, tokens, cost, time and cache hits, by run, by article or by prompt."""
    from rich import print as show
    from rich.table import Table

    from agent.cli.running import run

    groups: dict[str, list[Call]] = {}
    for call in run(_recorded(run_id)):
        groups.setdefault(getattr(call, by) or "(all articles)", []).append(call)
    if not groups:
        typer.echo("no calls yet" if run_id is None else f"no calls in run {run_id}")
        return
    table = Table(box=None)
    table.add_column(by, no_wrap=True)  # whole, because --run wants it back
    table.add_column("model")
    for heading in _FIGURES:
        table.add_column(heading, justify="right")
    for name, group in groups.items():
        table.add_row(name, *_figures(group))
    show(table)


async def _recorded(run_id: str | None) -> "list[Call]":
    from agent.settings import load_settings
    from agent.store.calls import calls as recorded
    from agent.store.store import Store

    async with Store.open(load_settings().store) as store:
        return await recorded(store, run_id)


def _figures(group: "list[Call]") -> list[str]:
    sent = [call for call in group if call.outcome != "cached"]
    costs = [call.cost for call in sent]
    cost = "unknown" if None in costs else f"{sum(cost for cost in costs if cost):.4f}"
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
