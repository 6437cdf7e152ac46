"""A story keeps its identity and its members over days."""

from dataclasses import replace

from agent.store.store import Store
from agent.store.stories import Story, save_stories, stories
from tests.store.material import DAY, MORNING

BRIDGE = Story("s1", "The bridge", MORNING, MORNING, frozenset({"a1", "a2"}))
FERRY = Story("s2", "The ferry", MORNING, MORNING, frozenset())


async def test_stories_come_back_with_their_members(store: Store) -> None:
    await save_stories(store, [BRIDGE, FERRY])
    assert await stories(store) == [BRIDGE, FERRY]


async def test_a_story_goes_on_under_its_identity(store: Store) -> None:
    await save_stories(store, [BRIDGE, FERRY])
    later = Story("s1", "Bridge opens", MORNING + DAY, MORNING + DAY, frozenset({"a3"}))
    await save_stories(store, [later])
    going_on = replace(later, first_seen=MORNING, articles=frozenset({"a1", "a2", "a3"}))
    assert await stories(store) == [FERRY, going_on]
    assert await stories(store, since=MORNING + DAY) == [going_on]


async def test_an_article_is_of_one_story(store: Store) -> None:
    await save_stories(store, [BRIDGE])
    await save_stories(store, [replace(FERRY, articles=frozenset({"a2"}))])
    members = {story.id: story.articles for story in await stories(store)}
    assert members == {"s1": {"a1"}, "s2": {"a2"}}


async def test_nothing_is_nothing(store: Store) -> None:
    await save_stories(store, [])
    assert await stories(store) == []
