"""How far two labellers agree who read the same articles apart: the page docs/agreement.md.

    python -m evals.agreement > docs/agreement.md

What the program is scored against is no surer than this.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import jinja2

from agent.text.amounts import normal, read_normal
from agent.text.periods import dates_agree, read_normal_date
from evals.align import align
from evals.benchmarks.reconcile_gold import GRADERS
from evals.bootstrap import Interval, Sums, harmonic_draws, interval, mean_draws
from evals.corpus_reader import read_corpus
from evals.gold_outputs import gold_output
from evals.graders import extraction, support
from evals.graders.details import agree
from evals.locate import find_spans
from evals.scores import Score, harmonic
from evals.second_labels import Pair, TwiceLabelled, read_twice
from evals.second_stories import read_second_stories
from evals.story_align import StoryAlignment
from schemas.fact import Attribution
from schemas.gold import GoldArticle, GoldFact, plain


class Row(NamedTuple):
    """One line of the table: a share (0..1) with its interval over articles, of `number` things."""

    name: str
    share: float
    spread: Interval | None
    number: int


def report() -> str:
    """The page docs/agreement.md."""
    stories = read_corpus()
    twice = read_twice(stories)
    background = tuple(article.text for story in stories for article in story.articles)
    second_stories = read_second_stories(stories)
    split = {story.story: story.split for story in stories}
    halves = {
        half: [one for name, one in second_stories.items() if split[name] == half]
        for half in ("dev", "test")
    }
    pairs = [pair for one in twice for pair in one.pairs]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 - Markdown of our own labels, in which no HTML stands
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
    )
    return environment.get_template("agreement.md.jinja").render(
        twice=twice,
        first=sum(len(one.first.facts) for one in twice),
        second=sum(len(one.second.facts) for one in twice),
        pairs=pairs,
        rows=[*presence_rows(twice), *field_rows(twice), *nothing_rows(twice)],
        kind_kappa=kappa([(one.kind, other.kind) for one, other in pairs]),
        sentence_kappa=kappa(_sentence_verdicts(twice)),
        kinds_apart=_kinds_apart(pairs),
        graded=graded_rows(twice, background),
        relations=zip(*map(relation_rows, halves.values()), strict=True),
        halves={half: len(ones) for half, ones in halves.items()},
        percent="{:.1%}".format,
    )


def presence_rows(twice: Sequence[TwiceLabelled]) -> list[Row]:
    """Which facts of the one the other has too, and how often as one fact for one."""
    first = _sums(twice, lambda one: _found(one.first.facts, one.first_alone))
    second = _sums(twice, lambda one: _found(one.second.facts, one.second_alone))
    paired = _sums(twice, _in_pairs)
    return [
        _row("facts of the first that the second has", first),
        _row("facts of the second that the first has", second),
        _harmonic_row("both together (F1)", first, second),
        _row("facts that stand as one fact in both", paired),
    ]


def field_rows(twice: Sequence[TwiceLabelled]) -> list[Row]:
    """What the two put in the fields of one and the same fact; no row where neither put a thing."""
    return _rows({field.name: _sums(twice, partial(_alike, field=field)) for field in _FIELDS})


def nothing_rows(twice: Sequence[TwiceLabelled]) -> list[Row]:
    """What gives no fact: sentences of the cleaned article, and lines named as giving nothing."""
    sentences = _sums(
        twice, lambda one: [left == right for left, right in _sentence_verdicts([one])]
    )
    lines = _sums(
        twice,
        lambda one: [*_kept_clear(one.first, one.second), *_kept_clear(one.second, one.first)],
    )
    return _rows(
        {
            "sentences: whether they give a fact": sentences,
            "lines named as giving nothing from which the other drew no fact": lines,
        }
    )


def graded_rows(twice: Sequence[TwiceLabelled], background: tuple[str, ...]) -> list[Row]:
    """What the second labeller's facts score by the program's own graders."""
    graders = (
        extraction.fact_precision,
        extraction.fact_recall,
        extraction.claim_alone_recall,
        extraction.atomic,
        support.self_contained,
        extraction.noise_facts,
        extraction.told_twice,
    )
    aligned = [align(one.first, gold_output(one.second), background=background) for one in twice]
    return [
        _row(grader.__name__, _by_item(score for one in aligned for score in grader(one)))
        for grader in graders
    ]


def relation_rows(stories: Sequence[StoryAlignment]) -> list[Row]:
    """What the second labeller's relations score by the program's own graders."""
    return [
        _row(grader.__name__, _by_item(score for one in stories for score in grader(one)))
        for grader in GRADERS
    ]


def kappa(verdicts: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Cohen's kappa (1960) of paired verdicts: 1 always alike, 0 as often alike as by chance.

    1 where both gave one and the same verdict throughout.
    """
    alike = sum(one == other for one, other in verdicts) / len(verdicts)
    left, right = (Counter(side) for side in zip(*verdicts, strict=True))
    chance = sum(left[verdict] * right[verdict] for verdict in left) / len(verdicts) ** 2
    return 1.0 if chance == 1 else (alike - chance) / (1 - chance)


