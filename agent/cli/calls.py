"""`factbrief calls`: what was asked of which model, and what it took."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from schemas.call import Call

EXAMPLES = """[bold]Examples[/bold]

factbrief calls

factbrief calls --run 1a2b3c4d --by article
"""
_FIGURES = ("calls", "cached", "failed", "in", "from\ncache", "out", "cost\n$", "sec")


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
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from agent.cli.running import run
    from agent.errors import InputError
    from agent.text.plain import one_line

    recorded, names = run(_recorded(run_id, named=by == "article"))
    if not recorded and run_id is not None:
        raise InputError(f"run {run_id}", "there is none; `factbrief calls` lists them")
    if not recorded:
        typer.echo("no calls yet")
        return
    groups: dict[str, list[Call]] = {}
    for call in recorded:
        key = getattr(call, by)
        groups.setdefault(names.get(key, key) or "(all articles)", []).append(call)
    # Names fold where they do not fit; figures, and the run that --run wants back, never do.
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(by, no_wrap=by == "run", overflow="fold")
    models = sorted({call.model for call in recorded})
    if len(models) > 1:
        table.add_column("model", overflow="fold")
    else:
        typer.echo(one_line(f"asked of {models[0]}"))
    for heading in _FIGURES:
        table.add_column(heading, justify="right", no_wrap=True)
    for name, group in groups.items():
        asked = [", ".join(sorted({call.model for call in group}))] if len(models) > 1 else []
        cells = (name, *asked, *_figures(group))
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    Console(highlight=False).print(table)


async def _recorded(run_id: str | None, *, named: bool) -> "tuple[list[Call], dict[str, str]]":
    """The calls, and where it is `named` for each article's id what it was given as."""
    from agent.settings import load_settings
    from agent.store.briefings import briefing, headlines
    from agent.store.calls import calls as recorded
    from agent.store.store import Store

    names: dict[str, str] = {}
    async with Store.open(load_settings().store) as store:
        found = await recorded(store, run_id)
        wanted = {call.article for call in found} - {""} if named else set()
        for headline in await headlines(store) if wanted else ():
            if wanted <= names.keys():
                break
            if kept := await briefing(store, headline.id):
                names = {one.id: one.source for one in kept.briefing.articles} | names
    return found, names


def _figures(group: "list[Call]") -> list[str]:
    sent = [call for call in group if call.outcome != "cached"]
    costs = [call.cost for call in sent]
    cost = "unknown" if None in costs else f"{sum(cost for cost in costs if cost):.4f}"
    return [
        str(len(sent)),
        str(len(group) - len(sent)),
        str(sum(call.outcome != "ok" for call in sent)),
        f"{sum(call.prompt_tokens for call in sent):,}",
        f"{sum(call.cached_tokens for call in sent):,}",
        f"{sum(call.completion_tokens for call in sent):,}",
        cost,
        f"{sum(call.seconds for call in sent):.1f}",
    ]
