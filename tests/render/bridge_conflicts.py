"""What the outlets disagree on about the bridge at Orm."""

from schemas.briefing import BriefingFact, Conflict, Side
from schemas.fact import Evidence
from tests.render.bridge_texts import on


def _side(claim: str, fact: str, *spans: Evidence, origins: tuple[str, ...] = ("o1",)) -> Side:
    return Side(
        claim=claim,
        facts=(fact,),
        evidence=spans,
        articles=tuple(dict.fromkeys(evidence.article for evidence in spans)),
        origins=origins,
        reported=on(20),
    )


def bridge_conflicts(facts: tuple[BriefingFact, ...]) -> tuple[Conflict, ...]:
    """One of each kind that outlets can have, and a later figure."""

    def side(number: int) -> Side:
        fact = facts[number - 1]
        return _side(fact.claim, fact.id, *fact.evidence, origins=fact.origins)

    return (
        Conflict(
            id="c1",
            type="status",
            about="the night trains to Kestrel Bay",
            sides=(side(1), side(3)),
            reason="suspended against cancelled for good",
        ),
        Conflict(
            id="c2",
            type="number",
            about="the cost of the repairs",
            sides=(side(4), side(5)),
            reason="30 million crowns against 36 million crowns",
        ),
        Conflict(
            id="c3",
            type="denial",
            about="whether a spring inspection was put off",
            sides=(side(6), side(7)),
            reason="the minister denies what two engineers say",
        ),
        Conflict(
            id="c4",
            type="wording",
            about="Tomas Reyl's words on safety",
            sides=(side(8), side(9)),
            reason="one remark in two wordings",
        ),
        Conflict(
            id="c5",
            type="number",
            standing="update",
            about="passengers without a train",
            sides=(side(13), side(14)),
            reason="the later report gives 2,600 for December",
        ),
    )
