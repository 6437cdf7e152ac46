"""`factbrief facts`: extraction alone."""

import asyncio
import json
from typing import Annotated, Any, Literal

import typer

from agent.cli.options import Articles, BaseUrl, MaxCost, MaxTokens, Model, Profile, QuietFlag
from schemas.article import Article
from schemas.fact import Fact

EXAMPLES = """[bold]Examples[/bold]

factbrief facts report.txt

factbrief facts --format jsonl monday/ | jq -r .claim
"""


def facts(
    article: Articles,
    *,
    form: Annotated[
        Literal["text", "jsonl"], typer.Option("--format", help="jsonl prints one fact a line.")
    ] = "text",
    model: Model = None,
    base_url: BaseUrl = None,
    profile: Profile = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    quiet: QuietFlag = False,
) -> None:
    """Print the facts of each of ARTICLES, without merging them."""
    from agent.cli.session import session
    from agent.pipeline import read_facts
    from agent.render.plain import printable

    async def work() -> None:
        flags = {
            "model": model, "base_url": base_url, "profile": profile,
            "max_cost": max_cost, "max_tokens": max_tokens,
        }  # fmt: skip
        async with session(quiet=quiet, **flags) as run:
            reading = await read_facts(article, run.gateway, run.watcher, at_once=run.settings.concurrency)
        for read in reading.read:
            for fact in read.extraction.facts:
                if form == "jsonl":
                    typer.echo(json.dumps(_line(read.article, fact), ensure_ascii=False))
                else:
                    typer.echo(f"{read.article.source}:{fact.evidence[0].sentence}: {printable(fact.claim)}")

    asyncio.run(work())


def _line(article: Article, fact: Fact) -> dict[str, Any]:
    """One fact as `--format jsonl` prints it, its article as it was given."""
    kept = fact.model_dump(mode="json", include={"claim", "kind", "attribution", "quantities", "dates"})
    evidence = [{"quote": e.quote, "start": e.start, "end": e.end} for e in fact.evidence]
    return {"article": article.source, **kept, "evidence": evidence}
