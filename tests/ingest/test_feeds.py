from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.errors import InputError
from agent.ingest.feeds import Feed, newer_than, parse_feed, read_feed
from agent.ingest.fetch import Fetched, Fetcher, Validators
from tests.support.web_server import Answer, serving

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Vell Wire &amp; Friends</title>
<item><title>Quay &lt;b&gt;reopens&lt;/b&gt;</title><link>/quay?utm_source=rss</link>
<pubDate>Tue, 11 Mar 2025 10:00:00 +0100</pubDate><source url="http://b/">Dorn Beacon</source>
</item>
<item><title>Ferry late</title><link>http://news.example/ferry</link></item>
</channel></rss>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Vell</title>
<entry><title>Quay</title><link rel="edit" href="/e"/><link href="http://news.example/quay"/>
<published>2025-03-11T10:00:00+01:00</published><updated>2025-03-11T12:30:00Z</updated></entry></feed>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Vell", "items": [
{"id": "1", "url": "/quay", "title": "Quay", "date_published": "2025-03-11T10:00:00+01:00"},
{"id": "2", "title": "no address"}, 7]}"""


def parsed(data: bytes, media_type: str = "text/xml") -> Feed:
    fetched = Fetched("http://news.example/feed", {"content-type": media_type, "etag": '"7"'}, data)
    return parse_feed("http://news.example/feed", fetched)


def test_rss_gives_addresses_times_and_the_source_that_the_entry_names() -> None:
    feed = parsed(RSS)
    quay, ferry = feed.entries
    assert quay.url == "http://news.example/quay?utm_source=rss"
    assert quay.title == "Quay reopens"
    assert quay.published == datetime(2025, 3, 11, 9, tzinfo=UTC)
    assert (quay.outlet, ferry.outlet) == ("Dorn Beacon", ""), "the feed's label is no publisher"
    assert feed.title == "Vell Wire & Friends"
    assert feed.faults == ()
    assert feed.validators == Validators(etag='"7"')


def test_atom_gives_the_updated_time_and_the_page_not_the_edit_link() -> None:
    (entry,) = parsed(ATOM).entries
    assert entry.url == "http://news.example/quay"
    assert entry.updated == datetime(2025, 3, 11, 12, 30, tzinfo=UTC)


def test_json_feed_is_read_and_its_faults_are_told() -> None:
    feed = parsed(JSON, "application/feed+json")
    (entry,) = feed.entries
    assert entry.url == "http://news.example/quay"
    assert entry.published == datetime(2025, 3, 11, 10, tzinfo=timezone(timedelta(hours=1)))
    assert any("no objects" in fault for fault in feed.faults)
    assert any("1 of 2 entries name no address" in fault for fault in feed.faults)


def test_a_broken_feed_is_read_as_far_as_it_goes_and_told() -> None:
    feed = parsed(RSS[: RSS.index(b"Ferry")] + b"Ferry & more<link>http://news.example/f</link>")
    assert feed.entries[0].title == "Quay reopens"
    assert "broken" in feed.faults[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no feed"),
        (b"<html><body>Sign in</body></html>", "no feed"),
        (b"/etc/passwd", "no feed"),
        (b"http://127.0.0.1:1/feed", "no feed"),
        (b'{"items": []}', "no JSON Feed"),
        (b'{"items": [', "broken JSON"),
    ],
)
def test_what_is_no_feed_is_told_and_nothing_is_opened(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parsed(data, "text/html")


@pytest.mark.parametrize(
    "data",
    [b'<?xml version="1.0" encoding="\xff"?><rss>', b'<?xml version="1.0" encoding="\xc3"?>'],
)
def test_an_impossible_encoding_is_a_broken_feed(data: bytes) -> None:
    with pytest.raises(InputError):
        parsed(data)


def _laughs(levels: int) -> bytes:
    """Each entity holds ten of the one before it; the last is the title."""
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels)
    )
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><rss version="2.0"><channel>'
        f"<title>&a{levels - 1};</title></channel></rss>"
    ).encode()


@pytest.mark.parametrize(
    "data",
    [
        _laughs(10),
        b"<rss version='2.0'><channel>" + b"<item>" * 4_000,
        b"<rss version='2.0'><channel><title>" + b"<b>" * 4_000,
    ],
)
def test_bombs_and_deep_nesting_swell_to_little(data: bytes) -> None:
    with suppress(InputError):
        assert len(parsed(data).title) < 1_000


def test_more_elements_than_a_feed_has_are_not_parsed() -> None:
    with pytest.raises(InputError, match="too many elements"):
        parsed(b"<a>" * 200_001)


@given(st.sampled_from((RSS, ATOM, JSON)), st.integers(0, 700), st.binary(max_size=8))
def test_bytes_that_were_tampered_with_are_read_or_refused(
    data: bytes, place: int, put: bytes
) -> None:
    with suppress(InputError):
        parsed(data[:place] + put + data[place + len(put) :])


def test_an_entry_named_twice_is_kept_once_and_links_to_the_web_alone() -> None:
    items = "".join(
        f"<item><title>{name}</title><link>{link}</link></item>"
        for name, link in (
            ("a", "http://x.example/a"),
            ("b", "http://x.example/a"),
            ("c", "javascript:alert(1)"),
            ("d", "file:///etc/passwd"),
        )
    )
    feed = parsed(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    assert [(entry.title, entry.url) for entry in feed.entries] == [("a", "http://x.example/a")]


def test_old_entries_are_left_and_undated_ones_kept() -> None:
    kept = newer_than(parsed(RSS).entries, datetime(2025, 3, 12, tzinfo=UTC))
    assert [entry.title for entry in kept] == ["Ferry late"]


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(pause=0, allow_loopback=True) as opened:
        yield opened


async def test_an_unchanged_feed_is_not_sent_twice(fetcher: Fetcher) -> None:
    answer = Answer(RSS, headers={"Content-Type": "application/rss+xml", "ETag": '"v1"'})
    async with serving({"/feed": answer, "/old": Answer(status=301)}) as web:
        web.answers["/old"].headers = {"Location": "/feed"}
        feed = await read_feed(web.url("/old"), fetcher, Validators())
        assert feed is not None
        assert feed.entries[0].url == web.url("/quay?utm_source=rss")
        assert await read_feed(web.url("/old"), fetcher, feed.validators) is None
        assert web.sent == ["/feed"]
        answer.headers = {"Content-Type": "application/rss+xml", "ETag": '"v2"'}
        assert await read_feed(web.url("/feed"), fetcher, feed.validators) is not None
