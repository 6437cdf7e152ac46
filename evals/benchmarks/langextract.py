"""google/langextract and factbrief side by side: same model server, same articles, same graders.

    python -m evals.benchmarks.langextract PYTHON

PYTHON belongs to an environment with `pip install "langextract[openai]==1.7.1"` (its pins and ours
do not go together). Takes the first article of each of the first stories of a split; tokens are
those that the server's own log counts as evaluated. What a system gave is kept in
out/benchmarks/langextract, so scoring it again asks nothing: delete the folder to ask anew.
"""

import asyncio
import json
import re
import subprocess
import time
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from agent.errors import ConfigError, FactbriefError, InputError, ProviderError
from agent.extract import extract_facts
from agent.extract.facts import evidence_of
from agent.llm.embedded import EmbeddedServer
from agent.llm.models import model_file
from agent.settings import EMBEDDED_MODELS, Settings, load_settings
from evals.align import Alignment, align
from evals.benchmarks.bounds import FOLDER, Bound, report, this_machine
from evals.corpus_reader import CORPUS, Split, read_corpus
from evals.graders.details import agree
from evals.graders.extraction import claim_alone_recall, fact_precision, fact_recall, noise_facts
from evals.ingested import ingested
from evals.recordings import live
from schemas.article import Article
from schemas.base import Form
from schemas.fact import Attribution, Fact
from schemas.gold import GoldAttribution

KEPT = FOLDER / "langextract"
_EVALUATED = re.compile(r" (prompt eval|eval) time = +[\d.]+ ms / +(\d+) tokens")
_SIDE = Path(__file__).with_name("langextract_side.py")
_INSTALL = 'pip install "langextract[openai]==1.7.1" into an environment of its own'
_ANSWER_BOUND = 0.4
_PROMPT_BOUND = 0.8


class Spent(Form):
    """What one system took for one article: prompt tokens that no cache held, tokens of answers,
    seconds of the model's work."""

    prompt_tokens: int
    answer_tokens: int
    seconds: float


class Found(Form):
    """One extraction of langextract; `start` is None where it found no place for its words."""

    text: str
    claim: str
    speaker: str
    start: int | None
    end: int | None


class Kept(Form):
    """What langextract gave for one article; nothing where its answers could not be read."""

    found: tuple[Found, ...]
    spent: Spent


class Side(NamedTuple):
    """One system: its facts beside the gold, article by article, and what they took."""

    name: str
    alignments: list[Alignment]
    spent: list[Spent]


class Bench(NamedTuple):
    """What both systems are run with."""

    python: Path
    settings: Settings
    server: EmbeddedServer


def main(
    python: Annotated[Path, typer.Argument(help="Python of the environment with langextract.")],
    split: Split = "test",
    articles: int = 4,
) -> None:
    """Run both systems on the first article of each of the first ARTICLES stories."""
    try:
        _check(python)
        raise typer.Exit(asyncio.run(_compare(python, split, articles)))
    except FactbriefError as error:
        typer.echo(f"langextract benchmark: {error}", err=True)
        raise typer.Exit(2) from error


def _check(python: Path) -> None:
    try:
        command = [str(python), "-Ic", "import langextract, openai"]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - the caller's Python
    except (OSError, subprocess.CalledProcessError) as error:
        raise ConfigError(f"{python} lacks langextract: {_INSTALL}") from error


async def _compare(python: Path, split: Split, articles: int) -> int:
    settings = load_settings(model=EMBEDDED_MODELS[0])
    stories = read_corpus(CORPUS, split)
    background = tuple(gold.text for story in stories for gold in story.articles)
    server = EmbeddedServer(await model_file(settings.model, settings.home), settings.home)
    bench = Bench(python, settings, server)
    theirs, ours = Side("langextract", [], []), Side("factbrief", [], [])
    KEPT.mkdir(parents=True, exist_ok=True)
    try:
        for side, reading in ((theirs, _theirs), (ours, _ours)):
            for gold in [story.articles[0] for story in stories[:articles]]:
                taken = ingested(gold)
                if taken.article is None:
                    raise InputError(gold.id, taken.error)
                facts, spent = await reading(taken.article, bench)
                output = taken.model_copy(update={"facts": facts})
                side.alignments.append(align(gold, output, background=background))
                side.spent.append(spent)
    finally:
        await server.close()
    figures = {"machine": this_machine(), "model": settings.model, "articles": len(ours.spent)}
    for side in (theirs, ours):
        figures |= {f"{side.name}: {what}": value for what, value in _figures(side).items()}
    answers, prompts = (_ratio(ours, theirs, what) for what in ("answer_tokens", "prompt_tokens"))
    bounds = [
        Bound("answer tokens ÷ langextract's", answers, _ANSWER_BOUND),
        Bound("prompt tokens ÷ langextract's", prompts, _PROMPT_BOUND),
    ]
    return report("langextract", figures, bounds)


