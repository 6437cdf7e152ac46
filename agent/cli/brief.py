"""`factbrief brief`: one briefing of the articles given."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from agent.cli.options import Articles, BaseUrl, MaxCost, MaxTokens, Model, Profile, QuietFlag

if TYPE_CHECKING:
    from schemas.briefing import Briefing
    from schemas.decision import Decision

Format = Literal["text", "markdown", "json", "html"]
_BY_SUFFIX: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".html": "html",
    ".htm": "html",
}
TERMINAL = Path("-")

EXAMPLES = """[bold]Examples[/bold]

factbrief brief monday/*.txt

factbrief brief -o briefing.html report.html https://example.org/story

factbrief brief -o - -o briefing.md -o briefing.json monday/

pbpaste | factbrief brief --format json -
"""


def brief(
    article: Articles,
    *,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="How the briefing is written; without it, as the file's suffix says, else text.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Write to this file; - is the terminal. May be given several times.",
            show_default=False,
        ),
    ] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    profile: Profile = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    quiet: QuietFlag = False,
) -> None:
    """Brief ARTICLES: facts with their words, who agrees, who differs, who got it from whom."""
    from agent.cli.running import run

    flags = {
        "model": model,
        "base_url": base_url,
        "profile": profile,
        "max_cost": max_cost,
        "max_tokens": max_tokens,
    }
    briefing = run(_made(article, quiet=quiet, **flags))
    for file in output or [TERMINAL]:
        _write(briefing, file, form or _BY_SUFFIX.get(file.suffix.lower(), "text"))


async def _made(sources: list[str], *, quiet: bool, **flags: object) -> "Briefing":
    from agent.cli.session import session
    from agent.pipeline import brief as make
    from agent.store.briefings import save_briefing

    async with session(quiet=quiet, **flags) as opened:
        at_once = opened.settings.articles_at_once
        decisions: list[Decision] = []
        briefing = await make(
            sources,
            opened.gateway,
            opened.watcher,
            at_once=at_once,
            decided=decisions.extend,
            aliases=opened.aliases,
        )
        await save_briefing(opened.store, briefing, decisions=decisions)
    return briefing


def _write(briefing: "Briefing", file: Path, form: Format) -> None:
    from agent.deliver.file import write
    from agent.render import render, show

    if file != TERMINAL:
        write(file, render(briefing, form))
    elif form == "text":
        show(briefing)
    else:
        typer.echo(render(briefing, form), nl=False)
