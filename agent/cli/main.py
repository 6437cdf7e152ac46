"""`factbrief`: puts the commands together and turns expected errors into one line."""

import os
import sys

import typer

from agent.cli import (
    brief,
    calls,
    daily,
    doctor,
    explain,
    export,
    facts,
    feedback,
    history,
    init,
    model,
    search,
    slack,
    worker,
)
from agent.cli import open as open_
from agent.errors import FactbriefError

app = typer.Typer(
    name="factbrief",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From the day's articles to one briefing in which every line is a fact, with its words.",
    epilog="Try it on the sample story: [bold]make brief[/bold]. Every option: docs/cli.md.",
)
app.command(epilog=brief.EXAMPLES)(brief.brief)
app.command(epilog=facts.EXAMPLES)(facts.facts)
app.command(epilog=calls.EXAMPLES)(calls.calls)
app.command(epilog=init.EXAMPLES)(init.init)
app.command(epilog=daily.EXAMPLES)(daily.daily)
app.command(epilog=history.EXAMPLES)(history.history)
app.command(epilog=search.EXAMPLES)(search.search)
app.command(epilog=explain.EXAMPLES)(explain.explain)
app.command(epilog=export.EXAMPLES)(export.export)
app.command(name="open", epilog=open_.EXAMPLES)(open_.open_)
app.command(epilog=slack.EXAMPLES)(slack.slack)
app.command(epilog=worker.EXAMPLES)(worker.worker)
app.command(epilog=feedback.EXAMPLES)(feedback.feedback)
app.command(epilog=doctor.EXAMPLES)(doctor.doctor)
app.add_typer(model.app, name="model")


def main() -> None:
    """Runs the command line. Expected errors end it with one line on stderr and code 1."""
    try:
        app(prog_name="factbrief")
        sys.stdout.flush()
    except FactbriefError as error:
        _end(str(error))
    except OSError as error:
        # The rooms explain their own; what is left is what the terminal or a pipe refuses.
        _end(f"the output cannot be written: {error.strerror or error}")


def _end(line: str) -> None:
    typer.echo(f"factbrief: {line}", err=True)
    # At its end Python would flush standard output once more, and fail once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(1)
