"""Lays a briefing beside its story's gold: which briefing fact stands for which gold keys."""

from collections.abc import Iterable
from dataclasses import dataclass

from evals.align import Alignment
from evals.outputs import StoryOutput
from schemas.briefing import Briefing, Conflict, Side
from schemas.gold import GoldStory


@dataclass(frozen=True)
class StoryAlignment:
    """One story beside its gold.

    `keys` maps an extracted fact's id to the key of the gold fact that it tells best; facts that
    tell none are not in it. `clusters` maps it to the briefing fact that it went into; one that
    went into none is a cluster of its own. `gold_ids` maps an article's id to its gold article's.
    """

    gold: GoldStory
    output: StoryOutput
    alignments: tuple[Alignment, ...]
    keys: dict[str, str]
    clusters: dict[str, str]
    gold_ids: dict[str, str]

    def keys_of(self, facts: Iterable[str], briefing: Briefing | None = None) -> frozenset[str]:
        """The gold keys behind the briefing facts with these ids, in `briefing` or the day's."""
        wanted = set(facts)
        source = briefing or self.output.briefing
        return frozenset(
            self.keys[variant.fact]
            for fact in (source.facts if source else ())
            if fact.id in wanted
            for variant in fact.variants
            if variant.fact in self.keys
        )

    def told(self) -> frozenset[str]:
        """The keys that the day's briefing holds."""
        briefing = self.output.briefing
        return self.keys_of(fact.id for fact in briefing.facts) if briefing else frozenset()

    def side_keys(self, side: Side) -> frozenset[str]:
        """The gold keys on one side of a predicted conflict."""
        return self.keys_of(side.facts)

    def side_articles(self, side: Side) -> frozenset[str]:
        """The gold ids of the articles on one side of a predicted conflict."""
        return frozenset(self.gold_ids.get(article, article) for article in side.articles)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The predicted conflicts."""
        return self.output.briefing.conflicts if self.output.briefing else ()


def align_story(
    gold: GoldStory, output: StoryOutput, alignments: tuple[Alignment, ...]
) -> StoryAlignment:
    """`output` beside `gold`, given the story's articles as they were aligned."""
    keys = {
        one.fact.id: one.told[0].key
        for alignment in alignments
        for one in alignment.aligned
        if one.told
    }
    briefing = output.briefing
    clusters = {fact: fact for fact in keys}
    for fact in briefing.facts if briefing else ():
        clusters.update({variant.fact: fact.id for variant in fact.variants})
    gold_ids = {one.article.id: one.id for one in output.articles if one.article}
    return StoryAlignment(gold, output, alignments, keys, clusters, gold_ids)
