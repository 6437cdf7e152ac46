"""Joins sketches into stories, likest first, as long as the stories as wholes are alike."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent.stories.likeness import Likeness
from agent.stories.rivals import events_apart
from agent.stories.sketch import Sketch

ALIKE = 0.08
"""Mean likeness of two groups' articles from which on they tell of one event; tuned on the dev half
of the corpus and on ECB+ dev (docs/daily.md)."""


@dataclass(frozen=True)
class Group:
    """The articles, by id, of one story; `story` is its identity where it is a known one, else
    ""."""

    story: str
    articles: tuple[str, ...]


def group(
    sketches: Sequence[Sketch], known: Mapping[str, Sequence[Sketch]], *, alike: float = ALIKE
) -> tuple[Group, ...]:
    """Every one of `sketches` in one group, in order of each group's first article.

    `known` are stories of earlier days: a group that goes on from one carries its identity, and
    two of them are never joined. Stories that nothing goes on from are left out.
    """
    told = {one.article: story for story, held in known.items() for one in held}
    every = [one for held in known.values() for one in held] + list(sketches)
    likeness = Likeness(every)
    clusters: dict[int, list[int]] = {}
    identity: dict[int, str] = {}
    for at, one in enumerate(every):
        story = told.get(one.article, "")
        first = next((key for key, name in identity.items() if name == story), None)
        if story and first is not None:
            clusters[first].append(at)
        else:
            clusters[at] = [at]
            if story:
                identity[at] = story
    _join(clusters, identity, likeness, alike)
    apart = [part for members in clusters.values() for part in events_apart(members, likeness)]
    groups = [_named([every[at] for at in sorted(part)], told) for part in apart]
    place = {one.article: at for at, one in enumerate(sketches)}
    return tuple(sorted(_new(groups), key=lambda found: place[found.articles[0]]))


def _named(members: Sequence[Sketch], told: Mapping[str, str]) -> Group:
    """The new articles among `members`, with the identity of the known ones."""
    stories = Counter(told[one.article] for one in members if one.article in told)
    new = tuple(one.article for one in members if one.article not in told)
    return Group(stories.most_common(1)[0][0] if stories else "", new)


def _new(groups: Iterable[Group]) -> Iterator[Group]:
    """The groups that hold new articles. Where a story fell in two, its larger part keeps its
    identity and the others begin one."""
    seen: set[str] = set()
    for found in groups:
        if not found.articles:
            continue
        yield Group("" if found.story in seen else found.story, found.articles)
        seen.add(found.story)


def _join(
    clusters: dict[int, list[int]], identity: dict[int, str], likeness: Likeness, alike: float
) -> None:
    """Average linkage: merges the two clusters whose articles are likest on average."""
    home = {at: key for key, members in clusters.items() for at in members}
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for one, other, value in likeness.pairs():
        left, right = home[one], home[other]
        if left != right:
            sums[left][right] += value
            sums[right][left] += value
    queue = [
        (-mean, left, right)
        for left in sums
        for right in sums[left]
        if left < right and (mean := _mean(clusters, sums, left, right)) >= alike
    ]
    heapq.heapify(queue)
    while queue:
        value, left, right = heapq.heappop(queue)
        stale = left not in clusters or right not in clusters
        if stale or -value != _mean(clusters, sums, left, right):
            continue
        if left in identity and right in identity:
            continue
        kept, gone = (right, left) if right in identity else (left, right)
        _merge(clusters, sums, kept, gone)
        for other in sums[kept]:
            mean = _mean(clusters, sums, kept, other)
            if mean >= alike:
                heapq.heappush(queue, (-mean, min(kept, other), max(kept, other)))


def _mean(
    clusters: dict[int, list[int]], sums: dict[int, dict[int, float]], one: int, other: int
) -> float:
    return sums[one][other] / (len(clusters[one]) * len(clusters[other]))


def _merge(
    clusters: dict[int, list[int]], sums: dict[int, dict[int, float]], kept: int, gone: int
) -> None:
    clusters[kept] += clusters.pop(gone)
    for other, value in sums.pop(gone).items():
        del sums[other][gone]
        if other != kept:
            sums[kept][other] += value
            sums[other][kept] += value
