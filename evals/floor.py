"""The floor to beat: every sentence of the cleaned page is a fact, and nothing is known of it."""

from evals.ingested import ingested
from evals.outputs import ArticleOutput, StoryOutput
from schemas.fact import Evidence, Fact
from schemas.gold import GoldArticle, GoldStory


def every_sentence(story: GoldStory) -> StoryOutput:
    """Each sentence of each article as one fact, headlines, menus and captions included."""
    return StoryOutput(
        story=story.story, articles=tuple(_sentences(gold) for gold in story.articles)
    )


def _sentences(gold: GoldArticle) -> ArticleOutput:
    output = ingested(gold)
    article = output.article
    if article is None:
        return output
    facts = tuple(
        Fact(
            id=f"{article.id}-{sentence.number}",
            article=article.id,
            claim=article.words_of(sentence.number),
            kind="event",
            evidence=(
                Evidence(
                    article=article.id,
                    sentence=sentence.number,
                    quote=article.words_of(sentence.number),
                    start=sentence.start,
                    end=sentence.end,
                ),
            ),
        )
        for sentence in article.sentences
    )
    return output.model_copy(update={"facts": facts})
