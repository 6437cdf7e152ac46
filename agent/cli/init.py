"""`factbrief init`: a commented configuration to begin with."""

from typing import Annotated

import typer

EXAMPLES = """[bold]Examples[/bold]

factbrief init

factbrief init && factbrief daily --dry-run
"""


def init(
    *,
    force: Annotated[bool, typer.Option(help="Write over the file that is there.")] = False,
) -> None:
    """Write factbrief.toml into this folder: the daily edition, each setting explained."""
    from importlib.resources import files

    from agent.deliver.file import write
    from agent.errors import ConfigError
    from agent.settings import CONFIG_FILE

    if CONFIG_FILE.exists() and not force:
        raise ConfigError(f"{CONFIG_FILE} is there already: edit it, or add --force")
    write(CONFIG_FILE, (files("agent.daily") / "example.toml").read_text(encoding="utf-8"))
    typer.echo(
        f"{CONFIG_FILE} is written: name your feeds in it, or put articles into the folder "
        "articles/, then: factbrief daily --dry-run"
    )
