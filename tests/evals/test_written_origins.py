"""Stories written for origins and audits: read as gold, and graded as gold is."""

from evals.benchmarks.written_origins import graded, stories

STORY = """\
@ mill|A mill
# a|Vale Post|broadsheet|02T08:00|Mill to close
The mill in Ard will close in May.{closes|p}
Mayor Ida Holt called it “a sad day”.{sad|s|n:Ida Holt}
# b|Daily Sum|aggregator|02T10:00|Sad
The mill in Ard is to close, says the Vale Post.{closes|p|o:Vale Post|The mill in Ard is to close}
It was “the end of Ard”, Holt told the Post.{black|s|n:Ida Holt > Vale Post}
o closes: Vale Post
a not_found|b|Vale Post|“the end of Ard”
"""


async def test_a_story_is_read_as_gold_and_graded() -> None:
    (story,) = stories(STORY)
    first, second = story.articles
    assert first.facts[0].claim == "The mill in Ard will close in May."
    assert first.facts[0].attribution is None
    assert [fact.attribution and fact.attribution.outlet for fact in second.facts] == [
        "Vale Post",
        "Vale Post",
    ]
    scores = await graded([story])
    assert sorted((one.metric, one.value) for one in scores) == [
        ("audit_precision", 1.0),
        ("audit_recall", 1.0),
        ("origin_counts", 1.0),
    ]
