"""A briefing that has everything a form must show: the bridge at Orm, told by five outlets."""

from datetime import UTC, datetime

from schemas.article import Dropped
from schemas.briefing import (
    AuditFinding,
    BriefedArticle,
    Briefing,
    FactChange,
    ModelInfo,
    Origin,
    OriginLink,
    SummarySentence,
)
from schemas.call import Usage
from tests.render.bridge_conflicts import bridge_conflicts
from tests.render.bridge_facts import bridge_facts
from tests.render.bridge_texts import TEXTS, on, span


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
            published=on(day),
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
    facts = bridge_facts()
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
        conflicts=bridge_conflicts(facts),
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
                before="About 2,100 passengers a night are left without a train.",
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
