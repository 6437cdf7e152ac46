"""How long reconciling takes as the day's facts grow, without a model.

    python -m evals.benchmarks.reconcile_scale [FACTS …]

Facts are the corpus's own, its stories copied under other names until there are enough: 10,000 are
some 170 stories. The names in the articles' texts stay, and a few in the facts, so that copies of a
story are harder to tell from one another than stories are: more of them are compared, and more so
the more copies there are.

Each number of facts is reconciled in a process of its own. Writes
out/benchmarks/reconcile_scale.json; takes about three minutes; ends with code 1 where a bound is
missed.
"""

import asyncio
import multiprocessing
import re
import resource
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from math import log
from typing import NamedTuple

from agent.reconcile import reconcile
from evals.benchmarks.bounds import Bound, report, this_machine
from evals.corpus_reader import read_corpus
from evals.gold_outputs import gold_facts
from evals.ingested import ingested
from schemas.article import Article
from schemas.fact import Evidence, Fact

_COUNTS = (1_000, 10_000, 100_000)
_DAY = 10_000
_SECONDS_BOUND = 10
_MEMORY_BOUND = 1000  # MB
_GROWTH_BOUND = 1.2
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
    ending = _ending(number)
    return _NAME.sub(lambda match: match.group() + ending, text)


def _ending(number: int) -> str:
    rest, last = divmod(number, len(_ENDINGS))
    return _ENDINGS[last] + (_ENDINGS[rest] if rest < len(_ENDINGS) else _ending(rest))


class Taken(NamedTuple):
    """What `facts` took: seconds by the clock and of processor time, which other work on the
    machine lengthens less, and the peak of the memory in MB. `told` facts came out."""

    facts: int
    wall: float
    processor: float
    memory: int
    told: int


def measure(count: int) -> Taken:
    """Reconciles `count` facts."""
    articles, facts = copies(count)
    return asyncio.run(_taken(articles, facts))


async def _taken(articles: list[Article], facts: list[Fact]) -> Taken:
    clock, started = time.perf_counter(), time.process_time()
    result = await reconcile(articles, facts)
    wall, processor = time.perf_counter() - clock, time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Taken(len(facts), wall, processor, peak, len(result.facts))


def growth(few: Taken, many: Taken) -> float:
    """The power of the number of facts by which the processor time grew."""
    return log(many.processor / few.processor) / log(many.facts / few.facts)


def bounds(taken: list[Taken]) -> list[Bound]:
    """What is promised of a day's facts and of the growth, as far as it was measured."""
    found = []
    for one in taken:
        if one.facts == _DAY:
            found = [
                Bound(f"seconds for {_DAY:,} facts", one.wall, _SECONDS_BOUND),
                Bound(f"MB for {_DAY:,} facts", one.memory, _MEMORY_BOUND),
            ]
    few, many = taken[0], taken[-1]
    if few.facts < many.facts:
        what = f"power of growth from {few.facts:,} to {many.facts:,} facts"
        found.append(Bound(what, growth(few, many), _GROWTH_BOUND))
    return found


def _main(counts: list[int]) -> int:
    taken = []
    spawned = multiprocessing.get_context("spawn")
    for count in counts:
        with ProcessPoolExecutor(1, spawned) as process:
            taken.append(process.submit(measure, count).result())
    figures: dict[str, object] = {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": this_machine(),
    }
    for one in taken:
        figures[f"{one.facts}_facts"] = (
            f"{one.wall:.1f} s, {one.processor:.1f} s of processor, {one.memory} MB,"
            f" {one.told} told"
        )
    return report("reconcile_scale", figures, bounds(taken))


if __name__ == "__main__":
    sys.exit(_main([int(count) for count in sys.argv[1:]] or list(_COUNTS)))
