"""A briefing that has everything a form must show: the bridge at Orm, told by five outlets."""

from datetime import UTC, datetime
from typing import Any

from schemas.article import Dropped
from schemas.briefing import (
    AuditFinding,
    BriefedArticle,
    Briefing,
    BriefingFact,
    Conflict,
    FactChange,
    ModelInfo,
    Origin,
    OriginLink,
    Side,
    SummarySentence,
    Variant,
)
from schemas.call import Usage
from schemas.fact import Attribution, DateMention, Evidence, Quantity

COURIER = """\
Norrland Rail has suspended every night train to Kestrel Bay after inspectors found 14 cracks \
in the bridge at Orm, according to two people who read the inspection report.

The cracks were found on 14 November by a team that had come to replace signal cables. "We were \
not looking for them," one of the two people told the Courier. The suspension takes effect on \
Monday and leaves about 2,100 passengers a night without a train.

Repairs may cost 30 million crowns and are expected to last until March 2027, the report says. \
Transport Minister Ines Vaz will take questions in parliament on 9 December.

The bridge opened in 1961. It carries the only line to the bay."""

AGENCY = """\
ORM (NNA) – Night trains to Kestrel Bay are suspended from Monday, the Harbour Courier reported, \
because of cracks in the Orm bridge.

Norrland Rail confirmed the decision to NNA. "Safety leaves us no choice," said its director, \
Tomas Reyl. He said that buses would carry the passengers, of whom there are 2,600 a night in \
December.

Ines Vaz denied that an inspection due in spring had been put off. "No inspection was delayed," \
the minister told reporters in Orm on Friday."""

BEACON = """\
Night trains to Kestrel Bay have been cancelled for good after 14 cracks were found in the Orm \
bridge, the Harbour Courier reports.

Mending the bridge will cost 36 million crowns, the Courier says. The travellers' union Nattvakt \
calls the decision "a farewell to the bay". Its chair, Jonna Sund, demands an inquiry before the \
minister speaks on 9 December.

An inspection planned for the spring was put off to save money, two engineers at Norrland Rail \
said."""

POST = """\
The night train is suspended, and hoteliers in Kestrel Bay fear for their winter. The cracks in \
the bridge at Orm, first reported by the Harbour Courier, came to light on 14 November.

"Every second guest comes by that train," said Ada Lindqvist, who runs the Hotel Havet. Bookings \
for January have fallen by 18 percent since Thursday, the bay's tourist office said."""

RADIO = """\
Trains at night to Kestrel Bay stop on Monday. Repairs to the Orm bridge are expected to last \
until March 2027, according to the Harbour Courier.

"Safety leaves us no option," Norrland Rail's director Tomas Reyl said. The regional council \
meets on 1 December to vote on 4.5 million crowns for replacement buses."""

TEXTS = {"c0": COURIER, "a0": AGENCY, "b0": BEACON, "p0": POST, "r0": RADIO}


def span(article: str, quote: str, texts: dict[str, str] | None = None) -> Evidence:
    """The words where they stand in the article's text."""
    text = (texts or TEXTS)[article]
    start = text.index(quote)
    sentence = text[:start].count(". ") + 1
    return Evidence(
        article=article, sentence=sentence, quote=quote, start=start, end=start + len(quote)
    )


def _day(day: int, hour: int = 6) -> datetime:
    return datetime(2026, 11, day, hour, 30, tzinfo=UTC)


def _fact(number: int, claim: str, *spans: Evidence, **fields: Any) -> BriefingFact:
    articles = tuple(dict.fromkeys(evidence.article for evidence in spans))
    origins = fields.pop("origins", ("o1",))
    variants = tuple(
        Variant(fact=f"{evidence.article}-{number}", article=evidence.article, claim=claim)
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
        first_reported=_day(19),
        **{"kind": "event", **fields},
    )


_REYL = Attribution(speaker="Tomas Reyl", naming="named")
_TWO_PEOPLE = Attribution(
    speaker="two people who read the inspection report",
    naming="anonymous",
    outlet="Harbour Courier",
)


def _facts() -> tuple[BriefingFact, ...]:
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


def _side(claim: str, fact: str, *spans: Evidence, origins: tuple[str, ...] = ("o1",)) -> Side:
    return Side(
        claim=claim,
        facts=(fact,),
        evidence=spans,
        articles=tuple(dict.fromkeys(evidence.article for evidence in spans)),
        origins=origins,
        reported=_day(20),
    )


def _conflicts(facts: tuple[BriefingFact, ...]) -> tuple[Conflict, ...]:
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


