"""What inputs are made of: the marks that each parser gives a meaning to, and odd characters."""

_ODD = (
    "\x00", "\ufeff", "\u200b", "\u202e", "\u00a0", "\u0301", "\ud7ff", "\U0001f600", "ﬁ", "½",
    "٣", "\r", "\n\n", "\t", "A" * 300, "((((", "“", "”", "‘", "’", '"', "'", "–", "…", "&", "<",
    ">",
)  # fmt: skip
_PROSE = (
    "The Velby bridge will close on Monday. ", "Mayor Ida Brun said: “No.” ", "It cost $1.2bn, ",
    "he added. ", "U.S. ", "Gen. ", "a.m. ", "No. 4 ", "\n", ". ", ", ", "and ", "which ",
)  # fmt: skip
_TAGS = (
    "<html>", "<body>", "<article>", "<p>", "</p>", "<div hidden>", "</div>", "<h1>", "</h1>",
    "<!--", "-->", "<script>", "</script>", "<table><tr><td>", "</table>",
    "<a href='javascript:x'>", "</a>", "<template>", "<svg>", "<![CDATA[", "]]>", "<li>", "<br",
    "style='left:-9999px'", "<b" * 40, "<div>" * 60, "&#x202e;", "&nbsp;", "&lt",
    "<meta charset=utf-16>", "<title>", "<time datetime=",
    "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"datePublished\": ",
)  # fmt: skip
_FEED = (
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY a 'b'>", "<!ENTITY b '&a;&a;&a;'>]>", "&b;",
    "<rss version='2.0'><channel>", "<item>", "</item>", "<title>", "</title>", "<link>",
    "</link>", "<pubDate>", "Tue, 31 Feb 2025 25:61:00 +9999", "</pubDate>", "<feed xmlns='x'>",
    "<entry>", "<updated>", "<source url='//'>", "http://[::1", "{\"items\": [", "{\"url\": ",
    "null", "]}",
)  # fmt: skip
_JSON = (
    "{", "}", "[", "]", ":", ",", '"title"', '"text"', '"articleBody"', '"published"', "null",
    "1e999", "-0", "true", '"\\ud800"', '"\\u0000"', "[" * 200, '{"a":' * 200,
    '"2025-13-45T99:00"', "NaN",
)  # fmt: skip
_MAIL = (
    "From: ", "Subject: ", "Date: ", "Content-Type: ", "multipart/mixed; boundary=b", "text/html",
    "text/plain; charset=", "utf-7", "rot13", "base64", "Content-Transfer-Encoding: ", "\r\n",
    "\r\n\r\n", "--b", "--b--", "=?utf-8?q?=", "?=", "<a@b", "Thu, 99 Foo 1 00:00:00 +0000",
    "=\n", "\n ",
)  # fmt: skip
_MARKDOWN = (
    "---\n", "title: ", "# ", "* ", "1. ", "> ", "[x](", ")", "![", "](", "**", "__", "`",
    "```\n", "~~", "|a|b|\n|-|-|\n", "<div>", "\\", "[" * 100, "*" * 100, "http://", "[//]: # (",
)  # fmt: skip
_CONFIGURATION = (
    "model = ", "base_url = ", "max_cost = ", "timeout = ", "concurrency = ", '"http://x"', "nan",
    "-1", "1e308", "[daily]\n", "[slack]\n", "[[x]]\n", "home = ", "'''", '"""', "\n", "=",
    "true", "[", "]", "0x", "1979-05-27", "profile = ", '"compact"', "extra = 1",
)  # fmt: skip
_NUMBERS = (
    "1", "0", "9" * 40, ".", ",", "1,000", "3.5", "-", "–", " to ", "from ", "%", " per cent",
    "$", "€", "bn", " million", "k", " half", " of ", "two", " hundred", " and ", "a ", "dozen",
    " points", " people", " tonnes", "more than ", "about ", "between ", "up ", "fell ", "1/2",
    "10^6", "e9", "+",
)  # fmt: skip
_DATES = (
    "1", "31", "2024", "0000", "-", "/", ".", " ", "June", "Feb", "Monday", "last ", "next ",
    "the ", "following ", "month", "week", "yesterday", "tonight", " to ", "between ", "and ",
    "10:30", "a.m.", "GMT", "T", "Z", "Q3", "spring ", "early ", "of ", "ago", "century", "days",
    "9999-12-31",
)  # fmt: skip

PIECES: dict[str, tuple[str, ...]] = {
    "html": _TAGS + _PROSE + _ODD,
    "feed": _FEED + _TAGS + _ODD,
    "json": _JSON + _PROSE + _ODD,
    "mail": _MAIL + _TAGS + _PROSE + _ODD,
    "markdown": _MARKDOWN + _TAGS + _PROSE + _ODD,
    "text": _PROSE + _NUMBERS + _ODD,
    "configuration": _CONFIGURATION + _ODD,
    "quantities": _NUMBERS + _PROSE + _ODD,
    "dates": _DATES + _PROSE + _ODD,
    "sentences": _PROSE + _NUMBERS + _ODD,
}
"""By the target's name."""
