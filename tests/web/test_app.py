"""The served pages over real HTTP: what is listed and found, and what is refused."""

from datetime import date
from pathlib import Path

import httpx2
import pytest
from lxml import html  # type: ignore[import-untyped]  # lxml ships no types
from sqlalchemy import text

from agent.errors import ConfigError
from agent.store.briefings import headlines, save_briefing
from agent.store.editions import open_edition
from agent.store.store import Store
from agent.store.stories import Story, save_stories
from agent.web.pages import MOST_HITS, PAGE_SIZE
from agent.web.serving import _listener, serving
from tests.render.hostile import HOSTILE
from tests.render.material import bridge_briefing
from tests.store.material import MORNING, a_briefing

PAGES = ("/", "/stories", "/search?words=bridge", "/?story=s1", "/nowhere", "/briefings/9")


def links(answer: httpx2.Response) -> list[str]:
    return [link for _, name, link, _ in html.fromstring(answer.text).iterlinks() if name == "href"]


async def test_an_empty_store_says_how_to_begin(web: httpx2.AsyncClient) -> None:
    for path, line in (
        ("/", "factbrief brief"),
        ("/stories", "No story"),
        ("/search", "Type the words"),
    ):
        assert line in (await web.get(path)).text


@pytest.mark.usefixtures("filled")
async def test_briefings_by_day_and_story_lead_to_their_page(web: httpx2.AsyncClient) -> None:
    days = await web.get("/")
    briefed = [link for link in links(days) if link.startswith("/briefings/")]
    assert sorted(briefed) == ["/briefings/1", "/briefings/2", "/briefings/3"]
    assert briefed[-1] == "/briefings/1"
    assert "20 June 2025" in days.text
    assert "/?story=s1" in links(days)

    page = await web.get("/briefings/2")
    assert page.status_code == 200
    assert bridge_briefing().headline in page.text

    told = await web.get("/stories")
    assert told.text.index("The bridge at Orm") < told.text.index("window.hit")
    of_one = await web.get("/", params={"story": "s1"})
    assert [link for link in links(of_one) if "briefings" in link] == ["/briefings/2"]
    assert "<h1>The bridge at Orm</h1>" in of_one.text


async def test_an_edition_is_shown_as_it_was_delivered(
    filled: Store, web: httpx2.AsyncClient
) -> None:
    odd, address = [link for link in links(await web.get("/")) if "editions" in link]
    assert address == "/editions/daily/2025-07-01"
    edition = await web.get(address)
    assert "Kestrel Bay" in edition.text
    assert edition.headers["Content-Security-Policy"].startswith("default-src 'none';")
    hostile = await web.get(odd)
    assert hostile.status_code == 200
    assert html.fromstring(hostile.text).xpath("//script | //img | //svg | //@onload") == []
    assert "&lt;script&gt;window.hit" in hostile.text

    await open_edition(filled, "noon", date(2025, 7, 2))
    assert (await web.get("/editions/noon/2025-07-02")).status_code == 404
    await save_briefing(filled, a_briefing(), edition="noon/2025-07-02")
    days = await web.get("/")
    assert "Edition noon/2025-07-02" in days.text
    assert "/editions/noon/2025-07-02" not in links(days)


@pytest.mark.usefixtures("filled")
async def test_a_search_leads_to_the_fact(web: httpx2.AsyncClient) -> None:
    found = await web.get("/search", params={"words": "rain"})
    assert [link for link in links(found) if "#f" in link] == ["/briefings/1#f1"]
    assert "Harbour Courier" in found.text
    assert "1 fact," in found.text
    assert "there may be more" not in found.text
    assert "0 facts" in (await web.get("/search", params={"words": "no such words"})).text


async def test_a_search_that_finds_much_says_so(store: Store, web: httpx2.AsyncClient) -> None:
    await save_briefing(store, a_briefing(*(f"Rain on day {n}" for n in range(MOST_HITS + 1))))
    found = await web.get("/search", params={"words": "rain"})
    assert len([link for link in links(found) if "#f" in link]) == MOST_HITS
    assert "there may be more" in found.text