def _articles() -> tuple[BriefedArticle, ...]:
    def lines(source: str, **reasons: int) -> tuple[Dropped, ...]:
        return tuple(
            Dropped(source=source, what="text", text=f"{reason} line {n}", reason=reason)
            for reason, count in reasons.items()
            for n in range(1, count + 1)
        )

    rows = (
        ("c0", "Harbour Courier", "Night trains to the bay stop after cracks found", 19, 7),
        ("a0", "NNA", "Norrland Rail suspends night trains over bridge", 20, 5),
        ("b0", "The Daily Beacon", "The bay loses its night train", 20, 6),
        ("p0", "Kestrel Post", "Winter without the night train", 21, 3),
        ("r0", "Radio Tarn", "", 21, 4),
    )
    return tuple(
        BriefedArticle(
            id=key,
            source=f"news/{key}.html",
            title=title,
            outlet=outlet,
            authors=("Maja Holm", "Per Aas") if key == "c0" else (),
            published=_day(day),
            url=f"https://{key}.example/orm-bridge" if key != "r0" else "",
            language="en",
            text=TEXTS[key],
            fact_count=count,
            dropped=lines(f"news/{key}.html", menu=5, caption=2, byline=1),
        )
        for key, outlet, title, day, count in rows
    )


def bridge_briefing() -> Briefing:
    """The briefing on the bridge at Orm: 5 articles, 5 origins, conflicts, audits, changes."""
    facts = _facts()
    own = (("c0", "o1"), ("a0", "o2"), ("r0", "o3"), ("b0", "o4"), ("p0", "o5"))
    return Briefing(
        generated=datetime(2026, 11, 22, 6, 55, tzinfo=UTC),
        headline="Norrland Rail suspends night trains to Kestrel Bay over cracks in the Orm bridge",
        summary=(
            SummarySentence(
                text="Norrland Rail has suspended every night train to Kestrel Bay after "
                "inspectors found 14 cracks in the bridge at Orm.",
                facts=("f1", "f2"),
            ),
            SummarySentence(
                text="Repairs may cost 30 million crowns and are expected to last until "
                "March 2027.",
                facts=("f4", "f11"),
            ),
            SummarySentence(
                text="Ines Vaz denied that an inspection due in spring had been put off.",
                facts=("f7",),
            ),
        ),
        facts=facts,
        conflicts=_conflicts(facts),
        audits=(
            AuditFinding(
                id="x1",
                type="differs",
                text="The Daily Beacon credits the Harbour Courier with 36 million crowns; "
                "the Courier's article here says 30 million crowns.",
                outlet="Harbour Courier",
                crediting=span("b0", "will cost 36 million crowns, the Courier says"),
                checked="c0",
                found=span("c0", "may cost 30 million crowns"),
            ),
        ),
        changes=(
            FactChange(fact="f1", type="confirmed", claim=facts[0].claim),
            FactChange(
                fact="f14",
                type="updated",
                claim=facts[13].claim,
                earlier="About 2,100 passengers a night are left without a train.",
            ),
            FactChange(fact="f15", type="new", claim=facts[14].claim),
            FactChange(fact="f18", type="unchanged", claim=facts[17].claim),
            FactChange(
                fact="", type="withdrawn", claim="Freight trains may still cross the bridge."
            ),
        ),
        origins=(
            Origin(id="o1", name="Harbour Courier", article="c0"),
            Origin(id="o2", name="NNA", article="a0"),
            Origin(id="o3", name="Radio Tarn", article="r0"),
            Origin(id="o4", name="The Daily Beacon", article="b0"),
            Origin(id="o5", name="Kestrel Post", article="p0"),
        ),
        origin_links=(
            *(OriginLink(article=a, origin=o, how="own_reporting") for a, o in own),
            OriginLink(
                article="a0",
                origin="o1",
                how="credit",
                evidence=span("a0", "the Harbour Courier reported"),
            ),
            OriginLink(
                article="b0",
                origin="o1",
                how="credit",
                evidence=span("b0", "the Harbour Courier reports"),
            ),
            OriginLink(
                article="p0",
                origin="o1",
                how="credit",
                evidence=span("p0", "first reported by the Harbour Courier"),
            ),
            OriginLink(article="r0", origin="o1", how="copied_passage"),
        ),
        articles=_articles(),
        dropped=(
            Dropped(source="news/empty.txt", what="article", text="", reason="holds no text"),
        ),
        model=ModelInfo(name="Qwen2.5-Coder-1.5B-Instruct", profile="compact", endpoint="embedded"),
        usage=Usage(calls=31, prompt_tokens=14200, completion_tokens=2900, cost=0.0, seconds=402),
    )
