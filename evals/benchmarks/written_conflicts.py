"""Conflicts and merges in short stories that were written for the purpose, from facts alone.

    python -m evals.benchmarks.written_conflicts [FILE ...] [--misses]

Without FILE, those of written/. A story opens with "# NAME"; "@ OUTLET | TIME" opens an article;
a fact is "KEY | KIND | SPEAKER > OUTLET CREDITED | CLAIM", its kind by its first letter, "~" before
a speaker without a name; "! TYPE,TYPE STANDING,STANDING | KEY+KEY / KEY" is a conflict with the
types and standings that a reader could give it; "? KEY / KEY" may be shown or not. Facts of one key
say the same, as do those of "= KEY+KEY"; those of "≠ KEY / KEY" never do. Stories with "=" or "≠"
name all that is the same, so that any other merge in them is counted as wrong.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations, permutations
from pathlib import Path
from typing import get_args

from agent.reconcile import reconcile
from agent.text.dates import find_dates
from agent.text.quantities import find_quantities
from schemas.article import Article, Sentence
from schemas.briefing import BriefingFact, Conflict, ConflictType
from schemas.fact import Attribution, Evidence, Fact, Kind, Naming

Sides = tuple[frozenset[str], ...]

_WRITTEN = Path(__file__).parent / "written"
_KINDS: dict[str, Kind] = {kind[0]: kind for kind in get_args(Kind)}


@dataclass(frozen=True)
class Expected:
    """A conflict that a reader sees: the types and standings that it may be given, and its sides,
    each a set of keys."""

    types: tuple[str, ...]
    standings: tuple[str, ...]
    sides: Sides


@dataclass
class Story:
    """Articles with their facts, by key, and what a reader finds in them."""

    name: str
    articles: list[tuple[str, datetime, list[list[str]]]] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    either: list[Sides] = field(default_factory=list)
    same: list[frozenset[str]] = field(default_factory=list)
    never: list[Sides] = field(default_factory=list)


def stories(path: Path) -> list[Story]:
    """The stories of a file. Raises ValueError where a line is of none of the forms."""
    found: list[Story] = []
    for line in filter(None, path.read_text(encoding="utf-8").splitlines()):
        mark, _, rest = line.partition(" ")
        if mark == "#":
            found.append(Story(rest))
        elif mark == "@":
            outlet, _, time = rest.rpartition(" | ")
            when = datetime.fromisoformat(time).replace(tzinfo=UTC)
            found[-1].articles.append((outlet.removesuffix(" (translated)"), when, []))
        elif mark == "!":
            head, _, sides = rest.partition(" | ")
            types, standings = head.split()
            names = tuple(types.split(",")), tuple(standings.split(","))
            found[-1].expected.append(Expected(*names, _sides(sides)))
        elif mark == "?":
            found[-1].either.append(_sides(rest))
        elif mark == "=":
            found[-1].same += _sides(rest)
        elif mark == "≠":
            found[-1].never.append(_sides(rest))
        else:
            key, kind, speaker, claim = (part.strip() for part in line.split("|", 3))
            found[-1].articles[-1][2].append([key, kind, speaker, claim])
    return found


def _sides(text: str) -> Sides:
    return tuple(frozenset(side.strip().split("+")) for side in text.split(" / "))


def _article(story: Story, number: int) -> tuple[Article, list[tuple[str, Fact]]]:
    """An article of one sentence a fact, and its facts with their keys."""
    outlet, when, told = story.articles[number]
    text, sentences = "", []
    for at, (*_, claim) in enumerate(told, start=1):
        start = len(text)
        text += claim
        sentences.append(Sentence(number=at, start=start, end=len(text), paragraph=at))
        text += "\n\n"
    article = Article(
        id=f"{story.name}-{number}",
        source=f"{number}.txt",
        text=text,
        sentences=tuple(sentences),
        outlet=outlet,
        published=when,
    )
    facts = [
        (key, _fact(article, at, _KINDS[kind], speaker))
        for at, (key, kind, speaker, _) in enumerate(told, start=1)
    ]
    return article, facts


def _fact(article: Article, number: int, kind: Kind, told_by: str) -> Fact:
    claim = article.words_of(number)
    sentence = article.sentences[number - 1]
    speaker, _, outlet = (part.strip() for part in told_by.partition(">"))
    naming: Naming = "anonymous" if speaker.startswith("~") else "named"
    return Fact(
        id=f"{article.id}-{number}",
        article=article.id,
        claim=claim,
        kind=kind,
        attribution=Attribution(speaker=speaker.lstrip("~"), naming=naming, outlet=outlet)
        if speaker
        else None,
        quantities=find_quantities(claim),
        dates=find_dates(claim, article.published),
        evidence=(
            Evidence(
                article=article.id,
                sentence=number,
                quote=claim,
                start=sentence.start,
                end=sentence.end,
            ),
        ),
    )


def _found(story: Story, conflicts: Sequence[Conflict]) -> Iterator[tuple[Conflict, Sides]]:
    """Each conflict shown, with the keys of its sides."""
    for one in conflicts:
        yield (
            one,
            tuple(
                frozenset(
                    story.articles[int(told.article.rpartition("-")[2])][2][told.sentence - 1][0]
                    for told in side.evidence
                )
                for side in one.sides
            ),
        )


def _lies_on(given: Sides, wanted: Sides) -> bool:
    """Whether two of the given sides lie on two different sides wanted."""
    return any(
        left & first and right & second and not (left & second and right & first)
        for left, right in permutations(given, 2)
        for first, second in permutations(wanted, 2)
    )


def _merges(story: Story, facts: Sequence[BriefingFact]) -> tuple[Counter[str], list[str]]:
    """Of a story with "=" or "≠": pairs of facts that say the same, those of them merged, all pairs
    merged and those that never may be; and what is not right."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    if not story.same and not story.never:
        return counts, wrong
    group = {told.fact: fact.id for fact in facts for told in fact.variants}
    keys = {
        f"{story.name}-{number}-{at}": told[0]
        for number, (_, _, article) in enumerate(story.articles)
        for at, told in enumerate(article, start=1)
    }
    counts["never"] = len(story.never)
    for left, right in combinations(keys, 2):
        pair = {keys[left], keys[right]}
        same = len(pair) == 1 or any(pair <= one for one in story.same)
        never = any(pair & first and pair & second for first, second in story.never)
        merged = group[left] == group[right]
        if any(_is_remark(pair, one) for one in story.expected):
            continue
        counts["same"] += same
        counts["merged"] += merged
        counts["merged same"] += merged and same
        counts["never merged"] += merged and never
        if merged != same:
            told = "merged" if merged else "not merged"
            wrong.append(f"{told} in {story.name}: {keys[left]}, {keys[right]}")
    return counts, wrong


