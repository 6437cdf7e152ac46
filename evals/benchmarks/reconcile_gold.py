"""Merging, conflicts, origins, audits and changes from gold facts, so that extraction's errors stay
out of the figures.

    python -m evals.benchmarks.reconcile_gold [dev|test|all]

Prints one line a metric, then what is not right.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

from agent.reconcile import Reconciled, changes, reconcile
from evals.corpus_reader import Split, read_corpus
from evals.gold_outputs import aligned_with_gold, gold_briefing, gold_output
from evals.graders import conflicts, merging, sources
from evals.outputs import ArticleOutput
from evals.scores import Score, harmonic
from evals.story_align import StoryAlignment
from schemas.gold import GoldStory

GRADERS = (
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


async def measure(story: GoldStory) -> tuple[Score, ...]:
    """Every score of one story; for a story of two days, day 2 is scored against day 1."""
    outputs = tuple(gold_output(gold) for gold in story.articles)
    days = {gold.id: gold.day for gold in story.articles}
    earlier = None
    if 2 in days.values():
        first = [output for output in outputs if days[output.id] == 1]
        earlier = gold_briefing(await _reconciled(first))
    result = await _reconciled(outputs)
    briefing = gold_briefing(result)
    if earlier is not None:
        second = await _reconciled([one for one in outputs if days[one.id] == 2])
        told = changes(earlier, second.facts, second.origins)
        briefing = gold_briefing(second).model_copy(update={"changes": told})
        scored = aligned_with_gold(story, outputs, briefing, earlier)
        return (
            *_scores(aligned_with_gold(story, outputs, gold_briefing(result)))[:-1],
            *sources.changes(scored),
        )
    return _scores(aligned_with_gold(story, outputs, briefing))


def _scores(story: StoryAlignment) -> tuple[Score, ...]:
    return tuple(score for grader in GRADERS for score in grader(story))


async def _reconciled(outputs: Sequence[ArticleOutput]) -> Reconciled:
    articles = [output.article for output in outputs if output.article]
    return await reconcile(articles, [fact for output in outputs for fact in output.facts])


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
