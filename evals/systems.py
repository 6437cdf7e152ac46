"""The systems that can be put under test. The seam between the evals and the program is here."""

from dataclasses import dataclass

from agent.extract import Extraction, extract_facts
from agent.pipeline import Read, Reading, Silence, brief_reading
from evals.ingested import ingested
from evals.outputs import ArticleOutput, StoryOutput
from evals.recordings import Player
from schemas.briefing import Briefing
from schemas.gold import GoldArticle, GoldStory


@dataclass(frozen=True)
class _Taken:
    """A gold article as the program took it in."""

    gold: GoldArticle
    output: ArticleOutput
    extraction: Extraction | None


async def read_story(story: GoldStory, player: Player) -> StoryOutput:
    """What the program makes of `story`: each article's facts and the story's briefing.

    A story of two days is briefed at the end of each; the second briefing sees the first.
    """
    taken = [await _read(gold, player) for gold in story.articles]
    mark = player.ledger.mark
    days = sorted({one.gold.day for one in taken})
    earlier = await _brief(taken, days[0], player, None) if len(days) > 1 else None
    briefing = await _brief(taken, days[-1], player, earlier)
    return StoryOutput(
        story=story.story,
        articles=tuple(one.output for one in taken),
        briefing=briefing,
        earlier=earlier,
        usage=player.ledger.spent_since(mark),
    )


async def extract_story(story: GoldStory, player: Player) -> StoryOutput:
    """The facts of each article of `story`, without a briefing of them."""
    taken = [await _read(gold, player) for gold in story.articles]
    return StoryOutput(story=story.story, articles=tuple(one.output for one in taken))


async def _brief(
    taken: list[_Taken], day: int, player: Player, earlier: Briefing | None
) -> Briefing | None:
    """The briefing at the end of `day`; None where nothing that was read states a fact."""
    read = tuple(
        Read(one.output.article, one.extraction)
        for one in taken
        if one.gold.day <= day and one.output.article and one.extraction
    )
    if not any(one.extraction.facts for one in read):
        return None
    return await brief_reading(Reading(read, ()), player.gateway, Silence(), earlier=earlier)


async def _read(gold: GoldArticle, player: Player) -> _Taken:
    output = ingested(gold)
    if output.article is None:
        return _Taken(gold, output, None)
    mark = player.ledger.mark
    extraction = await extract_facts(output.article, player.gateway)
    done = {
        "facts": extraction.facts,
        "dropped": extraction.dropped,
        "usage": player.ledger.spent_since(mark),
    }
    return _Taken(gold, output.model_copy(update=done), extraction)
