"""What the page shows of facts, conflicts and articles, gathered so that templates only print."""

from collections.abc import Iterable
from typing import NamedTuple

from agent.render.excerpts import Piece, excerpt
from agent.render.index import Index, Placed
from agent.render.links import web_link
from agent.render.origins import links_for, links_of
from agent.render.quotes import in_marks, telling
from agent.render.words import said_by, told_by
from schemas.briefing import (
    BriefedArticle,
    Briefing,
    BriefingFact,
    Conflict,
    FactChange,
    OriginLink,
    Side,
)
from schemas.fact import Evidence


class Words(NamedTuple):
    """What one article says for a fact: its words in their place, how it came by them, and who
    says so in this article where that is not who the fact as a whole credits.
    """

    article: BriefedArticle
    label: str
    link: str
    pieces: tuple[Piece, ...]
    came_by: tuple[str, ...]
    said_by: str


class FactView(NamedTuple):
    """A fact with all that its panel shows. `own` and `retellings` count its articles: those that
    report it themselves, and those that have it from elsewhere.
    """

    number: int
    fact: BriefingFact
    depth: int
    said_by: str
    told_by: str
    words: tuple[Words, ...]
    conflicts: tuple[Conflict, ...]
    change: FactChange | None
    own: int
    retellings: int


class SideView(NamedTuple):
    """One side of a conflict; `pieces` of its claim are marked where they are what differs."""

    side: Side
    pieces: tuple[Piece, ...]
    labels: tuple[str, ...]
    origins: tuple[str, ...]
    quoted: Evidence | None


class Source(NamedTuple):
    """An article in the list of sources; `came_by` says from whom it took what, and `shown_by` the
    same with the words that show it.
    """

    article: BriefedArticle
    label: str
    title: str
    link: str
    came_by: tuple[str, ...]
    shown_by: tuple[tuple[str, str], ...]


_MOST_DOTS = 12


def fact_view(placed: Placed, briefing: Briefing, found: Index) -> FactView:
    """The view of one fact."""
    fact = placed.fact
    by_article: dict[str, list[Evidence]] = {}
    for evidence in fact.evidence:
        by_article.setdefault(evidence.article, []).append(evidence)
    ways = {article: links_for(fact, article, briefing) for article in by_article}
    own = sum(any(way.how == "own_reporting" for way in its) for its in ways.values())
    own = min(own, _MOST_DOTS)
    origins = found.named(fact.origins)
    return FactView(
        number=placed.number,
        fact=fact,
        depth=placed.depth,
        said_by=said_by(fact.attribution, fact.claim, origins),
        told_by=told_by(found.sources(fact), origins),
        words=tuple(
            _words(fact, found.articles[article], spans, ways[article], found)
            for article, spans in by_article.items()
            if article in found.articles
        ),
        conflicts=found.conflicts.get(fact.id, ()),
        change=found.changes.get(fact.id),
        own=own,
        retellings=min(fact.article_count, _MOST_DOTS) - own,
    )


def _words(
    fact: BriefingFact,
    article: BriefedArticle,
    spans: list[Evidence],
    ways: Iterable[OriginLink],
    found: Index,
) -> Words:
    links = _once(ways)
    origins = found.named(link.origin for link in links)
    own = said_by(fact.attribution, fact.claim, origins)
    told = (
        said_by(variant.attribution, fact.claim, origins)
        for variant in fact.variants
        if variant.article == article.id
    )
    credits = dict.fromkeys(credit for credit in told if credit != own)
    return Words(
        article=article,
        label=found.labels[article.id],
        link=web_link(article.url, article.source),
        pieces=excerpt(article.text, spans),
        came_by=tuple(map(found.came_by, links)),
        said_by="; ".join(filter(None, credits)),
    )


def _once(ways: Iterable[OriginLink]) -> list[OriginLink]:
    """One link an origin: what an article credits it need not also repeat."""
    links = list(ways)
    credited = {link.origin for link in links if link.how == "credit"}
    return [link for link in links if link.how != "copied_passage" or link.origin not in credited]


def side_views(conflict: Conflict, found: Index) -> tuple[SideView, ...]:
    """The sides of a conflict, with the figures and dates marked that only one side has."""
    return tuple(
        SideView(
            side=side,
            pieces=_marked(side.claim, _only_here(side, conflict, found)),
            labels=tuple(found.labels.get(article, article) for article in side.articles),
            origins=found.named(side.origins),
            quoted=telling(side.claim, side.evidence),
        )
        for side in conflict.sides
    )


def _only_here(side: Side, conflict: Conflict, found: Index) -> list[str]:
    """The figures and dates of `side` that no other side's claim holds, as they are worded."""
    facts = [found.facts[fact] for fact in side.facts if fact in found.facts]
    others = " ".join(other.claim for other in conflict.sides if other is not side)
    worded = [quantity.text for fact in facts for quantity in fact.quantities]
    worded += [mention.text for fact in facts for mention in fact.dates]
    return [text for text in dict.fromkeys(worded) if text and text not in others]


def _marked(claim: str, wanted: Iterable[str]) -> tuple[Piece, ...]:
    """`claim` in pieces, the first place of each wanted text marked."""
    pieces = [Piece(claim, False)]
    for text in wanted:
        for place, piece in enumerate(pieces):
            if not piece.marked and text in piece.text:
                before, _, after = piece.text.partition(text)
                parted = (Piece(before, False), Piece(text, True), Piece(after, False))
                pieces[place : place + 1] = parted
                break
    return tuple(piece for piece in pieces if piece.text)


def source_view(article: BriefedArticle, briefing: Briefing, found: Index) -> Source:
    """An article among the sources."""
    links = links_of(briefing, article.id)
    ways = [(found.came_by(one), one.evidence) for one in links]
    return Source(
        article=article,
        label=found.labels[article.id],
        title=found.title(article),
        link=web_link(article.url, article.source),
        came_by=tuple(way for way, shown in ways if not shown),
        shown_by=tuple((way, in_marks(shown.quote)) for way, shown in ways if shown),
    )
