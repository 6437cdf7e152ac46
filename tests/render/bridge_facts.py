"""The facts of the briefing on the bridge at Orm."""

from typing import Any

from schemas.briefing import BriefingFact, How, Variant
from schemas.fact import Attribution, DateMention, Evidence, Quantity
from tests.render.bridge_texts import on, span

_OWN = {"c0": "o1", "a0": "o2", "r0": "o3", "b0": "o4", "p0": "o5"}
"""Each article's own origin."""


def _variant(fact: str, article: str, claim: str, origins: tuple[str, ...]) -> Variant:
    """An article's telling: its own report where that is an origin of the fact, else retold."""
    own = _OWN[article] in origins
    how: How = "own_reporting" if own else "copied_passage" if article == "r0" else "credit"
    origin = _OWN[article] if own else origins[0]
    return Variant(fact=fact, article=article, claim=claim, origin=origin, how=how)


def _fact(number: int, claim: str, *spans: Evidence, **fields: Any) -> BriefingFact:
    articles = tuple(dict.fromkeys(evidence.article for evidence in spans))
    origins = fields.pop("origins", ("o1",))
    variants = tuple(
        _variant(f"{evidence.article}-{number}", evidence.article, claim, origins)
        for evidence in spans
    )
    return BriefingFact(
        id=f"f{number}",
        claim=claim,
        evidence=spans,
        article_count=len(articles),
        origin_count=len(origins),
        origins=origins,
        variants=fields.pop("variants", variants),
        weight=round(1 - number / 20, 2),
        first_reported=on(19),
        **{"kind": "event", **fields},
    )


_REYL = Attribution(speaker="Tomas Reyl", naming="named")
_TWO_PEOPLE = Attribution(
    speaker="two people who read the inspection report",
    naming="anonymous",
    outlet="Harbour Courier",
)


