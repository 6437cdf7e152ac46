"""`factbrief model`: the models that run on this machine."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from agent.llm.models import ModelFile

EXAMPLES = """[bold]Examples[/bold]

factbrief model pull

factbrief model list

FACTBRIEF_HOME=/data/factbrief factbrief model path qwen2.5-coder-0.5b
"""
Name = Annotated[
    str | None,
    typer.Argument(help="One that `factbrief model list` shows; the first where none is named."),
]

app = typer.Typer(
    no_args_is_help=True,
    help="Fetch and find the models that run on this machine.",
    epilog=EXAMPLES,
)


@app.command("pull")
def pull(name: Name = None) -> None:
    """Fetch a model and check its bytes; what is there already is not fetched again."""
    from agent.cli.running import run
    from agent.settings import EMBEDDED_MODELS

    typer.echo(run(_pulled(name or EMBEDDED_MODELS[0])).path)


async def _pulled(name: str) -> "ModelFile":
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from agent.llm import pull as fetching
    from agent.settings import load_settings

    console = Console(stderr=True, highlight=False)
    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(name, total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)
            if not console.is_terminal:
                console.print(f"{name}: {done / 1e6:.0f} of {total / 1e6:.0f} MB")

        return await fetching.pull(name, load_settings().home, told)


@app.command("list")
def listing() -> None:
    """List the models there are, and which of them are on disk."""
    from agent.cli.running import run
    from agent.llm.models import RELEASES, installed
    from agent.settings import load_settings

    here = {model.name for model in run(installed(load_settings().home))}
    for name, release in RELEASES.items():
        state = "on disk" if name in here else f"fetch with: factbrief model pull {name}"
        typer.echo(f"{name}  {release.size / 1e9:.1f} GB  {state}")


@app.command("path")
def path(name: Name = None) -> None:
    """Print where a model lies; an error if it is not on disk."""
    from agent.cli.running import run
    from agent.llm.models import model_file
    from agent.settings import EMBEDDED_MODELS, load_settings

    typer.echo(run(model_file(name or EMBEDDED_MODELS[0], load_settings().home)).path)
