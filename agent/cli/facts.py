"""`factbrief facts`: extraction alone."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from agent.cli.options import Articles, BaseUrl, MaxCost, MaxTokens, Model, Profile, QuietFlag

if TYPE_CHECKING:
    from agent.pipeline import Reading
    from schemas.article import Article
    from schemas.fact import Fact

EXAMPLES = """[bold]Examples[/bold]

factbrief facts report.txt

factbrief facts --format jsonl monday/ | jq -r .claim

factbrief facts --format gold monday/ > gold/monday.yaml
"""


def facts(
    article: Articles,
    *,
    form: Annotated[
        Literal["text", "jsonl", "gold"],
        typer.Option(
            "--format",
            help="jsonl prints one fact a line, gold a draft of labels to correct (docs/gold.md).",
        ),
    ] = "text",
    model: Model = None,
    base_url: BaseUrl = None,
    profile: Profile = None,
    max_cost: MaxCost = None,
    max_tokens: MaxTokens = None,
    quiet: QuietFlag = False,
) -> None:
    """Print the facts of each of ARTICLES, without merging them."""
    from agent.cli.running import run

    flags = {
        "model": model,
        "base_url": base_url,
        "profile": profile,
        "max_cost": max_cost,
        "max_tokens": max_tokens,
    }
    reading = run(_read(article, quiet=quiet, **flags))
    if form == "gold":
        from agent.cli.gold_draft import gold_draft

        typer.echo(gold_draft(reading.read), nl=False)
        return
    line = _json if form == "jsonl" else _text
    for read in reading.read:
        for fact in read.extraction.facts:
            typer.echo(line(read.article, fact))


async def _read(sources: list[str], *, quiet: bool, **flags: object) -> "Reading":
    from agent.cli.session import session
    from agent.pipeline import read_facts

    async with session(quiet=quiet, **flags) as opened:
        at_once = opened.settings.articles_at_once
        return await read_facts(sources, opened.gateway, opened.watcher, at_once=at_once)


def _text(article: "Article", fact: "Fact") -> str:
    from agent.text.plain import one_line

    return one_line(f"{article.source}:{fact.evidence[0].sentence}: {fact.claim}")


def _json(article: "Article", fact: "Fact") -> str:
    """One fact as `--format jsonl` prints it, its article as it was given."""
    import json

    told = {"claim", "kind", "attribution", "quantities", "dates"}
    evidence = [{"quote": e.quote, "start": e.start, "end": e.end} for e in fact.evidence]
    record = {
        "article": article.source,
        **fact.model_dump(mode="json", include=told),
        "evidence": evidence,
    }
    return json.dumps(record, ensure_ascii=False)
