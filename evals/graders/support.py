"""Grades whether a claim stands by itself, and whether it says what its evidence does not."""

from agent.text.cues import hedges, negations
from agent.text.dangling import dangling
from agent.text.names import find_names
from agent.text.quotations import find_quotations
from evals.align import Aligned, Alignment
from evals.locate import find_spans
from evals.matcher import held, numbers, stems
from evals.scores import Score, judged


def self_contained(alignment: Alignment) -> list[Score]:
    """Of the facts, those that can be read alone: nothing in the claim points outside it that the
    labeller did not write as well, and no part of a name stands where the gold has it in full."""
    scores = []
    for one in alignment.aligned:
        written = {words for gold in one.told for words in dangling(gold.claim)}
        pointing = [words for words in dangling(one.fact.claim) if words not in written]
        faults = [f"points outside itself: {words!r}" for words in pointing]
        faults += _bare_names(one)
        scores.append(
            judged(
                "self_contained",
                alignment.gold.id,
                not faults,
                kind=one.told[0].kind if one.told else one.fact.kind,
                evidence=one.fact.claim,
                reason="; ".join(faults),
            )
        )
    return scores


def supported(alignment: Alignment) -> list[Score]:
    """Of the facts, those whose claim adds and loses nothing.

    Added: a name, a number or a quotation that the article does not hold, a negation that neither
    its evidence nor the gold has. Lost: a hedge or a negation that the
    gold facts which it tells have.
    """
    article = alignment.output.article
    if article is None:
        return []
    scores = []
    for one in alignment.aligned:
        read = " ".join(evidence.quote for evidence in one.fact.evidence)
        known = " ".join((article.text, article.title, article.outlet))
        told = " ".join(gold.claim for gold in one.told)
        faults = [*added(one.fact.claim, f"{read} {told}", known), *_lost(one)]
        scores.append(
            judged(
                "supported",
                alignment.gold.id,
                not faults,
                kind=one.told[0].kind if one.told else one.fact.kind,
                evidence=one.fact.claim,
                reason="; ".join(faults),
            )
        )
    return scores


def added(claim: str, read: str, known: str) -> list[str]:
    """What `claim` says beyond what it may: names, numbers and quotations that `known` lacks, a
    negation that `read` lacks. One line each; empty where it adds nothing."""
    faults = [
        f"a new name {name.text!r}"
        for name in find_names(claim)
        if not all(held(word, stems(known)) for word in stems(name.text))
    ]
    faults += [
        f"a new quotation {quotation.text!r}"
        for quotation in find_quotations(claim)
        if not find_spans(quotation.text.strip(" ,."), known)
    ]
    strange = sorted(numbers(claim) - numbers(known))
    faults += [f"a new number {number:g}" for number in strange]
    if negations(claim) and not negations(read):
        faults.append(f"a negation that its evidence lacks: {negations(claim)[0].text!r}")
    return faults


def _bare_names(one: Aligned) -> list[str]:
    """People whom the claim names by a part of the name that a told gold fact has in full."""
    spoken = {name.text for name in find_names(one.fact.claim)}
    people = {
        name.text
        for gold in one.told
        for name in find_names(gold.claim)
        if name.kind == "person" and " " in name.text
    }
    return [
        f"{part!r} alone for {name!r}"
        for name in sorted(people)
        for part in sorted(spoken & {name.split()[0], name.split()[-1]})
        if not any(name in other for other in spoken)
    ]


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
