"""Gold facts as extraction would hand them on, had it made no mistake, laid beside their gold."""

from datetime import datetime

from agent.reconcile import Reconciled
from agent.text.dates import find_dates
from agent.text.quantities import find_quantities
from evals.align import Aligned, Alignment
from evals.ingested import ingested
from evals.locate import where
from evals.matcher import Weights
from evals.outputs import ArticleOutput, StoryOutput
from evals.story_align import StoryAlignment, align_story
from schemas.article import Article
from schemas.briefing import Briefing, ModelInfo
from schemas.call import Usage
from schemas.fact import Attribution, Evidence, Fact
from schemas.gold import GoldArticle, GoldFact, GoldStory


def gold_facts(gold: GoldArticle, article: Article) -> tuple[Fact, ...]:
    """The labelled facts of `gold`, in order, each on the sentences that its quotes stand in."""
    return tuple(
        Fact(
            id=f"{article.id}-{number}",
            article=article.id,
            claim=fact.claim,
            kind=fact.kind,
            attribution=_attribution(fact),
            quantities=find_quantities(fact.claim),
            dates=find_dates(fact.claim, article.published),
            evidence=_evidence(fact, article),
        )
        for number, fact in enumerate(gold.facts, start=1)
    )


def gold_output(gold: GoldArticle) -> ArticleOutput:
    """`gold` as the program reads it, with its labelled facts."""
    output = ingested(gold)
    facts = gold_facts(gold, output.article) if output.article else ()
    return output.model_copy(update={"facts": facts})


def gold_briefing(result: Reconciled) -> Briefing:
    """A briefing of what was reconciled, without a headline or a summary."""
    return Briefing(
        generated=datetime(2025, 1, 1),
        headline="",
        summary=(),
        facts=result.facts,
        conflicts=result.conflicts,
        audits=result.audits,
        origins=result.origins,
        origin_links=result.origin_links,
        articles=(),
        model=ModelInfo(name="none", profile="compact", endpoint=""),
        usage=Usage(),
    )


def aligned_with_gold(
    story: GoldStory,
    outputs: tuple[ArticleOutput, ...],
    briefing: Briefing,
    earlier: Briefing | None = None,
) -> StoryAlignment:
    """The briefing beside the gold, each fact beside the very label that it was made from."""
    weights = Weights((), ())
    alignments = tuple(
        Alignment(
            gold,
            output,
            weights,
            tuple(
                Aligned(fact, (label,))
                for fact, label in zip(output.facts, gold.facts, strict=True)
            ),
        )
        for gold, output in zip(story.articles, outputs, strict=True)
    )
    output = StoryOutput(story=story.story, articles=outputs, briefing=briefing, earlier=earlier)
    return align_story(story, output, alignments)


def _attribution(fact: GoldFact) -> Attribution | None:
    return Attribution(**fact.attribution.model_dump()) if fact.attribution else None


def _evidence(fact: GoldFact, article: Article) -> tuple[Evidence, ...]:
    """The sentences that the label's pieces stand in, that of the first piece first."""
    numbers = [n for quote in fact.quotes for n in sorted(where(article, (quote,)))]
    found = []
    for number in dict.fromkeys(numbers):
        sentence = article.sentences[number - 1]
        found.append(
            Evidence(
                article=article.id,
                sentence=number,
                quote=article.words_of(number),
                start=sentence.start,
                end=sentence.end,
            )
        )
    return tuple(found)
