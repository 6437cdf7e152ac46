"""The origin graph as an arc diagram: one row a report, an arc from each origin to who tells it."""

from typing import NamedTuple

from agent.render.index import Index
from agent.render.words import day
from schemas.briefing import Briefing

_ROW = 30
_TOP = 18
_LABEL = 34
"""Characters of a label that are drawn; the list under the drawing has it whole."""
_STEM = 14
_BEND = 15
_WIDEST_BEND = 150


class Row(NamedTuple):
    """A report: `own` where something in it is its own reporting, `outside` where it is not among
    the articles. `y` is in pixels from the top.
    """

    label: str
    note: str
    y: int
    own: bool
    outside: bool


class Arc(NamedTuple):
    """From an origin's row to an article's, where it ends at (`end_x`, `end_y`): `path` is an SVG
    path, `how` an OriginLink's.
    """

    path: str
    end_x: int
    end_y: int
    how: str


class Graph(NamedTuple):
    """The drawing. `x` is where the rows' dots stand; all lengths are in pixels."""

    rows: tuple[Row, ...]
    arcs: tuple[Arc, ...]
    x: int
    width: int
    height: int


def graph(briefing: Briefing, found: Index) -> Graph:
    """The rows in order of publication, origins that are not among the articles first."""
    places = _places(briefing)
    own = {link.article for link in briefing.origin_links if link.how == "own_reporting"}
    bends = {
        (places[source], places[link.article]): link.how
        for link in briefing.origin_links
        if link.article in places and (source := link.via or _home(found, link.origin)) in places
        if source != link.article
    }
    reach = max((abs(start - end) for start, end in bends), default=0)
    x = _STEM + min(_BEND * reach, _WIDEST_BEND)
    return Graph(
        rows=tuple(_row(key, place, own, found) for key, place in places.items()),
        arcs=tuple(_arc(x, start, end, how) for (start, end), how in bends.items()),
        x=x,
        width=x + 300,
        height=_TOP * 2 + _ROW * max(len(places) - 1, 0),
    )


def _home(found: Index, origin_id: str) -> str:
    """The row of an origin: its article's where that is among the articles, else its own."""
    origin = found.origins.get(origin_id)
    return origin.article if origin and origin.article in found.articles else origin_id


def _places(briefing: Briefing) -> dict[str, int]:
    """Article or outside origin → its row, from 0."""
    articles = {article.id for article in briefing.articles}
    outside = [origin.id for origin in briefing.origins if origin.article not in articles]
    # Times with and without a zone cannot be compared; by the clock alone they can.
    dated = sorted(
        briefing.articles,
        key=lambda article: (
            article.published.replace(tzinfo=None).isoformat() if article.published else "~"
        ),
    )
    return {key: place for place, key in enumerate([*outside, *(one.id for one in dated)])}


def _row(key: str, place: int, own: set[str], found: Index) -> Row:
    article = found.articles.get(key)
    label = found.labels[key] if article else found.origin_names[key]
    if len(label) > _LABEL:
        label = label[: _LABEL - 1].rstrip() + "…"
    note = (day(article.published) if article.published else "") if article else "not read here"
    return Row(label, note, _TOP + _ROW * place, key in own or not article, not article)


def _arc(x: int, start: int, end: int, how: str) -> Arc:
    """An arc that leaves a row's dot on the left and comes back to another's."""
    bend = x - _STEM - min(_BEND * abs(start - end), _WIDEST_BEND)
    y_start, y_end = (_TOP + _ROW * row for row in (start, end))
    near = x - 8
    path = f"M{near} {y_start}C{bend} {y_start} {bend} {y_end} {near} {y_end}"
    return Arc(path, near, y_end, how)
