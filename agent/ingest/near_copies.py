"""Near-copies among articles: one page found twice, versions of one article, syndicated copies.

MinHash proposes pairs, the share of one text that the other holds confirms them. A copy that adds
something of its own is no copy here: it is read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from rensa import (  # type: ignore[import-untyped]  # it ships no stubs
    RMinHash,
    RMinHashLSH,
)

from agent.text.words import content_words, tokens
from schemas.article import Article

_SHINGLE = 4  # words
_PERMUTATIONS = 128
_BANDS = 64  # of 2 rows: pairs at a Jaccard similarity of 0.3 are found 99 times in 100
_SAME = 0.95
_VERSION = 0.5
_SYNDICATED = 0.9
_SAME_TITLE = 0.8
_VERSIONS_APART = timedelta(days=3)
_UNDATED = datetime.min.replace(tzinfo=UTC)
_TRACKING = frozenset({"fbclid", "gclid", "ref", "cmp", "smid", "src", "cmpid", "ocid", "igshid"})
_TRACKING_STARTS = ("utm_", "mc_", "ns_", "at_")


@dataclass(frozen=True, slots=True)
class NearCopy:
    """An article that is not read because `of` is; `reason` is a line for people."""

    article: Article
    of: Article
    kind: Literal["same_page", "version", "syndicated"]

    @property
    def reason(self) -> str:
        """Such as "is an earlier version of https://…"."""
        shown = self.of.url or self.of.source
        return {
            "same_page": f"is the same article as {shown}",
            "version": f"is an earlier version of {shown}",
            "syndicated": f"is a copy of {self.of.outlet or shown}'s article {shown}",
        }[self.kind]


def address_key(url: str) -> str:
    """What two addresses of one page share: no scheme, "www.", tracking, fragment or last slash."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _tracks(pair[0].lower())
    ]
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def _tracks(parameter: str) -> bool:
    return parameter in _TRACKING or parameter.startswith(_TRACKING_STARTS)


def without_copies(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[NearCopy, ...]]:
    """The articles to read, in the order given, and those set aside for one of them.

    Of versions the newest is read; of syndicated copies the one that was published first.
    """
    texts = _Texts(articles)
    aside: dict[str, NearCopy] = {}
    for versions in _one_page(articles):
        *older, newest = sorted(versions, key=_moment)
        for article in older:
            aside[article.id] = _version(article, newest, texts)
    for earlier, later in texts.proposed():
        if earlier.id in aside or later.id in aside:
            continue
        if copy := _copy(earlier, later, texts):
            aside[copy.article.id] = copy
    kept = tuple(article for article in articles if article.id not in aside)
    return kept, tuple(_read_in_the_end(copy, aside) for copy in aside.values())


def _read_in_the_end(copy: NearCopy, aside: dict[str, NearCopy]) -> NearCopy:
    """The copy, told of the article that is read where the one it was found by is itself a copy."""
    of = copy.of
    while of.id in aside:
        of = aside[of.id].of
    return NearCopy(copy.article, of, copy.kind)


def _one_page(articles: Sequence[Article]) -> Iterator[list[Article]]:
    pages: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.url:
            pages[address_key(article.url)].append(article)
    return (found for found in pages.values() if len(found) > 1)


def _copy(earlier: Article, later: Article, texts: "_Texts") -> NearCopy | None:
    """What `later` makes of the pair: the older version is set aside, or the younger copy."""
    if earlier.outlet == later.outlet:
        held = max(texts.held(earlier, later), texts.held(later, earlier))
        versions = held >= _VERSION and _one_title(earlier, later)
        return _version(earlier, later, texts) if versions else None
    # Reports written by one pattern differ in their figures alone, and are no copies.
    adds = texts.figures(later) - texts.figures(earlier)
    if adds or texts.held(later, earlier) < _SYNDICATED:
        return None
    return NearCopy(later, earlier, "syndicated")


def _version(older: Article, newest: Article, texts: "_Texts") -> NearCopy:
    same = min(texts.held(older, newest), texts.held(newest, older)) >= _SAME
    return NearCopy(older, newest, "same_page" if same else "version")


def _one_title(one: Article, other: Article) -> bool:
    left, right = content_words(one.title), content_words(other.title)
    near = abs(_moment(one) - _moment(other)) <= _VERSIONS_APART
    figures = {word for word in left ^ right if word[0].isdigit()}
    return near and not figures and len(left & right) >= _SAME_TITLE * max(len(left | right), 1)


def _moment(article: Article) -> datetime:
    moment = article.updated or article.published or _UNDATED
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Texts:
    """The articles' bodies as sets of shingles, with an index of those that may be alike."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = sorted(articles, key=_moment)
        self._words = {article.id: _body_words(article) for article in articles}
        self._shingles = {key: _shingles(words) for key, words in self._words.items()}

    def held(self, part: Article, whole: Article) -> float:
        """The share of the words of `part`, taken four by four, that `whole` holds."""
        wanted = self._shingles[part.id]
        return len(wanted & self._shingles[whole.id]) / len(wanted) if wanted else 0.0

    def figures(self, article: Article) -> set[str]:
        """The numbers in the body."""
        return {word for word in self._words[article.id] if word[0].isdigit()}

    def proposed(self) -> Iterator[tuple[Article, Article]]:
        """Pairs that may be alike, the earlier first; each article's pairs in order of time."""
        index = RMinHashLSH(0.3, _PERMUTATIONS, _BANDS)
        for place, article in enumerate(self._articles):
            shingles = self._shingles[article.id]
            if not shingles:
                continue
            minhash = RMinHash(_PERMUTATIONS, 1)
            minhash.update(sorted(shingles))
            for other in sorted(index.query(minhash)):
                yield self._articles[other], article
            index.insert(place, minhash)


def _body_words(article: Article) -> list[str]:
    return [
        token.text.lower()
        for sentence in article.sentences
        if sentence.role == "body"
        for token in tokens(article.text[sentence.start : sentence.end])
    ]


def _shingles(words: Sequence[str]) -> frozenset[str]:
    starts: Iterable[int] = range(len(words) - _SHINGLE + 1)
    return frozenset(" ".join(words[at : at + _SHINGLE]) for at in starts)
