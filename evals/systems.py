"""The systems that can be put under test. The seam between the evals and the program is here."""

from agent.extract.extraction import extract_facts
from evals.ingested import ingested
from evals.outputs import ArticleOutput, StoryOutput
from evals.recordings import Player
from schemas.gold import GoldArticle, GoldStory


async def read_story(story: GoldStory, player: Player) -> StoryOutput:
    """What the program makes of `story`: each article's facts."""
    articles = [await _read(gold, player) for gold in story.articles]
    return StoryOutput(story=story.story, articles=tuple(articles))


async def _read(gold: GoldArticle, player: Player) -> ArticleOutput:
    output = ingested(gold)
    if output.article is None:
        return output
    mark = player.store.mark
    extraction = await extract_facts(output.article, player.gateway)
    return output.model_copy(
        update={
            "facts": extraction.facts,
            "dropped": extraction.dropped,
            "usage": player.store.spent_since(mark),
        }
    )
