"""From a group of facts that say the same to one briefing fact."""

from collections.abc import Sequence

from agent.reconcile.modality import flatter
from agent.reconcile.reading import Reading
from agent.text.amounts import compare
from agent.text.cues import opinions
from agent.text.periods import dates_agree
from schemas.briefing import BriefingFact, Variant
from schemas.fact import Evidence

_HELD = 0.5  # share of a claim's words that another variant must hold to support it
_FEW = 2  # of two wordings each is as near to the other


def merge(group: Sequence[Reading], number: int, report: str = "") -> BriefingFact:
    """The briefing fact "f<number>" of `group`; its origins and its weight are for others to set.

    The claim is one of the variants, one that does not judge where there is one. Where all the
    others retell the article with the id `report`, it is that article's. Else, of those that drop
    no "may" of most others, the one that most of the group supports, then the one with most
    figures and names, in the fewest words.
    """
    best = _best(group, report) if len(group) > 1 else group[0]
    articles = dict.fromkeys(reading.fact.article for reading in group)
    times = [reading.published for reading in group if reading.published is not None]
    first = min(times, key=lambda time: time.timestamp()) if times else None
    return BriefingFact(
        id=f"f{number}",
        claim=best.fact.claim,
        kind=best.fact.kind,
        attribution=best.fact.attribution,
        quantities=best.fact.quantities,
        dates=best.fact.dates,
        evidence=_evidence(best, group),
        article_count=len(articles),
        origin_count=0,
        variants=tuple(
            Variant(
                fact=reading.fact.id,
                article=reading.fact.article,
                claim=reading.fact.claim,
                attribution=reading.fact.attribution,
            )
            for reading in group
        ),
        first_reported=first,
    )


def _best(group: Sequence[Reading], report: str) -> Reading:
    plain = [one for one in group if not opinions(one.fact.claim)] or group
    own = [one for one in plain if one.fact.article == report]
    return max(
        own or [one for one in plain if not _bolder(one, group)] or plain,
        key=lambda one: (
            sum(_supports(other, one) for other in group),
            round(sum(_alike(one, other) for other in group), 6) if len(group) > _FEW else 0,
            *_fullness(one),
        ),
    )


def _bolder(one: Reading, group: Sequence[Reading]) -> bool:
    """Whether `one` tells more firmly what most of the group leaves more open."""
    return 2 * sum(flatter(one, other) for other in group) > len(group) - 1


def _supports(other: Reading, one: Reading) -> bool:
    """Whether what `other` says leaves every figure of `one` standing, and most of its words."""
    if len(one.words & other.words) < _HELD * len(one.words):
        return False
    figures = all(
        any(compare(mine, its) in ("same", "compatible") for its in other.quantities)
        for mine in one.quantities
    )
    return figures and all(
        any(dates_agree(mine, its) != "different" for its in other.fact.dates)
        for mine in one.fact.dates
    )


def _alike(one: Reading, other: Reading) -> float:
    """The words that both share, of the words that each has on average (Dice's coefficient)."""
    return 2 * len(one.words & other.words) / max(1, len(one.words) + len(other.words))


def _fullness(reading: Reading) -> tuple[int, int]:
    fact = reading.fact
    return len(fact.quantities) + len(fact.dates) + len(reading.names), -len(reading.words)


def _evidence(best: Reading, group: Sequence[Reading]) -> tuple[Evidence, ...]:
    """All evidence of the group, that of the claim's own variant first, each span once."""
    ordered = [best, *(reading for reading in group if reading is not best)]
    spans = (evidence for reading in ordered for evidence in reading.fact.evidence)
    return tuple(dict.fromkeys(spans))
