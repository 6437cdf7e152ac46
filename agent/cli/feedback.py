"""`factbrief feedback`: what readers say is wrong, as drafts for the gold set."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from agent.store.feedback import Feedback

EXAMPLES = """[bold]Examples[/bold]

factbrief feedback drafts/
"""


def feedback(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Where the drafts are written, one a file.")
    ],
) -> None:
    """Write each "Wrong fact" of Slack as a draft of gold labels, for a person to confirm or mend.

    Files that are there already are left alone: somebody may be at work on them.
    """
    from agent.cli.running import run
    from agent.deliver.file import write
    from agent.slack.draft import draft_name, gold_draft

    drafts = {folder / f"{draft_name(one)}.yaml": one for one in run(_kept())}
    folder.mkdir(parents=True, exist_ok=True)
    new = [file for file in drafts if not file.exists()]
    for file in new:
        write(file, gold_draft(drafts[file]))
        typer.echo(file)
    typer.echo(f"{len(new)} new", err=True)


async def _kept() -> "list[Feedback]":
    from agent.settings import load_settings
    from agent.store.feedback import all_feedback
    from agent.store.store import Store

    async with Store.open(load_settings().store) as store:
        return await all_feedback(store)
