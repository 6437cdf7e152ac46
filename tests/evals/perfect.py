"""The output that the labels themselves describe: what every grader must find flawless."""

from datetime import UTC, datetime

from agent.text.amounts import read_normal
from agent.text.periods import read_normal_date
from evals.ingested import ingested
from evals.locate import find_spans, where
from evals.outputs import ArticleOutput, StoryOutput
from schemas.article import Article
from schemas.briefing import (
    AuditFinding,
    Briefing,
    BriefingFact,
    Conflict,
    FactChange,
    ModelInfo,
    Side,
    SummarySentence,
    Variant,
)
from schemas.call import Usage
from schemas.fact import Attribution, Evidence, Fact
from schemas.gold import GoldArticle, GoldConflict, GoldFact, GoldStory

_MADE: dict[str, StoryOutput] = {}


def perfect(story: GoldStory) -> StoryOutput:
    """What a flawless program would make of `story`."""
    if story.story not in _MADE:
        _MADE[story.story] = _make(story)
    return _MADE[story.story]


def _make(story: GoldStory) -> StoryOutput:
    articles = tuple(perfect_article(gold) for gold in story.articles)
    day_one = [o for o, gold in zip(articles, story.articles, strict=True) if gold.day == 1]
    earlier = _briefing(story, tuple(day_one)) if story.changes else None
    return StoryOutput(
        story=story.story,
        articles=articles,
        briefing=_briefing(story, articles, with_changes=True),
        earlier=earlier,
    )


def perfect_article(gold: GoldArticle) -> ArticleOutput:
    """The facts of one article as its labels have them."""
    output = ingested(gold)
    article = output.article
    assert article is not None
    facts = tuple(_fact(article, number, fact) for number, fact in enumerate(gold.facts, start=1))
    return output.model_copy(update={"facts": facts})


def evidence(article: Article, quote: str) -> Evidence:
    """The whole sentence in which `quote` stands."""
    number = min(where(article, (quote,)))
    sentence = article.sentences[number - 1]
    return Evidence(
        article=article.id,
        sentence=number,
        quote=article.words_of(number),
        start=sentence.start,
        end=sentence.end,
    )


def _fact(article: Article, number: int, gold: GoldFact) -> Fact:
    said = gold.attribution
    return Fact(
        id=f"{article.id}-{number}",
        article=article.id,
        claim=gold.claim,
        kind=gold.kind,
        attribution=Attribution(**said.model_dump()) if said else None,
        quantities=tuple(read_normal(text) for text in gold.quantities),
        dates=tuple(read_normal_date(text) for text in gold.dates),
        evidence=(evidence(article, gold.quotes[0]),),
    )


def _briefing(
    story: GoldStory, articles: tuple[ArticleOutput, ...], *, with_changes: bool = False
) -> Briefing:
    told: dict[str, list[Fact]] = {}
    for gold, output in zip(story.articles, articles, strict=False):
        for label, fact in zip(gold.facts, output.facts, strict=True):
            told.setdefault(label.key, []).append(fact)
    facts = tuple(_merged(story, key, facts) for key, facts in told.items())
    cited = facts[0]
    return Briefing(
        generated=datetime(2026, 1, 1, tzinfo=UTC),
        headline=cited.claim,
        summary=(SummarySentence(text=cited.claim, facts=(cited.id,)),),
        facts=facts,
        conflicts=tuple(
            _conflict(story, number, gold, told, articles)
            for number, gold in enumerate(story.conflicts, start=1)
            if all(key in told for side in gold.sides for key in side)
        ),
        audits=_audits(story, articles),
        changes=_changes(story) if with_changes else (),
        articles=(),
        model=ModelInfo(name="labels", profile="compact", endpoint=""),
        usage=Usage(),
    )


def _merged(story: GoldStory, key: str, facts: list[Fact]) -> BriefingFact:
    return BriefingFact(
        id=key,
        claim=facts[0].claim,
        kind=facts[0].kind,
        evidence=tuple(one for fact in facts for one in fact.evidence),
        article_count=len({fact.article for fact in facts}),
        origin_count=len(story.origins.get(key, ("one",))),
        variants=tuple(Variant(fact=f.id, article=f.article, claim=f.claim) for f in facts),
    )


def _conflict(
    story: GoldStory,
    number: int,
    gold: GoldConflict,
    told: dict[str, list[Fact]],
    articles: tuple[ArticleOutput, ...],
) -> Conflict:
    ids = {output.id: output.article.id for output in articles if output.article}
    if gold.articles:
        keys = tuple(key for side in gold.sides for key in side)
        sides = tuple(
            _side(keys, told, tuple(ids[article] for article in side)) for side in gold.articles
        )
    else:
        sides = tuple(
            _side(side, told, tuple(f.article for key in side for f in told[key]))
            for side in gold.sides
        )
    return Conflict(
        id=f"c{number}",
        type=gold.type,
        standing=gold.standing,
        about=gold.about,
        sides=sides,
        reason=story.title,
    )


def _side(keys: tuple[str, ...], told: dict[str, list[Fact]], articles: tuple[str, ...]) -> Side:
    return Side(claim=told[keys[0]][0].claim, facts=keys, evidence=(), articles=articles)


def _audits(story: GoldStory, articles: tuple[ArticleOutput, ...]) -> tuple[AuditFinding, ...]:
    read = {output.id: output.article for output in articles if output.article}
    findings = []
    for number, gold in enumerate(story.audits, start=1):
        article = read[gold.article]
        start, end = find_spans(gold.quote, article.text)[0]
        crediting = Evidence(
            article=article.id,
            sentence=min(where(article, (gold.quote,))),
            quote=article.text[start:end],
            start=start,
            end=end,
        )
        findings.append(
            AuditFinding(
                id=f"a{number}",
                type=gold.type,
                text=gold.quote,
                outlet=gold.outlet,
                crediting=crediting,
            )
        )
    return tuple(findings)


def _changes(story: GoldStory) -> tuple[FactChange, ...]:
    return tuple(
        FactChange(fact=gold.key, type=gold.type, claim="", earlier=gold.earlier)
        for gold in story.changes
    )
