"""`python -m evals`: run, record, compare, show, worst, gate, report."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from agent.errors import FactbriefError
from agent.settings import load_settings
from evals.comparison import compare
from evals.corpus_reader import CORPUS, Split, read_corpus
from evals.figures import cells_of, figures
from evals.gate import accept, hold_against
from evals.recordings import recordings
from evals.reports.files import write_reports
from evals.reports.page import page
from evals.reports.table import figures_table, misses_list, shifts_table, worst_list
from evals.results import MOST, PAGE
from evals.runs import RUNS, load, save
from evals.sessions import floor, graded, judge, read, refresh, replayed, results
from evals.worst import worst

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help=__doc__, pretty_exceptions_enable=False
)
System = Literal["factbrief", "sentences"]

CorpusOption = Annotated[Path, typer.Option("--corpus", help="Folder of labelled stories.")]
SplitOption = Annotated[Split, typer.Option(help="Which half: prompts are tuned on dev alone.")]
ProfileOption = Annotated[str | None, typer.Option(help="compact or full.")]
ModelOption = Annotated[str | None, typer.Option(help="The model that reads the articles.")]


@app.command()
def run(
    *,
    corpus: CorpusOption = CORPUS,
    split: SplitOption = "dev",
    system: Annotated[System, typer.Option(help="`sentences` is the floor.")] = "factbrief",
    profile: ProfileOption = None,
    model: ModelOption = None,
    base_url: Annotated[str | None, typer.Option(help="Endpoint of a hosted model.")] = None,
    ask: Annotated[
        bool, typer.Option("--live", help="Ask the model, as for any corpus of your own.")
    ] = False,
    judging: Annotated[
        bool, typer.Option("--judge", help="Ask the model where the matcher is in doubt.")
    ] = False,
    name: Annotated[str, typer.Option(help="Name under out/evals.")] = "latest",
) -> None:
    """Grade the program on the corpus, from recorded answers, and show the table.

    Only the project's own corpus has a recording: with another, the model is asked and its answers
    are kept, so that a second run asks nothing.
    """
    settings = load_settings(profile=profile, model=model, base_url=base_url)
    stories = read_corpus(corpus, split)
    if system == "sentences":
        reading = floor(stories)
    else:
        reading = asyncio.run(read(stories, settings, ask=ask or corpus.resolve() != CORPUS))
    judged = asyncio.run(judge(stories, reading, settings)) if judging else {}
    made = graded(stories, reading, name=name, split=split, judged=judged)
    path = save(made)
    path.with_suffix(".html").write_text(page(made, stories), encoding="utf-8")
    typer.echo(figures_table(figures(made.scores)))
    typer.echo(f"\n{path}; its misses: python -m evals show --run {name} METRIC or ARTICLE")


@app.command()
def record(profile: ProfileOption = None, model: ModelOption = None) -> None:
    """Ask the model whatever the recording lacks, over the whole corpus, and drop what is stale."""
    settings = load_settings(profile=profile, model=model)
    typer.echo(asyncio.run(refresh(settings)))


@app.command()
def show(
    item: Annotated[str, typer.Argument(help="A metric, an article's id or a story's name.")],
    run_name: Annotated[str, typer.Option("--run", help="Name under out/evals.")] = "latest",
) -> None:
    """List the misses of one metric or one article, and what could not be graded."""
    scores = load(run_name).scores
    misses = [s for s in scores if item in (s.metric, s.item) and (s.reason or s.value is None)]
    typer.echo(misses_list(misses) or f"no miss under {item!r}")


@app.command("worst")
def worst_misses(
    run_name: Annotated[str, typer.Option("--run", help="Name under out/evals.")] = "latest",
    most: Annotated[int, typer.Option(help="How many.")] = MOST,
) -> None:
    """List the misses that would mislead a reader most, the worst first."""
    typer.echo(worst_list(worst(load(run_name).scores, most)))


@app.command("compare")
def compare_runs(
    before: Annotated[str, typer.Argument(help="Name under out/evals, or a file.")],
    after: Annotated[str, typer.Argument(help="The same, of the later run.")],
) -> None:
    """Show what moved between two runs, on the articles of both."""
    one, other = load(before), load(after)
    types = {item: kind for item, kind in one.types.items() if item in other.types}
    first, second = (cells_of(s for s in run.scores if s.item in types) for run in (one, other))
    typer.echo(shifts_table(compare(first, second, types)))


@app.command()
def gate(
    *,
    accepting: Annotated[
        bool, typer.Option("--accept", help="Make today's figures the baselines.")
    ] = False,
    folder: Annotated[Path, typer.Option("--out", help="Where the reports go.")] = RUNS / "gate",
) -> None:
    """Replay every recording against its baseline; exit 1 where a metric got worse."""
    stories = read_corpus()
    runs = asyncio.run(replayed(stories, recordings()))
    if accepting:
        for name, made in runs.items():
            typer.echo(str(accept(name, made, stories)))
        return
    verdicts = [hold_against(name, made, stories) for name, made in runs.items()]
    typer.echo(write_reports(verdicts, stories, folder))
    if any(verdict.failures for verdict in verdicts):
        raise typer.Exit(1)


@app.command("report")
def write_results() -> None:
    """Write docs/results.md anew from the embedded model's recording, replayed."""
    PAGE.write_text(asyncio.run(results(read_corpus())), encoding="utf-8")
    typer.echo(str(PAGE))


def main() -> None:
    """Runs the command line; an expected error is one line and exit code 2."""
    try:
        app()
    except FactbriefError as error:
        typer.echo(f"evals: {error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
