"""Lays an article's facts beside its gold facts: which fact tells which gold fact.

docs/evals.md states the rules for people; this is the only place that applies them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from agent.text.words import tokens
from evals.locate import where
from evals.matcher import NOTHING_JUDGED, Weights, held, numbers, presence, stems
from evals.outputs import ArticleOutput
from schemas.article import Article
from schemas.fact import Fact
from schemas.gold import GoldArticle, GoldFact


@dataclass(frozen=True)
class Aligned:
    """One fact beside the gold facts that it tells.

    `told` are the gold facts that its claim tells, best first; where the claim alone tells none,
    the one that it tells when read with its evidence, and `leans` is True. `noise` is the label's
    line where its evidence stands on one that must give nothing, else "".
    """

    fact: Fact
    told: tuple[GoldFact, ...] = ()
    leans: bool = False
    noise: str = ""


@dataclass(frozen=True)
class Alignment:
    """One article's facts beside its gold. `lost` are gold facts that ingest cut away."""

    gold: GoldArticle
    output: ArticleOutput
    weights: Weights
    aligned: tuple[Aligned, ...] = ()
    lost: frozenset[str] = frozenset()

    def tellers(self, fact: GoldFact) -> tuple[Aligned, ...]:
        """The facts that tell `fact`, those by their claim alone first."""
        tellers = [one for one in self.aligned if fact in one.told]
        return tuple(sorted(tellers, key=lambda one: one.leans))


def align(
    gold: GoldArticle,
    output: ArticleOutput,
    *,
    background: tuple[str, ...],
    judged: Mapping[tuple[str, str], bool] = NOTHING_JUDGED,
) -> Alignment:
    """`output` beside `gold`.

    `background` are the texts from which words get their weights; `judged` holds the verdicts on
    (claim, text) that outrank the matcher's own.
    """
    weights = Weights(background, (fact.claim for fact in gold.facts), judged)
    article = output.article
    if article is None:
        return Alignment(gold, output, weights)
    places = {id(fact): where(article, fact.quotes) for fact in gold.facts}
    noise = {line: where(article, (line,)) for line in gold.nothing}
    stated = frozenset(number for place in places.values() for number in place)
    aligned = []
    for fact, near in near_facts(gold, output):
        stand = standing(fact, article)
        told, leans = _told(fact, near, weights)
        lines = [line for line, place in noise.items() if place & stand and not stand & stated]
        aligned.append(Aligned(fact, told, leans, lines[0] if lines else ""))
    lost = frozenset(fact.key for fact in gold.facts if not places[id(fact)])
    return Alignment(gold, output, weights, tuple(aligned), lost)


def near_facts(gold: GoldArticle, output: ArticleOutput) -> list[tuple[Fact, list[GoldFact]]]:
    """Each fact of `output` with the gold facts that stand in a sentence of its evidence."""
    article = output.article
    if article is None:
        return []
    places = [(fact, where(article, fact.quotes)) for fact in gold.facts]
    return [
        (fact, [label for label, place in places if place & standing(fact, article)])
        for fact in output.facts
    ]


def standing(fact: Fact, article: Article) -> frozenset[int]:
    """The numbers of the sentences that the fact's evidence touches."""
    return frozenset(
        sentence.number
        for evidence in fact.evidence
        for sentence in article.sentences
        if sentence.start < evidence.end and evidence.start < sentence.end
    )


def keeps(gold: GoldFact, claim: str) -> tuple[str, ...]:
    """The entries of `gold.keep` that `claim` does not carry."""
    return tuple(entry for entry in gold.keep if not _carries(entry, claim))


def _carries(entry: str, claim: str) -> bool:
    if not numbers(entry) <= numbers(claim):
        return False
    words = {word for word in stems(entry) if not word[0].isdigit()}
    if words:
        return all(held(word, stems(claim)) for word in words)
    spoken = {token.text.lower() for token in tokens(claim)}
    return bool(numbers(entry)) or all(token.text.lower() in spoken for token in tokens(entry))


def _told(fact: Fact, near: list[GoldFact], weights: Weights) -> tuple[tuple[GoldFact, ...], bool]:
    """The gold facts of `near` that `fact` tells, best first, and whether it leans on evidence.

    Facts of one sentence share most of their words, so a second one counts only where the claim
    has all of it that the sentence has.
    """
    read = " ".join([fact.claim, *(evidence.quote for evidence in fact.evidence)])
    full = {gold.key for gold in near if keeps(gold, fact.claim) == keeps(gold, read)}
    ranked = sorted(
        near,
        key=lambda gold: (gold.key in full, _score(gold, fact.claim, weights)),
        reverse=True,
    )
    told = [gold for gold in ranked if _states(gold, fact.claim, weights)]
    if told:
        return (told[0], *(gold for gold in told[1:] if gold.key in full)), False
    leaning = [gold for gold in ranked if _states(gold, read, weights)]
    return tuple(leaning[:1]), bool(leaning)


def _states(gold: GoldFact, text: str, weights: Weights) -> bool:
    """Whether `text` holds the gold claim, or the piece of the article that states it."""
    return any(presence(words, text, weights).present for words in (gold.claim, gold.quotes[0]))


def _score(gold: GoldFact, text: str, weights: Weights) -> float:
    return max(presence(words, text, weights).score for words in (gold.claim, gold.quotes[0]))
