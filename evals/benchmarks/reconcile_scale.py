"""How long reconciling takes as the day's facts grow, without a model.

    python -m evals.benchmarks.reconcile_scale [FACTS …]

Facts are the corpus's own, its stories copied under other names until there are enough. Prints
facts, seconds of one processor, peak memory in MB and, from the second row on, the power of the
number of facts by which the time grew.
"""

import asyncio
import re
import resource
import sys
import time
from collections.abc import Iterator
from math import log

from agent.reconcile import reconcile
from evals.corpus_reader import read_corpus
from evals.gold_outputs import gold_facts
from evals.ingested import ingested
from schemas.article import Article
from schemas.fact import Evidence, Fact

_NAME = re.compile(r"(?<=[\w,;:”’)] )[A-Z][a-z]{3,}\b|\b[A-Z][a-z]{3,}(?=['’]s\b)")
_ENDINGS = ("a", "berg", "ton", "wick", "mar", "dal", "gard", "vik", "stad", "holm", "by", "en")


def copies(count: int) -> tuple[list[Article], list[Fact]]:
    """At least `count` facts: whole stories, each copy's names its own."""
    articles: list[Article] = []
    facts: list[Fact] = []
    originals = list(_originals())
    number = 0
    while len(facts) < count:
        for story in originals:
            number += 1
            for article, told in story:
                articles.append(_renamed(article, number))
                facts += [_renamed_fact(fact, articles[-1], number) for fact in told]
    return articles, facts[:count]


def _originals() -> Iterator[list[tuple[Article, tuple[Fact, ...]]]]:
    for story in read_corpus(split="all"):
        read = [(gold, ingested(gold).article) for gold in story.articles]
        yield [(article, gold_facts(gold, article)) for gold, article in read if article]


def _renamed(article: Article, number: int) -> Article:
    """`article` under another id and outlet; its text stays, as no fact is looked up by name."""
    changed = {"id": f"{article.id}{number:04d}", "outlet": _other(article.outlet, number)}
    return article.model_copy(update=changed)


def _renamed_fact(fact: Fact, article: Article, number: int) -> Fact:
    evidence = tuple(
        Evidence(**(one.model_dump() | {"article": article.id})) for one in fact.evidence
    )
    changed = {
        "id": f"{fact.id}-{number}",
        "article": article.id,
        "claim": _other(fact.claim, number),
        "evidence": evidence,
    }
    return fact.model_copy(update=changed)


def _other(text: str, number: int) -> str:
    """`text` with an ending of the copy's own on every name."""
    first, second = divmod(number, len(_ENDINGS))
    ending = _ENDINGS[second] + _ENDINGS[first % len(_ENDINGS)]
    return _NAME.sub(lambda match: match.group() + ending, text)


async def _timed(articles: list[Article], facts: list[Fact]) -> tuple[float, int]:
    """Seconds of processor time, which other work on the machine does not lengthen, and how many
    briefing facts there are."""
    started = time.process_time()
    result = await reconcile(articles, facts)
    return time.process_time() - started, len(result.facts)


def _main(counts: list[int]) -> None:
    before: tuple[int, float] | None = None
    for count in counts:
        articles, facts = copies(count)
        seconds, told = asyncio.run(_timed(articles, facts))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        power = log(seconds / before[1]) / log(count / before[0]) if before else 0.0
        grew = f"  n^{power:.2f}" if before else ""
        print(f"{len(facts):>7} facts {seconds:7.1f} s {peak:>5} MB  {told} told{grew}")
        before = count, seconds


if __name__ == "__main__":
    _main([int(count) for count in sys.argv[1:]] or [1000, 2000, 5000, 10000])
