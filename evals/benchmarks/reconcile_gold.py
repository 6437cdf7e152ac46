"""Merging, conflicts, origins, audits and changes from gold facts, so that extraction's errors stay
out of the figures.

    python -m evals.benchmarks.reconcile_gold [dev|test|all]

Prints one line a metric, then what is not right.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import get_args

from agent.reconcile import Reconciled, changes, reconcile
from agent.text.dates import find_dates
from agent.text.quantities import find_quantities
from evals.align import Aligned, Alignment
from evals.corpus_reader import Split, read_corpus
from evals.graders import conflicts, merging, sources
from evals.ingested import ingested
from evals.locate import where
from evals.matcher import Weights
from evals.outputs import ArticleOutput, StoryOutput
from evals.scores import Score, harmonic
from evals.story_align import StoryAlignment, align_story
from schemas.article import Article
from schemas.briefing import Briefing, ModelInfo
from schemas.call import Usage
from schemas.fact import Attribution, Evidence, Fact
from schemas.gold import GoldArticle, GoldFact, GoldStory

_GRADERS = (
    merging.merge_precision,
    merging.merge_recall,
    merging.wrong_merges,
    conflicts.conflict_precision,
    conflicts.conflict_recall,
    sources.origin_counts,
    sources.audit_precision,
    sources.audit_recall,
    sources.changes,
)
_WORSE_WHEN_MORE = "wrong_merges"


def gold_facts(gold: GoldArticle, article: Article) -> tuple[Fact, ...]:
    """The labelled facts of `gold` as extraction would hand them on, had it made no mistake."""
    return tuple(
        Fact(
            id=f"{article.id}-{number}",
            article=article.id,
            claim=fact.claim,
            kind=fact.kind,
            attribution=_attribution(fact),
            quantities=find_quantities(fact.claim),
            dates=find_dates(fact.claim, article.published),
            evidence=_evidence(fact, article),
        )
        for number, fact in enumerate(gold.facts, start=1)
    )


async def measure(story: GoldStory) -> tuple[Score, ...]:
    """Every score of one story; for a story of two days, day 2 is scored against day 1."""
    outputs = tuple(_read(gold) for gold in story.articles)
    days = {gold.id: gold.day for gold in story.articles}
    earlier = None
    if 2 in days.values():
        first = [output for output in outputs if days[output.id] == 1]
        earlier = _briefing(await _reconciled(first))
    result = await _reconciled(outputs)
    briefing = _briefing(result)
    if earlier is not None:
        second = await _reconciled([one for one in outputs if days[one.id] == 2])
        told = changes(earlier, second.facts, second.origins)
        briefing = _briefing(second).model_copy(update={"changes": told})
        scored = _aligned(story, outputs, briefing, earlier)
        return (
            *_scores(_aligned(story, outputs, _briefing(result)))[:-1],
            *sources.changes(scored),
        )
    return _scores(_aligned(story, outputs, briefing))


def _scores(story: StoryAlignment) -> tuple[Score, ...]:
    return tuple(score for grader in _GRADERS for score in grader(story))


def _read(gold: GoldArticle) -> ArticleOutput:
    output = ingested(gold)
    facts = gold_facts(gold, output.article) if output.article else ()
    return output.model_copy(update={"facts": facts})


async def _reconciled(outputs: Sequence[ArticleOutput]) -> Reconciled:
    articles = [output.article for output in outputs if output.article]
    return await reconcile(articles, [fact for output in outputs for fact in output.facts])


def _briefing(result: Reconciled) -> Briefing:
    return Briefing(
        generated=datetime(2025, 1, 1),
        headline="",
        summary=(),
        facts=result.facts,
        conflicts=result.conflicts,
        audits=result.audits,
        origins=result.origins,
        origin_links=result.origin_links,
        articles=(),
        model=ModelInfo(name="none", profile="compact", endpoint=""),
        usage=Usage(),
    )


def _aligned(
    story: GoldStory,
    outputs: tuple[ArticleOutput, ...],
    briefing: Briefing,
    earlier: Briefing | None = None,
) -> StoryAlignment:
    """The briefing beside the gold, each fact beside the very label that it was made from."""
    weights = Weights((), ())
    alignments = tuple(
        Alignment(
            gold,
            output,
            weights,
            tuple(
                Aligned(fact, (label,))
                for fact, label in zip(output.facts, gold.facts, strict=True)
            ),
        )
        for gold, output in zip(story.articles, outputs, strict=True)
    )
    output = StoryOutput(story=story.story, articles=outputs, briefing=briefing, earlier=earlier)
    return align_story(story, output, alignments)


def _attribution(fact: GoldFact) -> Attribution | None:
    return Attribution(**fact.attribution.model_dump()) if fact.attribution else None


def _evidence(fact: GoldFact, article: Article) -> tuple[Evidence, ...]:
    """The sentences that the label's pieces stand in, that of the first piece first."""
    numbers = [n for quote in fact.quotes for n in sorted(where(article, (quote,)))]
    found = []
    for number in dict.fromkeys(numbers):
        sentence = article.sentences[number - 1]
        found.append(
            Evidence(
                article=article.id,
                sentence=number,
                quote=article.words_of(number),
                start=sentence.start,
                end=sentence.end,
            )
        )
    return tuple(found)


def _table(scores: Sequence[Score]) -> str:
    by_metric: dict[str, list[Score]] = defaultdict(list)
    for score in scores:
        if score.value is not None:
            by_metric[score.metric].append(score)
    values = {
        name: sum(one.value or 0 for one in ones) / len(ones) for name, ones in by_metric.items()
    }
    lines = [f"{name:20} {values[name]:.3f}  of {len(ones)}" for name, ones in by_metric.items()]
    f1 = harmonic(values.get("merge_precision"), values.get("merge_recall"))
    lines.append(f"{'merge_f1':20} {f1 or 0:.3f}")
    lines.append(f"wrong merges: {sum(one.value or 0 for one in by_metric['wrong_merges']):.0f}")
    for name, ones in by_metric.items():
        wrong = 1.0 if name == _WORSE_WHEN_MORE else 0.0
        lines += [
            f"  {name} | {one.item} | {one.kind} | {one.evidence} | {one.reason}"
            for one in ones
            if one.value == wrong and not name.startswith("merge_")
        ]
    return "\n".join(lines)


async def _main(split: Split) -> None:
    stories = read_corpus(split=split)
    scores = [score for story in stories for score in await measure(story)]
    print(_table(scores))


if __name__ == "__main__":
    chosen = sys.argv[1] if len(sys.argv) > 1 else "dev"
    if chosen not in get_args(Split):
        sys.exit(f"{chosen} is none of {', '.join(get_args(Split))}")
    asyncio.run(_main(chosen))  # type: ignore[arg-type]  # checked against Split above
