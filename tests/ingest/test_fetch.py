import asyncio
import gzip
from collections.abc import AsyncIterator

import pytest

from agent.errors import InputError
from agent.ingest import read_articles
from agent.ingest.fetch import Fetcher
from schemas.article import Article, Dropped
from tests.support.web_server import Answer, serving

PAGE = b"<html><body><p>The north quay reopened.</p></body></html>"


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(pause=0, allow_loopback=True) as opened:
        yield opened


async def refusal(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(InputError) as caught:
        await fetcher.fetch(url)
    assert "\n" not in caught.value.reason
    return caught.value.reason


async def test_a_page_comes_with_its_last_address_and_encoding(fetcher: Fetcher) -> None:
    headers = {"Content-Type": "text/html; charset=ISO-8859-1"}
    answers = {
        "/old": Answer(status=301, headers={"Location": "/new"}),
        "/new": Answer("Café".encode("latin-1"), headers=headers),
    }
    async with serving(answers) as web:
        page = await fetcher.fetch(web.url("/old"))
        assert page.url == web.url("/new")
        assert page.data.decode(page.charset) == "Café"
        assert page.media_type == "text/html"
        assert any("factbrief" in agent for agent in web.agents)


async def test_robots_are_asked_once_and_obeyed(fetcher: Fetcher) -> None:
    rules = b"User-agent: factbrief\nDisallow: /private\n"
    answers = {
        "/robots.txt": Answer(rules),
        "/private/a": Answer(PAGE),
        "/b": Answer(PAGE),
        "/c": Answer(status=302, headers={"Location": "/private/a"}),
    }
    async with serving(answers) as web:
        assert "robots.txt" in await refusal(fetcher, web.url("/private/a"))
        assert "robots.txt" in await refusal(fetcher, web.url("/c"))
        await fetcher.fetch(web.url("/b"))
        assert web.asked == ["/robots.txt", "/c", "/b"]


async def test_robots_that_moved_are_followed(fetcher: Fetcher) -> None:
    answers = {
        "/robots.txt": Answer(status=301, headers={"Location": "/rules"}),
        "/rules": Answer(b"User-agent: *\nDisallow: /private\n"),
        "/private": Answer(PAGE),
    }
    async with serving(answers) as web:
        assert "robots.txt" in await refusal(fetcher, web.url("/private"))


async def test_waiting_for_ones_turn_does_not_count_as_the_servers_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("agent.ingest.fetch._SECONDS_A_PAGE", 0.3)
    answers = {f"/{name}": Answer(PAGE) for name in "abcde"}
    async with serving(answers) as web, Fetcher(pause=0.1, allow_loopback=True) as fetcher:
        pages = await asyncio.gather(*(fetcher.fetch(web.url(path)) for path in answers))
        assert len(pages) == len(answers)


async def test_a_server_in_trouble_is_not_read_without_its_robots(fetcher: Fetcher) -> None:
    async with serving({"/robots.txt": Answer(status=503), "/a": Answer(PAGE)}) as web:
        assert "robots.txt" in await refusal(fetcher, web.url("/a"))


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "no such page"), (403, "save the page"), (500, "500"), (429, "429"), (204, "204")],
)
async def test_a_refusing_server_is_told_plainly(fetcher: Fetcher, status: int, said: str) -> None:
    async with serving({"/a": Answer(status=status)}) as web:
        assert said in await refusal(fetcher, web.url("/a"))


async def test_redirects_end_somewhere(fetcher: Fetcher) -> None:
    async with serving({"/a": Answer(status=302, headers={"Location": "/a"})}) as web:
        assert "redirected more than" in await refusal(fetcher, web.url("/a"))
        assert web.asked.count("/a") == 6


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("http://10.0.0.7/", "private network"),
        ("http://169.254.169.254/latest/meta-data", "private network"),
        ("http://[::ffff:192.168.0.1]/", "private network"),
        ("http://me:secret@127.0.0.1/", "user name"),
    ],
)
async def test_a_redirect_cannot_lead_inside(fetcher: Fetcher, location: str, said: str) -> None:
    async with serving({"/a": Answer(status=302, headers={"Location": location})}) as web:
        assert said in await refusal(fetcher, web.url("/a"))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::]"]
)
async def test_this_machine_is_closed_by_default(host: str) -> None:
    async with Fetcher(pause=0) as fetcher:
        assert "private network" in await refusal(fetcher, f"http://{host}:1/")


