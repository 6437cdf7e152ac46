"""Two stories that could be one: each names what the other does not."""

from agent.reconcile import reconcile
from tests.reconcile.material import article, facts

NORTH = article(
    "Port Gazette",
    "Fire killed 4 people in a Tarn hotel on Monday.",
    "The Tarn hotel was built in 1950.",
    "Police in Tarn closed the road.",
)
SOUTH = article(
    "Velby Radio",
    "Fire killed 4 people in a Marl hotel on Monday.",
    "The Marl hotel was built in 1971.",
    "Police in Marl closed the road.",
)


async def test_like_events_are_neither_merged_nor_a_conflict() -> None:
    result = await reconcile([NORTH, SOUTH], facts(NORTH) + facts(SOUTH))
    assert [fact.article_count for fact in result.facts] == [1] * 6
    assert result.conflicts == ()
