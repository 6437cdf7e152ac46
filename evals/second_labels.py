"""Articles labelled twice: reads the second labels, and finds which facts of the two are one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from agent.errors import InputError
from evals.corpus_reader import CORPUS
from evals.ingested import ingested
from evals.locate import where
from evals.matcher import THRESHOLD, Weights, presence
from schemas.article import Article
from schemas.gold import GoldArticle, GoldFact, GoldStory

SECOND = CORPUS / "second"

Pair = tuple[GoldFact, GoldFact]


@dataclass(frozen=True)
class TwiceLabelled:
    """One article with the labels of both. `pairs` holds each fact once, the first's before the
    second's; `places` are the numbers of the sentences on which each fact's quotes stand."""

    first: GoldArticle
    second: GoldArticle
    article: Article
    pairs: tuple[Pair, ...]
    first_alone: tuple[GoldFact, ...]
    second_alone: tuple[GoldFact, ...]
    first_places: frozenset[int]
    second_places: frozenset[int]


def read_twice(stories: tuple[GoldStory, ...], folder: Path = SECOND) -> tuple[TwiceLabelled, ...]:
    """The articles of `stories` of which `folder` holds second labels, `<article id>.yaml` each.

    Raises InputError for a file of no such article, and for labels that its text does not bear out.
    """
    background = tuple(article.text for story in stories for article in story.articles)
    golds = {article.id: article for story in stories for article in story.articles}
    twice = []
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in golds:
            raise InputError(str(path), f"the corpus has no article {path.stem!r}")
        first = golds[path.stem]
        twice.append(lay_beside(first, _second(path, first), background))
    if not twice:
        raise InputError(str(folder), "holds no second labels (*.yaml)")
    return tuple(twice)


def lay_beside(
    first: GoldArticle, second: GoldArticle, background: tuple[str, ...]
) -> TwiceLabelled:
    """Both labellings of one article, their facts paired.

    Two facts are one where they share a sentence and one claim holds the other; the likest pair
    first, each fact once. A fact is alone where it has no pair and the claims of the other labeller
    on its sentences do not hold it either (a wider claim holds the parts that it was made of).
    """
    article = ingested(first).article
    if article is None:
        raise InputError(first.id, "cannot be read by the program's own ingest")
    claims = (fact.claim for fact in (*first.facts, *second.facts))
    held = _held(first, second, article, Weights(background, claims))
    pairs: list[Pair] = []
    for (one, other), shares in sorted(held.items(), key=lambda item: -sum(item[1])):
        taken = any(one is left or other is right for left, right in pairs)
        if max(shares) >= THRESHOLD and not taken:
            pairs.append((one, other))
    first_found = {one.key for one, _ in pairs}
    first_found |= {one.key for (one, _), shares in held.items() if shares[0] >= THRESHOLD}
    second_found = {other.key for _, other in pairs}
    second_found |= {other.key for (_, other), shares in held.items() if shares[1] >= THRESHOLD}
    return TwiceLabelled(
        first=first,
        second=second,
        article=article,
        pairs=tuple(pairs),
        first_alone=tuple(fact for fact in first.facts if fact.key not in first_found),
        second_alone=tuple(fact for fact in second.facts if fact.key not in second_found),
        first_places=_places(first, article),
        second_places=_places(second, article),
    )


def _held(
    first: GoldArticle, second: GoldArticle, article: Article, weights: Weights
) -> dict[Pair, tuple[float, float]]:
    """For two facts of one sentence, the share of each claim that the other holds.

    The matcher's rule for numbers is left out: the sentence already ties the two together, and
    "one source" of one labeller is "a source" of the other.
    """
    return {
        (one, other): (
            presence(one.claim, other.claim, weights).score,
            presence(other.claim, one.claim, weights).score,
        )
        for one in first.facts
        for other in second.facts
        if where(article, one.quotes) & where(article, other.quotes)
    }


def _places(gold: GoldArticle, article: Article) -> frozenset[int]:
    return frozenset(number for fact in gold.facts for number in where(article, fact.quotes))


def _second(path: Path, first: GoldArticle) -> GoldArticle:
    """The article of `first` with the labels of `path` in place of its own."""
    try:
        raw: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(str(path), " ".join(str(error).split())) from error
    if not isinstance(raw, dict) or set(raw) != {"id", "facts", "nothing"} or raw["id"] != first.id:
        reason = f"must have the fields id ({first.id}), facts and nothing, and no other"
        raise InputError(str(path), reason)
    try:
        return GoldArticle.model_validate({**first.model_dump(), **raw})
    except ValidationError as error:
        raise InputError(str(path), " ".join(str(error).split())) from error
