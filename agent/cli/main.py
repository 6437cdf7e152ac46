"""`factbrief`: puts the commands together and turns expected errors into one line."""

import sys

import typer

from agent.cli import brief, calls, doctor, facts, model
from agent.errors import FactbriefError

INTERRUPTED = 130

app = typer.Typer(
    name="factbrief",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="From the day's articles to one briefing in which every line is a fact, with its words.",
    epilog="Try it on the sample story: [bold]make brief[/bold]. Documentation: docs/ and README.md.",
)
app.command(epilog=brief.EXAMPLES)(brief.brief)
app.command(epilog=facts.EXAMPLES)(facts.facts)
app.command(epilog=calls.EXAMPLES)(calls.calls)
app.command(epilog=doctor.EXAMPLES)(doctor.doctor)
app.add_typer(model.app, name="model")


def main() -> None:
    """Runs the command line. Expected errors end it with one line and code 1, Ctrl-C with 130."""
    try:
        app()
    except FactbriefError as error:
        print(f"factbrief: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("factbrief: stopped; finished calls are kept, the next run goes on from here", file=sys.stderr)
        sys.exit(INTERRUPTED)