def _is_remark(pair: set[str], one: Expected) -> bool:
    """Whether a pair are two wordings of one remark, which may be one fact or two."""
    first, second = one.sides[0], one.sides[-1]
    return "wording" in one.types and bool(pair & first and pair & second)


async def measure(path: Path) -> tuple[Counter[str], list[str]]:
    """Of the stories of a file, by type: conflicts expected, found, shown and shown right; pairs
    merged; and what was missed or shown wrongly."""
    counts: Counter[str] = Counter()
    wrong: list[str] = []
    for story in stories(path):
        read = [_article(story, number) for number in range(len(story.articles))]
        facts = [fact for _, told in read for _, fact in told]
        result = await reconcile([article for article, _ in read], facts)
        shown = list(_found(story, result.conflicts))
        merges, not_right = _merges(story, result.facts)
        counts += merges
        wrong += not_right
        for one in story.expected:
            held = any(_is(conflict, sides, one) for conflict, sides in shown)
            counts[f"{one.types[0]} expected"] += 1
            counts[f"{one.types[0]} found"] += held
            if not held:
                wrong.append(f"missed in {story.name}: {one}")
        for conflict, sides in shown:
            if any(_lies_on(sides, free) for free in story.either):
                continue
            held = any(_is(conflict, sides, one) for one in story.expected)
            counts[f"{conflict.type} shown"] += 1
            counts[f"{conflict.type} right"] += held
            if not held:
                wrong.append(f"wrong in {story.name}: {conflict.type}, {conflict.reason}")
    return counts, wrong


def _is(conflict: Conflict, sides: Sides, one: Expected) -> bool:
    named = conflict.type in one.types and conflict.standing in one.standings
    return named and _lies_on(sides, one.sides)


async def _main(paths: Sequence[Path], *, misses: bool) -> None:
    for path in paths:
        counts, wrong = await measure(path)
        print(path.stem)
        for kind in (*get_args(ConflictType), ""):
            told = {
                what: sum(n for name, n in counts.items() if name.endswith(f"{kind} {what}"))
                for what in ("expected", "found", "shown", "right")
            }
            print(
                f"  {kind or 'all':12} found {told['found']} of {told['expected']},"
                f" right {told['right']} of the {told['shown']} shown"
            )
        if counts["same"]:
            print(
                f"  same         merged {counts['merged same']} of {counts['same']} pairs,"
                f" right {counts['merged same']} of the {counts['merged']} merged;"
                f" {counts['never merged']} of {counts['never']} that never may be"
            )
        print("\n".join(wrong if misses else ()))


if __name__ == "__main__":
    given = [Path(name) for name in sys.argv[1:] if not name.startswith("--")]
    asyncio.run(_main(given or sorted(_WRITTEN.glob("*.txt")), misses="--misses" in sys.argv))
