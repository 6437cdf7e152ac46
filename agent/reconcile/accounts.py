"""Conflicts inside one fact: two wordings of a quotation, two outlets credited with a remark."""

import re
from collections.abc import Sequence
from itertools import product

from agent.reconcile.conflicts import Told
from agent.reconcile.disputed import heading
from agent.reconcile.outlets import Outlets
from agent.reconcile.reading import Reading
from agent.text.quotations import find_quotations, near_wording, normal_quote, same_wording
from agent.text.words import coverage
from schemas.briefing import Conflict, ConflictType, Side
from schemas.fact import Evidence

_ONE_REMARK = 0.5
"""The share of one quotation's content words in the other, or their likeness in order, from which
both are reports of one remark."""

_TOLD = re.compile(
    r"\b(?:told|telling|tells|to) (?:the )?(?P<hearer>reporters|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
)

_SHORTEST = 3
"""Words; a shorter quotation names a thing rather than giving a remark."""


def wordings(told: Told) -> list[Conflict]:
    """The remark of `told` in the wordings that articles give it, where they differ."""
    groups: list[list[tuple[Reading, str]]] = []
    for reading in told.readings:
        for quote in _remarks(reading):
            for group in groups:
                if any(_agree(quote, other) for _, other in group):
                    group.append((reading, quote))
                    break
            else:
                groups.append([(reading, quote)])
    apart = [group for group in groups if any(_one_remark(group, other) for other in groups)]
    sides = [(_holding(group), [reading for reading, _ in group]) for group in apart]
    if len({reading.fact.article for _, readings in sides for reading in readings}) < 2:
        return []
    return [_conflict("wording", told, sides)] if len(sides) > 1 else []


def credits(told: Told, outlets: Outlets) -> list[Conflict]:
    """The outlets that articles credit with having heard the same anonymous or named speaker."""
    hearers: dict[str, list[Reading]] = {}
    for reading in told.readings:
        attribution = reading.fact.attribution
        if attribution is None or not attribution.speaker:
            continue
        if hearer := outlets.name(attribution.outlet) if attribution.outlet else _hearer(reading):
            hearers.setdefault(outlets.name(hearer), []).append(reading)
    sides = [
        (f"told to {name}", readings)
        for name, readings in hearers.items()
        if any(
            _of_one_voice(mine, its)
            for other, others in hearers.items()
            for mine, its in product(readings, others)
            if other != name
        )
    ]
    named = [side for side in sides if side[0] != "told to reporters"]
    return [_conflict("attribution", told, sides)] if len(named) > 1 else []


def _of_one_voice(one: Reading, other: Reading) -> bool:
    """Whether both tell what one speaker said: somebody named alike, or quoted with one word. Two
    officials without a name may each have told an outlet the same."""
    mine, its = one.fact.attribution, other.fact.attribution
    if mine is None or its is None:
        return False
    if "anonymous" not in (mine.naming, its.naming) or one.speaker == other.speaker:
        return True
    return bool(_quoted(one) & _quoted(other))


def _quoted(reading: Reading) -> set[str]:
    return {normal_quote(quote.text).lower() for quote in find_quotations(reading.claim)}


def _hearer(reading: Reading) -> str:
    """Whom the fact's words say that the speaker told, "" where they do not: a remark quoted."""
    if not reading.quotes:
        return ""
    found = (_TOLD.search(evidence.quote) for evidence in reading.fact.evidence)
    return next((match["hearer"] for match in found if match), "")


def _remarks(reading: Reading) -> list[str]:
    """The quotations in the fact's evidence, or in its claim where the evidence has none."""
    texts = [evidence.quote for evidence in reading.fact.evidence]
    found = [quote.text for text in texts for quote in find_quotations(text)] or reading.quotes
    return [quote for quote in dict.fromkeys(found) if len(quote.split()) >= _SHORTEST]


def _agree(one: str, other: str) -> bool:
    """Whether two quotations do not differ: the same words, or one a part of the other."""
    mine, its = normal_quote(one), normal_quote(other)
    return same_wording(one, other) or mine in its or its in mine


def _one_remark(group: Sequence[tuple[Reading, str]], other: Sequence[tuple[Reading, str]]) -> bool:
    if group is other:
        return False
    return any(
        max(near_wording(mine, its), coverage(mine, its), coverage(its, mine)) >= _ONE_REMARK
        for a, mine in group
        for b, its in other
        if a.fact.article != b.fact.article
    )


def _holding(group: Sequence[tuple[Reading, str]]) -> str:
    return max((quote for _, quote in group), key=len)


def _conflict(
    kind: ConflictType, told: Told, sides: Sequence[tuple[str, Sequence[Reading]]]
) -> Conflict:
    return Conflict(
        id="",
        type=kind,
        about=_about(kind, told),
        sides=tuple(_side(told, claim, readings) for claim, readings in sides),
        reason=" against ".join(f"“{claim}”" for claim, _ in sides[:2]),
    )


def _about(kind: ConflictType, told: Told) -> str:
    """ "What Ana Ruiz said" of a wording; "Who was told “postponed”" of a credit."""
    if kind == "attribution":
        quotes = (quote.text for one in told.readings for quote in find_quotations(one.claim))
        quote = next(quotes, "").strip(" ,.")
        return f"Who was told “{quote}”" if quote else "Who was told"
    speakers = [one.fact.attribution.speaker for one in told.readings if one.fact.attribution]
    speaker = max(speakers, key=len, default="")
    return f"What {speaker} said" if speaker else heading(told.fact.claim)


def _side(told: Told, claim: str, readings: Sequence[Reading]) -> Side:
    times = [one.published for one in readings if one.published]
    behind = {variant.fact: variant.origin for variant in told.fact.variants}
    evidence: dict[Evidence, None] = {}
    for reading in readings:
        evidence.update(dict.fromkeys(reading.fact.evidence))
    return Side(
        claim=claim,
        facts=(told.fact.id,),
        evidence=tuple(evidence),
        articles=tuple(dict.fromkeys(one.fact.article for one in readings)),
        origins=tuple(dict.fromkeys(behind[one.fact.id] for one in readings)),
        reported=min(times, key=lambda time: time.timestamp()) if times else None,
    )
