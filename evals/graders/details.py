"""Grades what a told fact carries: who said it, its amounts, its dates, its kind."""

from collections.abc import Iterable

from agent.text.amounts import normal, read_normal
from agent.text.periods import normal_date, read_normal_date
from agent.text.words import content_words
from evals.align import Aligned, Alignment
from evals.graders.extraction import UNTOLD
from evals.scores import Score, judged
from schemas.fact import Attribution
from schemas.gold import GoldAttribution


def attribution_precision(alignment: Alignment) -> list[Score]:
    """Of the attributions given to told facts, those that the gold has."""
    scores = []
    for one in alignment.aligned:
        if one.fact.attribution is None:
            continue
        wanted = [gold.attribution for gold in one.told if gold.attribution]
        held = any(agree(one.fact.attribution, gold) for gold in wanted)
        golds = "; ".join(spoken(gold) for gold in wanted) or "nobody"
        reason = f"credits {spoken(one.fact.attribution)}; gold: {golds}"
        scores.append(
            judged(
                "attribution_precision",
                alignment.gold.id,
                held if one.told else None,
                kind=_kind(one),
                evidence=one.fact.claim,
                reason=reason if one.told else "tells no gold fact",
            )
        )
    return scores


def attribution_recall(alignment: Alignment) -> list[Score]:
    """Of the told gold facts that somebody is said to say, those whose teller names that body."""
    scores = []
    for gold in alignment.gold.facts:
        if gold.attribution is None:
            continue
        given = [one.fact.attribution for one in alignment.tellers(gold)]
        held = any(agree(one, gold.attribution) for one in given if one)
        named = "; ".join(spoken(one) for one in given if one) or "nobody"
        reason = f"credits {named}; gold: {spoken(gold.attribution)}"
        scores.append(
            judged(
                "attribution_recall",
                alignment.gold.id,
                held if given else None,
                kind=gold.kind,
                evidence=gold.claim,
                reason=reason if given else UNTOLD,
            )
        )
    return scores


def quantities(alignment: Alignment) -> list[Score]:
    """Per told fact with amounts, on either side: those in common over all of both."""
    scores = []
    for one in alignment.aligned:
        wanted = [_amount(text) for gold in one.told for text in gold.quantities]
        given = [normal(quantity) for quantity in one.fact.quantities]
        scores.extend(_in_common("quantities", alignment, one, given, wanted))
    return scores


def dates(alignment: Alignment) -> list[Score]:
    """Per told fact with dates, on either side: those in common over all of both."""
    scores = []
    for one in alignment.aligned:
        wanted = [_date(text) for gold in one.told for text in gold.dates]
        given = [normal_date(mention) for mention in one.fact.dates]
        scores.extend(_in_common("dates", alignment, one, given, wanted))
    return scores


def kinds(alignment: Alignment) -> list[Score]:
    """Of the facts that tell a gold fact, those of the gold's kind."""
    scores = []
    for one in alignment.aligned:
        wanted = {gold.kind for gold in one.told}
        if wanted:
            score = judged(
                "kinds",
                alignment.gold.id,
                one.fact.kind in wanted,
                kind=_kind(one),
                evidence=one.fact.claim,
                reason=f"called {one.fact.kind}; gold: {', '.join(sorted(wanted))}",
            )
            scores.append(score)
    return scores


def agree(given: Attribution, gold: GoldAttribution) -> bool:
    """Whether both credit the same speaker and the same outlet, by any fair naming of either."""
    return _same(given.speaker, gold.speaker) and _same(given.outlet, gold.outlet)


def spoken(attribution: Attribution | GoldAttribution) -> str:
    """An attribution in words, for a reason."""
    outlet = f"outlet {attribution.outlet}" if attribution.outlet else ""
    return " via ".join(part for part in (attribution.speaker, outlet) if part)


def _same(one: str, other: str) -> bool:
    """Whether two names name the same: one's words are among the other's, or are its initials."""
    left, right = content_words(one), content_words(other)
    if not left or not right:
        return not left and not right
    return left <= right or right <= left or _initials(one) == other or _initials(other) == one


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _in_common(
    metric: str,
    alignment: Alignment,
    one: Aligned,
    given: Iterable[str],
    wanted: Iterable[str | None],
) -> list[Score]:
    left, right = set(given), set(wanted)
    if not one.told or not left | right:
        return []
    value = None if None in right else len(left & right) / len(left | right)
    reason = f"gives {_listed(left)}; gold: {_listed(right)}"
    return [
        Score(
            metric=metric,
            item=alignment.gold.id,
            value=value,
            kind=_kind(one),
            evidence=one.fact.claim,
            reason="" if value == 1 else reason,
        )
    ]


def _amount(text: str) -> str | None:
    try:
        return normal(read_normal(text))
    except ValueError:
        return None


def _date(text: str) -> str | None:
    try:
        return normal_date(read_normal_date(text))
    except ValueError:
        return None


def _listed(forms: Iterable[str | None]) -> str:
    return ", ".join(sorted(form or "a label in no normal form" for form in forms)) or "none"


def _kind(one: Aligned) -> str:
    return one.told[0].kind if one.told else one.fact.kind