def bridge_facts() -> tuple[BriefingFact, ...]:
    """What the five articles say together, heaviest first: f1 to f18."""
    december = DateMention(text="9 December", value="2026-12-09")
    return (
        _fact(
            1,
            "Norrland Rail has suspended every night train to Kestrel Bay.",
            span("c0", "Norrland Rail has suspended every night train to Kestrel Bay"),
            span("a0", "Night trains to Kestrel Bay are suspended from Monday"),
            span("p0", "The night train is suspended"),
            span("r0", "Trains at night to Kestrel Bay stop on Monday."),
            origins=("o1", "o2"),
        ),
        _fact(
            2,
            "Inspectors found 14 cracks in the bridge at Orm.",
            span("c0", "inspectors found 14 cracks in the bridge at Orm"),
            span("b0", "14 cracks were found in the Orm bridge"),
            attribution=_TWO_PEOPLE,
            quantities=(Quantity(text="14", value=14, unit="crack"),),
            narrower=("f12",),
        ),
        _fact(
            3,
            "Night trains to Kestrel Bay have been cancelled for good.",
            span("b0", "Night trains to Kestrel Bay have been cancelled for good"),
            origins=("o4",),
        ),
        _fact(
            4,
            "Repairs may cost 30 million crowns.",
            span("c0", "Repairs may cost 30 million crowns"),
            kind="figure",
            quantities=(Quantity(text="30 million crowns", value=3e7, magnitude=1e6),),
        ),
        _fact(
            5,
            "Mending the bridge will cost 36 million crowns.",
            span("b0", "Mending the bridge will cost 36 million crowns"),
            kind="figure",
            attribution=Attribution(speaker="", naming="outlet", outlet="Harbour Courier"),
            quantities=(Quantity(text="36 million crowns", value=3.6e7, magnitude=1e6),),
            origins=("o4",),
        ),
        _fact(
            6,
            "An inspection planned for the spring was put off to save money.",
            span("b0", "An inspection planned for the spring was put off to save money"),
            attribution=Attribution(speaker="two engineers at Norrland Rail", naming="anonymous"),
            origins=("o4",),
        ),
        _fact(
            7,
            "Ines Vaz denied that an inspection due in spring had been put off.",
            span("a0", "Ines Vaz denied that an inspection due in spring had been put off."),
            span("a0", '"No inspection was delayed,"'),
            kind="statement",
            attribution=Attribution(speaker="Ines Vaz", naming="named"),
            origins=("o2",),
        ),
        _fact(
            8,
            "Tomas Reyl said: “Safety leaves us no choice.”",
            span("a0", '"Safety leaves us no choice," said its director, Tomas Reyl.'),
            kind="statement",
            attribution=_REYL,
            origins=("o2",),
        ),
        _fact(
            9,
            "Tomas Reyl said: “Safety leaves us no option.”",
            span("r0", '"Safety leaves us no option," Norrland Rail\'s director Tomas Reyl said.'),
            kind="statement",
            attribution=_REYL,
            origins=("o3",),
        ),
        _fact(
            10,
            "Transport Minister Ines Vaz will take questions in parliament on 9 December.",
            span("c0", "Transport Minister Ines Vaz will take questions in parliament"),
            span("b0", "before the minister speaks on 9 December"),
            kind="plan",
            dates=(december,),
        ),
        _fact(
            11,
            "Repairs are expected to last until March 2027.",
            span("c0", "are expected to last until March 2027"),
            span("r0", "Repairs to the Orm bridge are expected to last until March 2027"),
            kind="plan",
            dates=(DateMention(text="March 2027", value="2027-03", precision="month"),),
        ),
        _fact(
            12,
            "The cracks came to light on 14 November.",
            span("c0", "The cracks were found on 14 November"),
            span("p0", "came to light on 14 November"),
            dates=(DateMention(text="14 November", value="2026-11-14"),),
        ),
        _fact(
            13,
            "The suspension leaves about 2,100 passengers a night without a train.",
            span("c0", "leaves about 2,100 passengers a night without a train"),
            kind="figure",
            quantities=(
                Quantity(text="about 2,100", value=2100, unit="passenger", precision="about"),
            ),
        ),
        _fact(
            14,
            "There are 2,600 passengers a night in December.",
            span("a0", "there are 2,600 a night in December"),
            kind="figure",
            attribution=_REYL,
            quantities=(Quantity(text="2,600", value=2600, unit="passenger"),),
            origins=("o2",),
        ),
        _fact(
            15,
            "Bookings for January have fallen by 18 percent since Thursday.",
            span("p0", "Bookings for January have fallen by 18 percent since Thursday"),
            kind="figure",
            attribution=Attribution(speaker="the bay's tourist office", naming="named"),
            quantities=(
                Quantity(text="18 percent", value=18, unit="percent", change="by", rising=False),
            ),
            dates=(DateMention(text="Thursday", value="2026-11-19", relative=True),),
            origins=("o5",),
        ),
        _fact(
            16,
            "Jonna Sund, chair of the travellers' union Nattvakt, demands an inquiry.",
            span("b0", "Its chair, Jonna Sund, demands an inquiry"),
            kind="statement",
            attribution=Attribution(speaker="Jonna Sund", naming="named"),
            origins=("o4",),
        ),
        _fact(
            17,
            "The regional council votes on 4.5 million crowns for replacement buses on 1 December.",
            span("r0", "The regional council meets on 1 December to vote on 4.5 million crowns"),
            kind="plan",
            quantities=(Quantity(text="4.5 million crowns", value=4.5e6, magnitude=1e6),),
            dates=(DateMention(text="1 December", value="2026-12-01"),),
            origins=("o3",),
        ),
        _fact(
            18,
            "The bridge at Orm opened in 1961.",
            span("c0", "The bridge opened in 1961."),
            kind="background",
            dates=(DateMention(text="1961", value="1961", precision="year"),),
        ),
    )
