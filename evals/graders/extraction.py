"""Grades what was found: precision, recall, atomic and self-contained claims, noise, evidence."""

from agent.text.words import tokens
from evals.align import Aligned, Alignment, keeps
from evals.matcher import presence
from evals.scores import Score
from schemas.fact import Fact
from schemas.gold import GoldFact

LONGEST = 30
"""Words that a claim may have and still be called atomic (docs/gold.md)."""


def fact_precision(alignment: Alignment) -> list[Score]:
    """Of the facts, those that tell a gold fact."""
    return [
        _of_fact("fact_precision", alignment, one, bool(one.told), "tells no gold fact")
        for one in alignment.aligned
    ]


def fact_recall(alignment: Alignment) -> list[Score]:
    """Of the gold facts, those that some fact tells, read with its evidence."""
    scores = []
    for gold in alignment.gold.facts:
        told = bool(alignment.tellers(gold))
        lost = gold.key in alignment.lost
        reason = "the cleaned article has lost these words" if lost else "no fact tells it"
        scores.append(_of_gold("fact_recall", alignment, gold, told, reason))
    return scores


def claim_alone_recall(alignment: Alignment) -> list[Score]:
    """Of the gold facts, those that some claim tells by itself with all that must be kept."""
    scores = []
    for gold in alignment.gold.facts:
        tellers = alignment.tellers(gold)
        faults = [_fault_alone(gold, one.fact, alignment) for one in tellers]
        reason = min(faults, key=len) if faults else "no fact tells it"
        scores.append(_of_gold("claim_alone_recall", alignment, gold, not reason, reason))
    return scores


def atomic(alignment: Alignment) -> list[Score]:
    """Of the facts, those whose claim is short and tells at most one gold fact."""
    scores = []
    for one in alignment.aligned:
        long = len(tokens(one.fact.claim)) > LONGEST
        several = [] if one.leans else [gold.key for gold in one.told]
        reason = f"over {LONGEST} words" if long else f"tells {', '.join(several)}"
        held = not long and len(several) < 2
        scores.append(_of_fact("atomic", alignment, one, held, reason))
    return scores


def evidence_exact(alignment: Alignment) -> list[Score]:
    """Of the facts, those whose every quote stands in the article where it says."""
    return [
        _of_fact("evidence_exact", alignment, one, not fault, fault)
        for one in alignment.aligned
        for fault in [_evidence_fault(one.fact, alignment)]
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
            reason=f"stands on: {one.noise}" if one.noise else "",
        )
        for one in alignment.aligned
    ]


def told_twice(alignment: Alignment) -> list[Score]:
    """Of the gold facts that are told, those that two claims tell. Lower is better."""
    scores = []
    for gold in alignment.gold.facts:
        claims = [one.fact.claim for one in alignment.tellers(gold)]
        alone = [one.fact.claim for one in alignment.tellers(gold) if not one.leans]
        if claims:
            again = len(alone) > 1
            reason = f"told again: {alone[1]}" if again else ""
            score = Score(
                metric="told_twice",
                item=alignment.gold.id,
                value=float(again),
                kind=gold.kind,
                evidence=claims[0],
                reason=reason,
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


def _of_fact(metric: str, alignment: Alignment, one: Aligned, held: bool, reason: str) -> Score:
    kind = one.told[0].kind if one.told else one.fact.kind
    return Score(
        metric=metric,
        item=alignment.gold.id,
        value=float(held),
        kind=kind,
        evidence=one.fact.claim,
        reason="" if held else reason,
    )


def _of_gold(metric: str, alignment: Alignment, gold: GoldFact, held: bool, reason: str) -> Score:
    return Score(
        metric=metric,
        item=alignment.gold.id,
        value=float(held),
        kind=gold.kind,
        evidence=gold.claim,
        reason="" if held else reason,
    )