async def _theirs(article: Article, bench: Bench) -> tuple[tuple[Fact, ...], Spent]:
    """langextract on `article`, its claims as facts on the sentences that they were found in."""
    file = KEPT / f"{article.id}.langextract.json"
    if not file.exists():
        address = await bench.server.reach()
        asked = {
            "text": article.text,
            "model": bench.settings.model,
            "base_url": address.base_url,
            "key": address.api_key,
        }
        before, started = _log(bench).stat().st_size, time.monotonic()
        done = await asyncio.to_thread(
            subprocess.run,
            [
                str(bench.python),
                "-I",
                str(_SIDE),
            ],  # isolated: this module's folder has its name too
            input=json.dumps(asked),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise ProviderError(f"langextract failed: {done.stderr.strip().splitlines()[-1]}")
        kept = Kept(found=json.loads(done.stdout), spent=_spent(bench, before, started))
        file.write_text(kept.model_dump_json(), encoding="utf-8")
    kept = Kept.model_validate_json(file.read_text(encoding="utf-8"))
    return tuple(_fact(article, n, found) for n, found in enumerate(kept.found, 1)), kept.spent


async def _ours(article: Article, bench: Bench) -> tuple[tuple[Fact, ...], Spent]:
    """factbrief on `article`; answers that an earlier run kept are replayed with their figures."""
    async with live(KEPT / "factbrief.jsonl", bench.settings) as player:
        facts = (await extract_facts(article, player.gateway)).facts
        usage = player.ledger.spent_since(0)
    spent = Spent(
        prompt_tokens=usage.prompt_tokens - usage.cached_tokens,
        answer_tokens=usage.completion_tokens,
        seconds=round(usage.seconds, 1),
    )
    return facts, spent


def _fact(article: Article, number: int, found: Found) -> Fact:
    start, end = found.start or 0, found.end or 0
    touched = (s for s in article.sentences if s.start < end and start < s.end)
    return Fact(
        id=f"{article.id}-{number}",
        article=article.id,
        claim=found.claim,
        kind="event",
        attribution=Attribution(speaker=found.speaker, naming="named") if found.speaker else None,
        evidence=tuple(evidence_of(article, sentence.number) for sentence in touched),
    )


def _log(bench: Bench) -> Path:
    return bench.settings.home / "server.log"


def _spent(bench: Bench, before: int, started: float) -> Spent:
    """What the server's log says was evaluated since it was `before` bytes long."""
    logged = _log(bench).read_bytes()[before:].decode(errors="replace")
    took = {"prompt eval": 0, "eval": 0}
    for what, count in _EVALUATED.findall(logged):
        took[what] += int(count)
    return Spent(
        prompt_tokens=took["prompt eval"],
        answer_tokens=took["eval"],
        seconds=round(time.monotonic() - started, 1),
    )


def _figures(side: Side) -> dict[str, float]:
    """The figures of one system over all articles."""
    figures = {
        grade.__name__: _mean([score.value for one in side.alignments for score in grade(one)])
        for grade in (fact_recall, claim_alone_recall, fact_precision, noise_facts)
    }
    heard = [right for one in side.alignments for right in _speakers(one)]
    return figures | {
        "facts": sum(len(one.aligned) for one in side.alignments),
        "speakers given": len(heard),
        "speakers wrong": heard.count(False),
        "prompt tokens": sum(spent.prompt_tokens for spent in side.spent),
        "answer tokens": sum(spent.answer_tokens for spent in side.spent),
        "seconds": round(sum(spent.seconds for spent in side.spent), 1),
    }


def _speakers(alignment: Alignment) -> list[bool]:
    """For each telling fact that names a speaker, whether the gold has that body, as a speaker or
    as the outlet that is credited."""
    heard = []
    for one in alignment.aligned:
        if not one.told or one.fact.attribution is None or not one.fact.attribution.speaker:
            continue
        given = one.fact.attribution.model_copy(update={"outlet": ""})
        golds = [gold.attribution for gold in one.told if gold.attribution]
        names = [name for gold in golds for name in (gold.speaker, gold.outlet) if name]
        heard.append(any(agree(given, GoldAttribution(speaker=n, naming="named")) for n in names))
    return heard


def _mean(values: list[float | None]) -> float:
    known = [value for value in values if value is not None]
    return round(sum(known) / max(1, len(known)), 3)


def _ratio(ours: Side, theirs: Side, what: str) -> float:
    mine, other = (sum(getattr(s, what) for s in side.spent) for side in (ours, theirs))
    return float(mine / max(1, other))


if __name__ == "__main__":
    typer.run(main)
