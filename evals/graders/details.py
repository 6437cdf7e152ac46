"""Grades what a told fact carries: who said it, its amounts, its dates, its kind."""

from collections.abc import Iterable

from agent.text.words import content_words
from evals.align import Aligned, Alignment
from evals.normal import date_form, gold_date, gold_quantity, quantity_form
from evals.scores import Score
from schemas.fact import Attribution
from schemas.gold import GoldAttribution, GoldFact


def attribution_precision(alignment: Alignment) -> list[Score]:
    """Of the attributions given to told facts, those that the gold has."""
    scores = []
    for one in alignment.aligned:
        if one.fact.attribution is None:
            continue
        given = spoken(one.fact.attribution)
        wanted = [gold.attribution for gold in one.told if gold.attribution]
        value = float(any(agree(one.fact.attribution, gold) for gold in wanted))
        golds = "; ".join(spoken(gold) for gold in wanted) or "nobody"
        scores.append(
            _score(
                "attribution_precision",
                alignment,
                value if one.told else None,
                one,
                f"credits {given}; gold: {golds}" if one.told else "tells no gold fact",
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
            Score(
                metric="attribution_recall",
                item=alignment.gold.id,
                value=float(held) if given else None,
                kind=gold.kind,
                evidence=gold.claim,
                reason="" if held else reason if given else "no fact tells it",
            )
        )
    return scores


def quantities(alignment: Alignment) -> list[Score]:
    """Per told fact with amounts, on either side: those in common over all of both."""
    scores = []
    for one in alignment.aligned:
        wanted = [gold_quantity(text) for gold in one.told for text in gold.quantities]
        given = [quantity_form(quantity) for quantity in one.fact.quantities]
        scores.extend(_in_common("quantities", alignment, one, given, wanted))
    return scores


def dates(alignment: Alignment) -> list[Score]:
    """Per told fact with dates, on either side: those in common over all of both."""
    scores = []
    for one in alignment.aligned:
        wanted = [gold_date(text) for gold in one.told for text in gold.dates]
        given = [date_form(mention) for mention in one.fact.dates]
        scores.extend(_in_common("dates", alignment, one, given, wanted))
    return scores


def kinds(alignment: Alignment) -> list[Score]:
    """Of the facts that tell a gold fact, those of the gold's kind."""
    scores = []
    for one in alignment.aligned:
        wanted = {gold.kind for gold in one.told}
        if wanted:
            value = float(one.fact.kind in wanted)
            reason = f"called {one.fact.kind}; gold: {', '.join(sorted(wanted))}"
            scores.append(_score("kinds", alignment, value, one, reason))
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
    if None in right:
        return [_score(metric, alignment, None, one, "the gold amount is not VALUE UNIT")]
    value = len(left & right) / len(left | right)
    reason = f"gives {_listed(left)}; gold: {_listed(right)}"
    return [_score(metric, alignment, value, one, reason)]


def _listed(forms: Iterable[str | None]) -> str:
    return ", ".join(sorted(str(form) for form in forms)) or "none"


def _score(
    metric: str, alignment: Alignment, value: float | None, one: Aligned, reason: str
) -> Score:
    told: tuple[GoldFact, ...] = one.told
    return Score(
        metric=metric,
        item=alignment.gold.id,
        value=value,
        kind=told[0].kind if told else one.fact.kind,
        evidence=one.fact.claim,
        reason="" if value == 1 else reason,
    )
