"""Grades whether a claim stands by itself, and whether it says what its evidence does not."""

from agent.text.cues import hedges, negations
from agent.text.names import find_names
from agent.text.quotations import find_quotations
from evals.align import Aligned, Alignment
from evals.locate import find_spans
from evals.matcher import numbers
from evals.scores import Score
from schemas.article import Article


def supported(alignment: Alignment) -> list[Score]:
    """Of the facts, those whose claim adds and loses nothing.

    Added: a name or a quotation that the article does not hold, a number that its evidence does
    not hold, a negation that neither evidence nor gold has. Lost: a hedge or a negation that the
    gold facts which it tells have.
    """
    article = alignment.output.article
    if article is None:
        return []
    scores = []
    for one in alignment.aligned:
        faults = [*_added(one, article), *_lost(one)]
        scores.append(
            Score(
                metric="supported",
                item=alignment.gold.id,
                value=float(not faults),
                kind=one.told[0].kind if one.told else one.fact.kind,
                evidence=one.fact.claim,
                reason="; ".join(faults),
            )
        )
    return scores


def _added(one: Aligned, article: Article) -> list[str]:
    claim = one.fact.claim
    read = " ".join(evidence.quote for evidence in one.fact.evidence)
    known = " ".join((article.text, article.title, article.outlet))
    faults = [
        f"the article has no name {name.text!r}"
        for name in find_names(claim)
        if not find_spans(name.text, known)
    ]
    faults += [
        f"the article has no quotation {quotation.text!r}"
        for quotation in find_quotations(claim)
        if not find_spans(quotation.text.strip(" ,."), article.text)
    ]
    faults += [
        f"its evidence has no number {number:g}"
        for number in sorted(numbers(claim) - numbers(read))
    ]
    if negations(claim) and not negations(read) and not _gold_negates(one):
        faults.append(f"its evidence has no {negations(claim)[0].text!r}")
    return faults


def _lost(one: Aligned) -> list[str]:
    """What every gold fact that the claim tells has and the claim does not."""
    faults = []
    if one.told and _gold_negates(one) and not negations(one.fact.claim):
        faults.append(f"lost the negation of: {one.told[0].claim}")
    if one.told and all(hedges(gold.claim) for gold in one.told) and not hedges(one.fact.claim):
        faults.append(f"lost the hedge {hedges(one.told[0].claim)[0].text!r}")
    return faults


def _gold_negates(one: Aligned) -> bool:
    return bool(one.told) and all(negations(gold.claim) for gold in one.told)