def _found(facts: Iterable[GoldFact], alone: Iterable[GoldFact]) -> list[bool]:
    lone = {fact.key for fact in alone}
    return [fact.key not in lone for fact in facts]


def _in_pairs(one: TwiceLabelled) -> list[bool]:
    """Whether each fact of either labeller has its one counterpart."""
    unpaired = len(one.first.facts) + len(one.second.facts) - 2 * len(one.pairs)
    return [True] * (2 * len(one.pairs)) + [False] * unpaired


def _same_attribution(pair: Pair) -> bool:
    one, other = (fact.attribution for fact in pair)
    if one is None or other is None:
        return one is other
    return agree(Attribution(**one.model_dump()), other)


def _same_naming(pair: Pair) -> bool:
    one, other = (fact.attribution.naming if fact.attribution else "" for fact in pair)
    return one == other


def _same_quantities(pair: Pair) -> bool:
    one, other = ({normal(read_normal(form)) for form in fact.quantities} for fact in pair)
    return one == other


def _same_dates(pair: Pair) -> bool:
    """Whether both name the same times, however written: "2024-Q2" is "2024-04/2024-06"."""
    one, other = ([read_normal_date(form) for form in fact.dates] for fact in pair)
    return len(one) == len(other) and all(
        any(dates_agree(left, right) == "same" for right in other) for left in one
    )


class _Field(NamedTuple):
    """A field of a fact: whether a pair agrees on it, and whether a fact has it filled in."""

    name: str
    same: Callable[[Pair], bool]
    has: Callable[[GoldFact], object]


_FIELDS = (
    _Field("kind", lambda pair: pair[0].kind == pair[1].kind, lambda fact: fact.kind),
    _Field("attribution: speaker and outlet", _same_attribution, lambda fact: fact.attribution),
    _Field("attribution: how the speaker is named", _same_naming, lambda fact: fact.attribution),
    _Field("quantities", _same_quantities, lambda fact: fact.quantities),
    _Field("dates", _same_dates, lambda fact: fact.dates),
)


def _alike(one: TwiceLabelled, *, field: _Field) -> list[bool]:
    return [field.same(pair) for pair in one.pairs if any(map(field.has, pair))]


def _sentence_verdicts(twice: Iterable[TwiceLabelled]) -> list[tuple[bool, bool]]:
    """For each sentence of the cleaned articles, whether each labeller drew a fact from it."""
    return [
        (sentence.number in one.first_places, sentence.number in one.second_places)
        for one in twice
        for sentence in one.article.sentences
    ]


def _kept_clear(named: GoldArticle, other: GoldArticle) -> list[bool]:
    """For each line of `named.nothing`, whether no quote of a fact of `other` stands on it."""
    text = plain(named.text)
    quoted = [
        span for fact in other.facts for quote in fact.quotes for span in find_spans(quote, text)
    ]
    return [
        not any(start < to and since < end for start, end in spans for since, to in quoted)
        for spans in (find_spans(line, text) for line in named.nothing)
    ]


def _sums(
    twice: Iterable[TwiceLabelled], verdicts: Callable[[TwiceLabelled], Sequence[bool]]
) -> Sums:
    return {
        one.first.id: (float(sum(given)), len(given)) for one in twice if (given := verdicts(one))
    }


def _by_item(scores: Iterable[Score]) -> Sums:
    values: dict[str, list[float]] = defaultdict(list)
    for score in scores:
        if score.value is not None:
            values[score.item].append(score.value)
    return {item: (sum(given), len(given)) for item, given in values.items()}


def _row(name: str, sums: Sums) -> Row:
    spread = interval(mean_draws(sums, tuple(sorted(sums))))
    return Row(name, _mean(sums), spread, sum(count for _, count in sums.values()))


def _rows(shares: Mapping[str, Sums]) -> list[Row]:
    return [_row(name, sums) for name, sums in shares.items() if sums]


def _harmonic_row(name: str, first: Sums, second: Sums) -> Row:
    items = tuple(sorted(first.keys() | second.keys()))
    draws = harmonic_draws(mean_draws(first, items), mean_draws(second, items))
    share = harmonic(_mean(first), _mean(second))
    count = sum(count for sums in (first, second) for _, count in sums.values())
    return Row(name, share or 0.0, interval(draws), count)


def _mean(sums: Mapping[str, tuple[float, int]]) -> float:
    return sum(total for total, _ in sums.values()) / sum(count for _, count in sums.values())


def _kinds_apart(pairs: Iterable[Pair]) -> list[tuple[str, int]]:
    """The kinds on which the two differ and how often, the commonest first."""
    apart = Counter(
        " / ".join(sorted((one.kind, other.kind))) for one, other in pairs if one.kind != other.kind
    )
    return sorted(apart.items(), key=lambda entry: (-entry[1], entry[0]))


if __name__ == "__main__":
    print(report(), end="")