async def test_a_story_without_title_is_named_by_its_newest_headline(
    store: Store, web: httpx2.AsyncClient
) -> None:
    await save_stories(store, [Story("s7", "", MORNING, MORNING, frozenset())])
    await save_briefing(store, a_briefing(headline="Rain"), story="s7")
    await save_briefing(store, a_briefing(headline="Flood"), story="s7")
    assert ">Flood</h2>" in (await web.get("/stories")).text
    assert ">All of this story</a>" in (await web.get("/")).text
    assert "<h1>Briefings of one story</h1>" in (await web.get("/?story=s7")).text


async def test_a_long_list_has_pages(store: Store, web: httpx2.AsyncClient) -> None:
    for number in range(PAGE_SIZE + 1):
        await save_briefing(store, a_briefing(headline=f"No. {number}"), story="s1")
    assert links(await web.get("/?story=s1"))[-1] == "/?page=2&story=s1"
    last = await web.get("/?page=2&story=s1")
    assert ">No. 0<" in last.text
    assert "Older" not in last.text
    for odd in ("0", "-1", "x", "٣", "9" * 5000):
        assert (await web.get("/", params={"page": odd})).status_code == 200


@pytest.mark.usefixtures("filled")
async def test_hostile_text_stays_text(web: httpx2.AsyncClient) -> None:
    for path in ("/", "/stories", "/search?words=bridge"):
        answer = await web.get(path)
        page = html.fromstring(answer.text)
        assert "<script>window.hit" in page.text_content()
        assert page.xpath("//script | //img | //svg | //@onmouseover | //@onerror") == []
        assert all(link.startswith(("/", "#", "data:,")) for link in links(answer))
        assert not {"\x1b", "\u202e", "\u200b"} & set(answer.text)
    asked = html.fromstring((await web.get("/search", params={"words": HOSTILE})).text)
    assert asked.xpath("//script | //img | //svg") == []
    assert asked.xpath("//input/@value")[0].startswith("<script>window.hit=1</script>")
    of_one = await web.get("/", params={"story": HOSTILE})
    assert "/briefings/3" in links(of_one)


@pytest.mark.usefixtures("filled")
async def test_every_page_forbids_what_it_does_not_need(web: httpx2.AsyncClient) -> None:
    for path in PAGES:
        headers = (await web.get(path)).headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self';")
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "server" not in headers
    page = await web.get("/briefings/2")
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert "default-src 'none'; style-src 'sha256-" in html.fromstring(page.text).xpath(
        "string(//meta[@http-equiv='Content-Security-Policy']/@content)"
    )
    assert "--paper" in (await web.get("/style.css")).text


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "path", ["/nowhere", "/briefings/9", "/briefings/x", f"/briefings/{2**40}"]
)
async def test_what_is_not_there_is_told(web: httpx2.AsyncClient, path: str) -> None:
    answer = await web.get(path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


async def test_only_reading_is_answered(filled: Store, web: httpx2.AsyncClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        for path in ("/", "/search", "/briefings/1", "/style.css"):
            assert (await web.request(method, path)).status_code == 405
    head = await web.head("/briefings/1")
    assert (head.status_code, head.text) == (200, "")
    assert len(await headlines(filled)) == 3


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "0.0.0.0", "[::1]"])  # noqa: S104 - what a hostile page may send
async def test_a_name_that_points_here_is_refused(web: httpx2.AsyncClient, host: str) -> None:
    for path in ("/", "/briefings/1", "/style.css"):
        answer = await web.get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert "Rain" not in answer.text
    assert (await web.get("/", headers={"Host": "localhost:8017"})).status_code == 200


def test_it_is_bound_to_this_machine_alone() -> None:
    with _listener(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


async def test_a_taken_port_is_told(store: Store) -> None:
    async with serving(store) as server:
        port = int(server.url.rstrip("/").rpartition(":")[2])
        with pytest.raises(ConfigError, match=f"port {port} cannot be had"):
            async with serving(store, port):
                pass


async def test_a_store_that_fails_is_told_on_the_page(
    store: Store, web: httpx2.AsyncClient, tmp_path: Path
) -> None:
    async with store.transaction() as connection:
        await connection.execute(text("ALTER TABLE briefings RENAME TO gone"))
    answer = await web.get("/")
    assert answer.status_code == 503
    assert str(tmp_path) in answer.text
