"""`factbrief model`: the models that run on this machine."""

import asyncio
from typing import Annotated

import typer

from agent.settings import EMBEDDED_MODELS

EXAMPLES = """[bold]Examples[/bold]

factbrief model pull

factbrief model list
"""
DEFAULT = EMBEDDED_MODELS[0]
Name = Annotated[str, typer.Argument(help="One of those that `factbrief model list` shows.")]

app = typer.Typer(no_args_is_help=True, help="Fetch and find the models that run on this machine.", epilog=EXAMPLES)


@app.command("pull")
def pull(name: Name = DEFAULT) -> None:
    """Fetch a model and check its bytes; what is there already is not fetched again."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from agent.llm import pull as fetching
    from agent.settings import load_settings

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            if not console.is_terminal:
                console.print(f"{name}: {done / 1e6:.0f} of {total / 1e6:.0f} MB")

        model = asyncio.run(fetching.pull(name, load_settings().home, told))
    typer.echo(model.path)


@app.command("list")
def listing() -> None:
    """List the models there are, and which of them are on disk."""
    from agent.llm.models import RELEASES, installed
    from agent.settings import load_settings

    here = {model.name for model in asyncio.run(installed(load_settings().home))}
    for name, release in RELEASES.items():
        state = "on disk" if name in here else f"fetch with: factbrief model pull {name}"
        typer.echo(f"{name}  {release.size / 1e9:.1f} GB  {state}")


@app.command("path")
def path(name: Name = DEFAULT) -> None:
    """Print where a model lies; an error if it is not on disk."""
    from agent.llm.models import model_file
    from agent.settings import load_settings

    typer.echo(asyncio.run(model_file(name, load_settings().home)).path)
