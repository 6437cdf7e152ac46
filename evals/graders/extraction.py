"""Grades what was found: precision, recall, atomic and self-contained claims, noise, evidence."""

from agent.text.words import tokens
from evals.align import Aligned, Alignment, keeps
from evals.matcher import presence
from evals.scores import Score, judged
from schemas.fact import Fact
from schemas.gold import GoldFact

LONGEST = 30
"""Words that a claim may have and still be called atomic (docs/gold.md)."""

UNTOLD = "no fact tells it"


def fact_precision(alignment: Alignment) -> list[Score]:
    """Of the facts, those that tell a gold fact."""
    return [
        _of_fact("fact_precision", alignment, one, "" if one.told else "tells no gold fact")
        for one in alignment.aligned
    ]


def fact_recall(alignment: Alignment) -> list[Score]:
    """Of the gold facts, those that some fact tells, read with its evidence."""
    scores = []
    for gold in alignment.gold.facts:
        lost = gold.key in alignment.lost
        reason = "the cleaned article has lost these words" if lost else UNTOLD
        fault = "" if alignment.tellers(gold) else reason
        scores.append(_of_gold("fact_recall", alignment, gold, fault))
    return scores


def claim_alone_recall(alignment: Alignment) -> list[Score]:
    """Of the gold facts, those that some claim tells by itself with all that must be kept."""
    scores = []
    for gold in alignment.gold.facts:
        tellers = alignment.tellers(gold)
        faults = [_fault_alone(gold, one.fact, alignment) for one in tellers]
        fault = min(faults, key=len, default=UNTOLD)
        scores.append(_of_gold("claim_alone_recall", alignment, gold, fault))
    return scores


def atomic(alignment: Alignment) -> list[Score]:
    """Of the facts, those whose claim is short and tells at most one gold fact."""
    scores = []
    for one in alignment.aligned:
        long = len(tokens(one.fact.claim)) > LONGEST
        several = [] if one.leans else [gold.key for gold in one.told]
        fault = f"over {LONGEST} words" if long else ""
        if len(several) > 1:
            fault = f"tells {', '.join(several)}"
        scores.append(_of_fact("atomic", alignment, one, fault))
    return scores


def evidence_exact(alignment: Alignment) -> list[Score]:
    """Of the facts, those whose every quote stands in the article where it says."""
    return [
        _of_fact("evidence_exact", alignment, one, _evidence_fault(one.fact, alignment))
        for one in alignment.aligned
    ]


def noise_facts(alignment: Alignment) -> list[Score]:
    """Of the facts, those that stand on a line that must give nothing. Lower is better."""
    return [
        Score(
            metric="noise_facts",
            item=alignment.gold.id,
            value=float(bool(one.noise)),
            kind=one.fact.kind,
            evidence=one.fact.claim,
            reason=one.noise,
        )
        for one in alignment.aligned
    ]


def told_twice(alignment: Alignment) -> list[Score]:
    """Of the gold facts that are told, those that two claims tell. Lower is better."""
    scores = []
    for gold in alignment.gold.facts:
        tellers = alignment.tellers(gold)
        claims = [one.fact.claim for one in tellers if not one.leans]
        if tellers:
            score = Score(
                metric="told_twice",
                item=alignment.gold.id,
                value=float(len(claims) > 1),
                kind=gold.kind,
                evidence=gold.claim,
                reason=" / ".join(claims) if len(claims) > 1 else "",
            )
            scores.append(score)
    return scores


def _fault_alone(gold: GoldFact, fact: Fact, alignment: Alignment) -> str:
    missing = keeps(gold, fact.claim)
    if missing:
        return f"the claim lacks {', '.join(missing)}: {fact.claim}"
    found = presence(gold.claim, fact.claim, alignment.weights)
    return "" if found.present else f"the claim alone does not tell it: {fact.claim}"


def _evidence_fault(fact: Fact, alignment: Alignment) -> str:
    article = alignment.output.article
    if article is None or not fact.evidence:
        return "has no evidence"
    for evidence in fact.evidence:
        if evidence.article != article.id:
            return f"evidence names another article: {evidence.article}"
        if article.text[evidence.start : evidence.end] != evidence.quote:
            return f"not at its place in the article: {evidence.quote}"
        if not any(s.number == evidence.sentence for s in article.sentences):
            return f"names sentence {evidence.sentence}, which the article does not have"
        sentence = article.sentences[evidence.sentence - 1]
        if not (sentence.start < evidence.end and evidence.start < sentence.end):
            return f"not in the sentence {evidence.sentence} that it names: {evidence.quote}"
    return ""


def _of_fact(metric: str, alignment: Alignment, one: Aligned, fault: str) -> Score:
    return judged(
        metric,
        alignment.gold.id,
        not fault,
        kind=one.told[0].kind if one.told else one.fact.kind,
        evidence=one.fact.claim,
        reason=fault,
    )


def _of_gold(metric: str, alignment: Alignment, gold: GoldFact, fault: str) -> Score:
    return judged(
        metric,
        alignment.gold.id,
        not fault,
        kind=gold.kind,
        evidence=gold.claim,
        reason=fault,
    )
