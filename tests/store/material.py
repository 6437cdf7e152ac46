"""Small calls, articles and briefings to keep."""

from datetime import UTC, date, datetime, timedelta

from schemas.article import Article
from schemas.briefing import BriefedArticle, Briefing, BriefingFact, ModelInfo
from schemas.call import Call, Usage
from schemas.edition import DailyEdition, EditionStory, News
from schemas.fact import Evidence

MORNING = datetime(2025, 6, 20, 5, 30, tzinfo=UTC)
DAY = timedelta(days=1)


def a_call(run: str = "r1", **changes: object) -> Call:
    fields: dict[str, object] = {
        "run": run,
        "article": "a1",
        "prompt": "read/compact@1",
        "model": "m",
        "attempt": 1,
        "outcome": "ok",
        "started": MORNING,
        "seconds": 1.5,
    }
    return Call.model_validate(fields | changes)


def an_article(id_: str = "a1", url: str = "https://news.example/1", **changes: object) -> Article:
    fields = {"id": id_, "source": url, "url": url, "text": f"Words of {id_}.", "sentences": ()}
    return Article.model_validate(fields | changes)


def an_edition(day: date, *stories: Briefing) -> DailyEdition:
    """The daily edition of `day`, which tells `stories`."""
    told = [
        EditionStory(
            id=f"s{number}",
            title=briefing.headline,
            followed=False,
            new_articles=1,
            news=tuple(News(type="new", claim=one.claim, fact=one.id) for one in briefing.facts),
            briefing=briefing,
        )
        for number, briefing in enumerate(stories, start=1)
    ]
    return DailyEdition(
        name="daily", day=day, zone="UTC", generated=MORNING, stories=tuple(told), usage=Usage()
    )


def a_briefing(
    *claims: str,
    headline: str = "The bridge shuts",
    generated: datetime = MORNING,
    outlet: str = "Harbour Courier",
) -> Briefing:
    """A briefing of one article that holds `claims`, each its own evidence."""
    text = "\n".join(claims)
    facts = []
    for number, claim in enumerate(claims, start=1):
        start = text.index(claim)
        words = Evidence(
            article="a1", sentence=number, quote=claim, start=start, end=start + len(claim)
        )
        fact = BriefingFact(
            id=f"f{number}",
            claim=claim,
            kind="event",
            evidence=(words,),
            article_count=1,
            origin_count=1,
        )
        facts.append(fact)
    article = BriefedArticle(
        id="a1",
        source="a.txt",
        title="T",
        outlet=outlet,
        language="en",
        text=text,
        fact_count=len(facts),
    )
    return Briefing(
        generated=generated,
        headline=headline,
        summary=(),
        facts=tuple(facts),
        articles=(article,),
        model=ModelInfo(name="m", profile="full", endpoint="e"),
        usage=Usage(),
    )
