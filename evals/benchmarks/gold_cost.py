"""`python -m evals.benchmarks.gold_cost`: tokens and seconds for each gold fact that is found.

Three ways to the facts of the same articles, asked of the same embedded model and scored by the
same matcher: factbrief, the plain way (the whole article in one prompt), and google/langextract
where `evals.benchmarks.langextract` has kept its answers. Every answer is kept in
out/benchmarks/gold_cost as soon as it is there, so scoring again asks nothing: delete the folder to
ask anew. Seconds are those of the calls. Writes out/benchmarks/gold_cost.json.
"""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Annotated, Any, NamedTuple

import typer
from pydantic import Field, ValidationError
from pydantic_core import from_json

from agent.errors import InputError
from agent.extract import extract_facts
from agent.extract.facts import evidence_of
from agent.llm.request import AnswerError
from agent.settings import EMBEDDED_MODELS, load_settings
from evals.align import align
from evals.benchmarks.bounds import FOLDER, report, this_machine
from evals.benchmarks.langextract import KEPT, Kept, Spent
from evals.corpus_reader import CORPUS, Split, read_corpus
from evals.graders.extraction import fact_recall
from evals.ingested import ingested
from evals.locate import where
from evals.recordings import Player, live
from prompts.rendered import RenderedPrompt
from schemas.article import Article
from schemas.base import Form
from schemas.fact import Attribution, Fact
from schemas.gold import GoldArticle

_ANSWERS = FOLDER / "gold_cost"
_LONGEST = 2_000
"""Tokens of a plain answer: about what the longest article's facts would take."""

_TASK = (
    "List every fact that this article states, in order. words: the exact words of the article. "
    "claim: the fact as one sentence that can be read alone, with names in place of pronouns. "
    "speaker: who is said to say so, empty if nobody."
)


class Stated(Form):
    """One fact as the plain way has it stated."""

    words: str
    claim: str
    speaker: str


class Whole(Form):
    """The plain way's answer."""

    facts: list[Stated] = Field(min_length=1, max_length=80)


class Found(NamedTuple):
    """What one way made of one article."""

    facts: tuple[Fact, ...]
    spent: Spent


Way = Callable[[Article, Player], Awaitable[Found | None]]
"""A way to an article's facts; None where it has not been asked about it."""


def main(split: Split = "test", articles: Annotated[int, typer.Option(min=1)] = 4) -> None:
    """Compare the ways on the first article of each of the first ARTICLES stories."""
    stories = read_corpus(CORPUS, split)
    golds = [story.articles[0] for story in stories[:articles]]
    background = tuple(gold.text for story in stories for gold in story.articles)
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
        "model": EMBEDDED_MODELS[0],
    }
    figures |= asyncio.run(_compared(golds, background))
    raise typer.Exit(report("gold_cost", figures, []))


async def _compared(golds: list[GoldArticle], background: tuple[str, ...]) -> dict[str, object]:
    _ANSWERS.mkdir(parents=True, exist_ok=True)
    settings = load_settings(model=EMBEDDED_MODELS[0])
    ways: dict[str, Way] = {"factbrief": _ours, "plain": _plain, "langextract": _theirs}
    figures: dict[str, object] = {}
    for name, way in ways.items():
        async with live(_ANSWERS / f"{name}.jsonl", settings) as player:
            read = [(gold, await _read(gold, way, player)) for gold in golds]
        kept = [(gold, found) for gold, found in read if found]
        for what, value in _figures(kept, background).items():
            figures[f"{name}: {what}"] = value
    return figures


async def _read(gold: GoldArticle, way: Way, player: Player) -> Found | None:
    article = ingested(gold).article
    if article is None:
        raise InputError(gold.id, "cannot be read")
    return await way(article, player)


async def _ours(article: Article, player: Player) -> Found:
    mark = player.ledger.mark
    facts = (await extract_facts(article, player.gateway)).facts
    return Found(facts, _spent(player, mark))


async def _plain(article: Article, player: Player) -> Found:
    """The whole article in one prompt; of an answer that was cut, what is whole in it."""
    mark = player.ledger.mark
    try:
        answer = await player.gateway.ask(
            _prompt(article), Whole, article=article.id, max_tokens=_LONGEST
        )
        stated = answer.facts
    except AnswerError as error:
        stated = _whole_parts(error.text)
    facts = [_fact(article, n, one) for n, one in enumerate(stated, 1)]
    return Found(tuple(facts), _spent(player, mark))


async def _theirs(article: Article, player: Player) -> Found | None:
    del player
    file = KEPT / f"{article.id}.langextract.json"
    if not file.exists():
        return None
    kept = Kept.model_validate_json(file.read_text(encoding="utf-8"))
    stated = [Stated(words=one.text, claim=one.claim, speaker=one.speaker) for one in kept.found]
    return Found(tuple(_fact(article, n, one) for n, one in enumerate(stated, 1)), kept.spent)


def _prompt(article: Article) -> RenderedPrompt:
    messages = (
        {"role": "system", "content": _TASK},
        {"role": "user", "content": article.text},
    )
    digest = hashlib.sha256(json.dumps(messages).encode()).hexdigest()
    return RenderedPrompt("benchmark/plain@1", digest, messages)


def _whole_parts(text: str) -> list[Stated]:
    try:
        read: Any = from_json(text, allow_partial=True)
        entries = read["facts"]
    except (ValueError, KeyError, TypeError):
        return []
    stated = []
    for entry in entries:
        try:
            stated.append(Stated.model_validate(entry))
        except ValidationError:
            continue  # the one at which the answer was cut
    return stated


def _fact(article: Article, number: int, stated: Stated) -> Fact:
    """What was stated as a fact on the sentences that hold its words."""
    return Fact(
        id=f"{article.id}-{number}",
        article=article.id,
        claim=stated.claim,
        kind="event",
        attribution=Attribution(speaker=stated.speaker, naming="named") if stated.speaker else None,
        evidence=tuple(evidence_of(article, n) for n in sorted(where(article, (stated.words,)))),
    )


def _spent(player: Player, mark: int) -> Spent:
    usage = player.ledger.spent_since(mark)
    return Spent(
        prompt_tokens=usage.prompt_tokens - usage.cached_tokens,
        answer_tokens=usage.completion_tokens,
        seconds=round(usage.seconds, 1),
    )


def _figures(
    read: list[tuple[GoldArticle, Found]], background: tuple[str, ...]
) -> dict[str, float]:
    """The figures of one way over the articles that it was asked about."""
    told = gold_facts = 0
    for gold, found in read:
        output = ingested(gold).model_copy(update={"facts": found.facts})
        scores = fact_recall(align(gold, output, background=background))
        told += sum(score.value == 1 for score in scores)
        gold_facts += len(scores)
    tokens = sum(f.spent.prompt_tokens + f.spent.answer_tokens for _, f in read)
    answers = sum(f.spent.answer_tokens for _, f in read)
    seconds = sum(f.spent.seconds for _, f in read)
    return {
        "articles": len(read),
        "gold facts": gold_facts,
        "gold facts found": told,
        "facts given": sum(len(f.facts) for _, f in read),
        "tokens a gold fact found": round(tokens / max(1, told), 1),
        "of them answer tokens": round(answers / max(1, told), 1),
        "seconds a gold fact found": round(seconds / max(1, told), 2),
    }


if __name__ == "__main__":
    typer.run(main)
