"""`factbrief`: puts the commands together and turns expected errors into one line."""

import gc
import os
import sys
import traceback
from pathlib import Path

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

_HOME = Path(__file__).parent.parent

app = typer.Typer(
    name="factbrief",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
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


BUG = 70
"""The exit code of a fault of our own (EX_SOFTWARE of sysexits.h)."""
_DEBUG = "FACTBRIEF_DEBUG"
_NEW_OBJECTS = 50_000
"""Objects made between two searches for unreachable cycles. Python's 700 means that a short run
walks its modules and patterns, none of which ever goes, for a fifth of its time."""


def main() -> None:
    """Runs the command line. What goes wrong ends it with one line on stderr and an exit code:
    1 where the user or an endpoint can mend it, 70 where only the program's authors can."""
    try:
        _run()
    except FactbriefError as error:
        _end(str(error))
    except BrokenPipeError:
        _end("")  # whoever reads the output has seen enough
    except OSError as error:
        # The rooms explain their own; what is left is what the terminal or a pipe refuses.
        _end(f"the output cannot be written: {error.strerror or error}")
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        # Its message may hold anything, a key included: its kind and place tell whom it concerns.
        _end(
            f"this is a bug in factbrief: {type(error).__name__} in {_place(error)}; "
            f"run again with {_DEBUG}=1 for the trace",
            BUG,
        )


def _run() -> None:
    gc.set_threshold(_NEW_OBJECTS)
    try:
        app(prog_name="factbrief")
    finally:
        sys.stdout.flush()


def _place(error: Exception) -> str:
    """The file and line of ours where `error` came up."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_HOME)
    ]
    last = ours[-1]
    return f"{Path(last.filename).relative_to(_HOME.parent)}:{last.lineno}"


def _end(line: str, code: int = 1) -> None:
    if line:
        from agent.text.plain import one_line

        typer.echo(f"factbrief: {one_line(line)}", err=True)
    # At its end Python would flush standard output once more, and fail once more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)
