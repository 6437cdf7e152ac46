"""How well articles are grouped into stories, and how long a large day takes.

    python -m evals.benchmarks.stories [ECB]

Prints B-cubed (Bagga and Baldwin 1998) and pairwise precision, recall and F1: on each half of the
corpus, where like events count as two stories; on every two stories of the dev half alone, as on a
quiet day; on the second day of two-day stories, to be joined to what the first day left; and, where
ECB names a folder with ECB+ (see ecb.py), against its topics and its sub-topics, which hold one of
two like events each. Last, the seconds that 500 articles take.
"""

import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from agent.errors import InputError
from agent.ingest.article import to_article
from agent.stories import Group, Sketch, group, sketch
from agent.text.names import find_names
from evals.corpus_reader import Split, read_corpus
from evals.ingested import ingested
from schemas.article import Article
from schemas.gold import GoldStory

Gold = Mapping[str, str]
"""An article's story, by the article's id."""

_LARGE_DAY = 500
_ENDINGS = ("a", "berg", "ton", "wick", "mar", "dal", "gard", "vik", "stad", "holm", "by", "en")


def events(split: Split) -> tuple[list[Sketch], dict[str, str], dict[str, int]]:
    """The corpus's articles as sketches, the event of each, and its day (1 or 2)."""
    sketches: list[Sketch] = []
    gold: dict[str, str] = {}
    days: dict[str, int] = {}
    for story in read_corpus(split=split):
        for labelled in story.articles:
            article = ingested(labelled).article
            if article is not None:
                sketches.append(sketch(article))
                gold[article.id] = _event(story, labelled.id)
                days[article.id] = labelled.day
    return sketches, gold, days


def _event(story: GoldStory, article: str) -> str:
    named = (f"{story.story}/{event}" for event, ids in story.events.items() if article in ids)
    return next(named, story.story)


def b_cubed(groups: Sequence[Group], gold: Gold) -> tuple[float, float, float]:
    """Precision, recall and F1: each article's, averaged over the articles of `gold`."""
    stories: dict[str, set[str]] = defaultdict(set)
    for article, story in gold.items():
        stories[story].add(article)
    precision = recall = 0.0
    for found in groups:
        for article in found.articles:
            right = len(stories[gold[article]].intersection(found.articles))
            precision += right / len(found.articles)
            recall += right / len(stories[gold[article]])
    return _with_f1(precision / len(gold), recall / len(gold))


def pairwise(groups: Sequence[Group], gold: Gold) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs of articles that stand in one group."""
    found = {frozenset(pair) for one in groups for pair in combinations(one.articles, 2)}
    wanted = {frozenset((a, b)) for a, b in combinations(gold, 2) if gold[a] == gold[b]}
    right = len(found & wanted)
    return _with_f1(right / len(found) if found else 1.0, right / len(wanted) if wanted else 1.0)


def _with_f1(precision: float, recall: float) -> tuple[float, float, float]:
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def ecb_documents(folder: Path) -> list[Sketch]:
    """The documents of ECB+ that hold a sentence; their ids are the corpus's names for them."""
    sentences: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in next(folder.glob("*_corpus.txt")).read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) >= 4:
            sentences[parts[0]][int(parts[1])].append(parts[3])
    found = []
    for name, told in sentences.items():
        text = "\n\n".join(" ".join(words) for _, words in sorted(told.items()))
        try:
            article = to_article(text, name)
        except InputError:
            continue
        found.append(sketch(article.model_copy(update={"id": name})))
    return found


def second_day(split: Split) -> tuple[int, int]:
    """Of how many second-day articles, and how many of them join the story of their first day."""
    sketches, gold, days = events(split)
    followed = {gold[article] for article, day in days.items() if day == 2}
    known: dict[str, list[Sketch]] = defaultdict(list)
    for one in sketches:
        if days[one.article] == 1:
            known[gold[one.article]].append(one)
    new = [one for one in sketches if days[one.article] == 2]
    joined = sum(
        gold[article] == found.story
        for found in group(new, known)
        for article in found.articles
        if gold[article] in followed
    )
    return len(new), joined


def large_day(count: int) -> list[Article]:
    """`count` articles: the corpus's, each copy of a story with names of its own."""
    originals = [
        [article for labelled in story.articles if (article := ingested(labelled).article)]
        for story in read_corpus()
    ]
    found: list[Article] = []
    number = 0
    while len(found) < count:
        ending = _ENDINGS[number % len(_ENDINGS)] * (1 + number // len(_ENDINGS))
        found += [_renamed(article, ending) for story in originals for article in story]
        number += 1
    return found[:count]


def _renamed(article: Article, ending: str) -> Article:
    title, text = _other_names(article.title, ending), _other_names(article.text, ending)
    renamed = to_article(text, article.source, title=title, published=article.published)
    return renamed.model_copy(update={"id": f"{article.id}-{ending}"})


def _other_names(text: str, ending: str) -> str:
    for name in reversed(find_names(text)):
        text = f"{text[: name.end]}{ending}{text[name.end :]}"
    return text


def _line(name: str, groups: Sequence[Group], gold: Gold) -> str:
    figures = "  ".join(
        f"{kind} {p:.3f} {r:.3f} {f1:.3f}"
        for kind, (p, r, f1) in (("B3", b_cubed(groups, gold)), ("pairs", pairwise(groups, gold)))
    )
    stories = len(set(gold.values()))
    return f"{name:22} {len(gold):4} articles {stories:3} stories {len(groups):3} groups  {figures}"


def _quiet_days() -> Iterator[float]:
    """The B-cubed F1 of every two stories of the dev half alone."""
    sketches, gold, _ = events("dev")
    for pair in combinations(sorted(set(gold.values())), 2):
        chosen = [one for one in sketches if gold[one.article] in pair]
        told = {one.article: gold[one.article] for one in chosen}
        yield b_cubed(group(chosen, {}), told)[2]


def _main(folder: Path | None) -> None:
    halves: tuple[Split, ...] = ("dev", "test")
    for split in halves:
        sketches, gold, _ = events(split)
        print(_line(f"corpus {split}", group(sketches, {}), gold))
    quiet = list(_quiet_days())
    print(f"{len(quiet)} days of two dev stories: B3 F1 {sum(quiet) / len(quiet):.3f} on average")
    for split in halves:
        new, joined = second_day(split)
        print(f"second day, {split}: {joined} of {new} articles join their story")
    if folder:
        documents = ecb_documents(folder)
        groups = group(documents, {})
        topics = {one.article: one.article.partition("_")[0] for one in documents}
        kind = {name: f"{topic}{'plus' * ('plus' in name)}" for name, topic in topics.items()}
        print(_line("ECB+ topics", groups, topics))
        print(_line("ECB+ sub-topics", groups, kind))
    articles = large_day(_LARGE_DAY)
    before, started = time.process_time(), time.perf_counter()
    found = group([sketch(article) for article in articles], {})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    seconds, busy = time.perf_counter() - started, time.process_time() - before
    print(
        f"{len(articles)} articles in a day: {len(found)} groups, {seconds:.1f} s "
        f"({busy:.1f} s of one processor), peak memory {peak} MB"
    )


if __name__ == "__main__":
    _main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
