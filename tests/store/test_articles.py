"""Articles are known by address and by text; every version stays."""

from agent.store.articles import articles, save_article, versions
from agent.store.store import Store
from agent.store.stories import Story, save_stories
from schemas.article import Article
from tests.store.material import DAY, MORNING, an_article

ONE, TWO = "https://news.example/1", "https://news.example/2"


async def kept(store: Store, article: Article, day: int = 0) -> bool:
    return await save_article(store, article, fetched=MORNING + day * DAY, source_kind="feed")


async def test_an_article_comes_back_once(store: Store) -> None:
    article = an_article("a1", title="A \0 title")
    assert await kept(store, article)
    assert not await kept(store, article, day=1)
    (one,) = await articles(store)
    assert (one.article, one.fetched, one.source_kind) == (article, MORNING, "feed")


async def test_the_newest_version_is_listed_and_the_older_stay(store: Store) -> None:
    assert await kept(store, an_article("a1", ONE))
    assert await kept(store, an_article("b1", TWO))
    assert await kept(store, an_article("a2", ONE), day=1)
    assert [one.article.id for one in await articles(store)] == ["b1", "a2"]
    assert [one.article.id for one in await versions(store, ONE)] == ["a1", "a2"]
    assert await versions(store, "https://news.example/3") == []
    assert [one.article.id for one in await articles(store, since=MORNING + DAY)] == ["a2"]


async def test_an_article_without_url_is_known_by_its_source(store: Store) -> None:
    assert await kept(store, an_article(url="", source="monday/a.txt"))
    assert len(await versions(store, "monday/a.txt")) == 1


async def test_articles_of_a_story(store: Store) -> None:
    for number in ("a1", "a2", "a3"):
        await kept(store, an_article(number, f"https://news.example/{number}"))
    members = frozenset({"a1", "a3"})
    await save_stories(store, [Story("s1", "T", MORNING, MORNING, members)])
    assert [one.article.id for one in await articles(store, story="s1")] == ["a1", "a3"]
    assert await articles(store, story="s2") == []
