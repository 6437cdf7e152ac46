"""`factbrief brief`: one briefing of the articles given."""

import asyncio
from pathlib import Path
from typing import Annotated, Literal

import typer

from agent.cli.options import Articles, BaseUrl, MaxCost, MaxTokens, Model, Profile, QuietFlag

Format = Literal["text", "markdown", "json", "html"]

EXAMPLES = """[bold]Examples[/bold]

factbrief brief monday/*.txt

factbrief brief --format markdown -o briefing.md report.html https://example.org/story

pbpaste | factbrief brief --format json -
"""


def brief(
    article: Articles,
    *,
    form: Annotated[Format, typer.Option("--format", help="How the briefing is written.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write to this file, not to the terminal.")
    ] = None,
    model: Model = None,
    base_url: BaseUrl = None,
    profile: Profile = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    quiet: QuietFlag = False,
) -> None:
    """Brief ARTICLES: facts with their words, who agrees, who differs, who got it from whom."""
    from agent.cli.session import session
    from agent.deliver.file import write
    from agent.pipeline import brief as make
    from agent.render import render, show

    async def work() -> None:
        flags = {
            "model": model, "base_url": base_url, "profile": profile,
            "max_cost": max_cost, "max_tokens": max_tokens,
        }  # fmt: skip
        async with session(quiet=quiet, **flags) as run:
            briefing = await make(article, run.gateway, run.watcher, at_once=run.settings.concurrency)
            await run.store.save_briefing(briefing)
        if output:
            write(output, render(briefing, form))
        elif form == "text":
            show(briefing)
        else:
            typer.echo(render(briefing, form))

    asyncio.run(work())
