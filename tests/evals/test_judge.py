"""The judge: asked only where the matcher is in doubt, and its word outranks the matcher's."""

from pathlib import Path

import pytest

from agent.errors import ProviderError
from evals.corpus_reader import read_story
from evals.judge import DOUBTFUL, Judgement, judged, verdicts
from evals.matcher import Weights, presence
from evals.outputs import StoryOutput
from evals.recordings import live
from evals.runs import grade
from schemas.gold import GoldStory
from tests.evals.perfect import perfect
from tests.evals.test_corpus_reader import STORY, written
from tests.evals.test_recordings import settings
from tests.support.model_server import ModelServer, answer

CLEAR = "The mill in Ard will close in May."
DOUBTED = "The owner shuts the works in Ard in May."


def told(story: GoldStory, claim: str) -> StoryOutput:
    """The flawless output of `story`, its one fact worded as `claim`."""
    output = perfect(story)
    (fact,) = output.articles[0].facts
    spoilt = fact.model_copy(update={"claim": claim})
    articles = (output.articles[0].model_copy(update={"facts": (spoilt,)}),)
    return output.model_copy(update={"articles": articles, "briefing": None})


@pytest.mark.parametrize("present", [True, False])
async def test_the_judge_settles_what_the_matcher_doubts(tmp_path: Path, *, present: bool) -> None:
    story = read_story(written(tmp_path, STORY))
    outputs = (told(story, DOUBTED),)
    async with (
        ModelServer(lambda _: answer({"present": present})) as server,
        live(tmp_path / "judge.jsonl", settings(server)) as player,
    ):
        assert await verdicts((story,), (told(story, CLEAR),), player.gateway) == {}
        assert server.requests == []
        settled = await verdicts((story,), outputs, player.gateway)
    assert settled == {(CLEAR, DOUBTED): present}
    (request,) = server.requests
    assert CLEAR in request["messages"][-1]["content"]
    alone = [s for s in grade((story,), outputs, settled) if s.metric == "claim_alone_recall"]
    assert presence(CLEAR, DOUBTED, Weights((), (), settled)).present is present
    assert [score.value for score in alone] == [float(present)]


async def test_a_judge_that_does_not_answer_is_no_verdict(tmp_path: Path) -> None:
    async with (
        ModelServer(lambda _: answer("Yes, I think so.")) as server,
        live(tmp_path / "judge.jsonl", settings(server)) as player,
    ):
        with pytest.raises(ProviderError):
            await judged(CLEAR, DOUBTED, player.gateway)


def test_the_doubtful_are_the_middle_scores() -> None:
    weights = Weights((STORY,), (CLEAR,))
    assert DOUBTFUL[0] <= presence(CLEAR, DOUBTED, weights).score < DOUBTFUL[1]
    assert presence(CLEAR, CLEAR, weights).score >= DOUBTFUL[1]
    assert Judgement.model_json_schema()["required"] == ["present"]
