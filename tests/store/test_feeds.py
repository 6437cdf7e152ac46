"""What is known of a feed is its last state."""

from agent.store.feeds import Feed, feed, save_feed
from agent.store.store import Store
from tests.store.material import DAY, MORNING

URL = "https://news.example/feed"


async def test_the_last_state_of_a_feed_counts(store: Store) -> None:
    await save_feed(store, Feed(URL, MORNING, etag='"1"', last_modified="Fri", error=""))
    newer = Feed(URL, MORNING + DAY, etag='"2"', error="is no feed\0")
    await save_feed(store, newer)
    other = Feed("https://a.example/feed", MORNING)
    await save_feed(store, other)
    kept = Feed(URL, MORNING + DAY, etag='"2"', error="is no feed\ufffd")
    assert await feed(store, URL) == kept
    assert await feed(store, other.url) == other
    assert await feed(store, "https://b.example/feed") is None