async def test_the_address_checked_is_the_address_connected_to(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving({"/a": Answer(PAGE)}) as web:
        answers = ["127.0.0.1", "127.0.0.1", "10.0.0.7"]

        async def getaddrinfo(host: str, port: int, **_: object) -> list[object]:
            assert host == "news.example"
            return [(2, 1, 6, "", (answers.pop(0), port))]

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", getaddrinfo)
        page = await fetcher.fetch(f"http://news.example:{web.port}/a")
        assert page.data == PAGE
        reason = await refusal(fetcher, f"http://news.example:{web.port}/a")
        assert "private network" in reason


async def test_size_is_capped_after_unpacking(fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"a" * 30_000_000)
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    answers = {
        "/small": Answer(gzip.compress(PAGE), headers=packed),
        "/bomb": Answer(bomb, headers=packed),
        "/odd": Answer(PAGE, headers={**packed, "Content-Encoding": "br"}),
    }
    async with serving(answers) as web:
        assert (await fetcher.fetch(web.url("/small"))).data == PAGE
        assert "longer than 10 MB" in await refusal(fetcher, web.url("/bomb"))
        assert "packed" in await refusal(fetcher, web.url("/odd"))


async def test_a_slow_server_is_left(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("agent.ingest.fetch._SECONDS_A_PAGE", 0.1)
    async with serving({"/a": Answer(PAGE, seconds=1)}) as web:
        assert "took longer" in await refusal(fetcher, web.url("/a"))


async def test_a_host_is_asked_one_page_at_a_time_with_a_pause() -> None:
    answers = {f"/{name}": Answer(PAGE, seconds=0.01) for name in "abcd"}
    clock = asyncio.get_running_loop().time
    async with serving(answers) as web, Fetcher(pause=0.05, allow_loopback=True) as fetcher:
        begun = clock()
        await asyncio.gather(*(fetcher.fetch(web.url(path)) for path in answers))
        assert web.most_at_once == 1
        assert clock() - begun >= 4 * 0.05


@pytest.mark.parametrize(
    "url", ["http://", "http://a b/", "http://nowhere.invalid/", "http://[::1"]
)
async def test_an_address_that_leads_nowhere_is_told(fetcher: Fetcher, url: str) -> None:
    assert await refusal(fetcher, url)


STORY = (
    b"<html><head><title>Quay reopens</title><meta property='og:site_name' content='Vell Post'>"
    b"<link rel='canonical' href='https://elsewhere.example/a'></head><body><article>"
    b"<h1>Quay reopens</h1><p>The north quay of Vell reopened on Monday, the harbour board said, "
    b"three weeks after a crane was found to lean over it.</p><p>Engineers drove forty steel piles "
    b"into the river bed, and the ferries are to come back on Thursday with the early tide.</p>"
    b"</article></body></html>"
)


async def test_pages_are_read_as_articles_and_failures_dropped(fetcher: Fetcher) -> None:
    answers = {"/a": Answer(STORY), "/p": Answer(b"%PDF", headers={"Content-Type": "image/png"})}
    async with serving(answers) as web:
        urls = [web.url("/a"), web.url("/gone"), web.url("/p")]
        article, gone, image = [read async for read in read_articles(urls, fetcher)]
        assert isinstance(article, Article)
        assert (article.title, article.outlet) == ("Quay reopens", "Vell Post")
        assert article.url == web.url("/a"), "a page may not pass for another host's"
        assert isinstance(gone, Dropped)
        assert "no such page" in gone.reason
        assert isinstance(image, Dropped)
        assert "image/png" in image.reason
