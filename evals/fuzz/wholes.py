"""Documents that are sound on the outside and hostile within.

Marks thrown together seldom get past a parser's first check; these do, and reach what reads the
values.
"""

import json
from collections.abc import Callable

from hypothesis import strategies as st

Words = st.SearchStrategy[str]

_PROSE = "The Velby bridge will close on Monday, the council said. "
_ADDRESSES = (
    "http://[::1", "https://a]b/", "http://a／b/", "http://℀/", "http://x:99999999/", "//", "http:",
    "javascript:x", "https://velby.example/a",
)  # fmt: skip
_TIMES = (
    "2025-13-45T99:00", "Mon, 12 Jun 2025 10:00:00 +999999999999999999999", "0001-01-01", "0000",
    "9999-12-31T23:59:59-23:59", "31 Feb 2025 25:61", "٣ June 2025", "12 June 2025, 10.30am CET",
)  # fmt: skip
_KEYS = (
    "text", "body", "content", "paragraphs", "article", "items", "title", "name", "url", "@id",
    "published", "updated", "timestamp", "authors", "publisher", "rendered", "html", "version",
)  # fmt: skip
_NUMBERS = (None, True, 0, -1, 10**400, -(10**20), 1e308, float("inf"), float("nan"), 1717405200000)
_SETTINGS = (
    "base_url", "api_key", "model", "profile", "max_cost", "max_tokens", "concurrency", "timeout",
    "home", "database", "keep_answers", "feeds", "pages", "topics", "zone", "quiet", "stories",
    "targets", "bot_token", "user_a_day", "a.b",
)  # fmt: skip
_VALUES = (
    "nan", "-inf", "1e999", "9" * 400, "-1", "0x7f", '"http://[::1"', '"../etc"', '"Europe/Oslo"',
    "1979-05-27T07:32:00-23:59", "[" * 2000, "[[], {}]", '{kind = "file", path = ""}', "true",
    '["https://velby.example/a"]', '[{kind = "slack", channel = "C1"}]', "'''a\n'''", '"\\u0000"',
)  # fmt: skip

_times = st.sampled_from(_TIMES)
_addresses = st.sampled_from(_ADDRESSES)


def _values(words: Words) -> st.SearchStrategy[object]:
    leaves = words | _addresses | _times | st.sampled_from(_NUMBERS)
    keys = st.sampled_from(_KEYS)
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=5,
    )


def _json(words: Words) -> Words:
    stated = st.dictionaries(st.sampled_from(_KEYS), _values(words), max_size=4)
    return stated.map(lambda found: json.dumps({"text": _PROSE} | found))


def _feed(words: Words) -> Words:
    links, times = words | _addresses, words | _times
    rss = st.builds(
        "<rss version='2.0'><channel><title>{0}</title><item><title>{0}</title><link>{1}</link>"
        "<pubDate>{2}</pubDate><source url='{1}'>{0}</source></item></channel></rss>".format,
        *(words, links, times),
    )
    atom = st.builds(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='{1}'><entry><title>{0}</title>"
        "<link href='{1}'/><updated>{2}</updated><summary>{0}</summary></entry></feed>".format,
        *(words, links, times),
    )
    stated = st.dictionaries(st.sampled_from((*_KEYS, "date_published")), _values(words))
    items = st.lists(stated, max_size=3).map(
        lambda found: json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": found})
    )
    return rss | atom | items


def _html(words: Words) -> Words:
    return st.builds(
        "<html><head><title>{0}</title><meta property='og:url' content='{1}'><link rel=canonical "
        "href='{1}'><meta name=date content='{2}'><script type='application/ld+json'>{3}</script>"
        f"</head><body><article><h1>{{0}}</h1><p>{_PROSE * 3}</p><p>{{0}}</p><time "
        "datetime='{2}'></time></article></body></html>".format,
        *(words, words | _addresses, words | _times),
        _json(words).map(lambda found: f'{{"@type": "NewsArticle", {found[1:]}'),
    )


def _mail(words: Words) -> Words:
    header = st.tuples(
        st.sampled_from(
            ("From", "Subject", "Date", "Content-Type", "Content-Transfer-Encoding", "MIME-Version")
        ),
        words | _times | st.sampled_from(("multipart/mixed; boundary=b", "text/html", "base64")),
    ).map(": ".join)
    head = st.lists(header, max_size=4).map("\n".join)
    parts = st.lists(st.builds("{}\n\n{}".format, head, words), min_size=1, max_size=3)
    return st.builds("{}\n\n{}".format, head, parts.map(f"\n--b\n{_PROSE}".join))


def _markdown(words: Words) -> Words:
    values = words | _addresses | _times
    stated = st.lists(st.builds("{}: {}".format, st.sampled_from(_KEYS), values), max_size=4)
    return st.builds(f"---\n{{}}\n---\n{_PROSE}{{}}".format, stated.map("\n".join), words)


def _configuration(words: Words) -> Words:
    values = st.sampled_from(_VALUES) | words.map(json.dumps)
    line = st.builds("{} = {}".format, st.sampled_from(_SETTINGS), values)
    table = st.sampled_from(("[daily]", "[slack]", "[editions.a]", "[[daily]]", "[topics]"))
    return st.lists(line | table, max_size=5, unique=True).map("\n".join)


WHOLES: dict[str, Callable[[Words], Words]] = {
    "html": _html,
    "feed": _feed,
    "json": _json,
    "mail": _mail,
    "markdown": _markdown,
    "configuration": _configuration,
}
"""By the target's name; from the words that fill them. The other parsers read bare prose."""
