"""The pages around the briefings: by day, by story, found by words. Pure: records in, HTML out."""

from collections import defaultdict
from collections.abc import Sequence, Set
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from agent.render import words as wording
from agent.store.briefings import Headline
from agent.store.search import Hit
from agent.store.stories import Story
from agent.text.plain import one_line

PAGE_SIZE = 200
"""Briefings on one page of the list by day."""
MOST_HITS = 200
"""Facts on a page of a search: whoever finds more will ask for more words."""


def days_page(
    headlines: Sequence[Headline],
    titles: dict[str, str],
    made: Set[str],
    story: str | None,
    page: int,
) -> str:
    """The briefings by day, the newest first; `titles` are the stories' by id, `made` the ids of
    the editions that have a page.

    `story` is the id of the one story that they are of, None where they are of all.
    """
    newest = sorted(headlines, key=lambda one: (one.generated, one.id), reverse=True)
    shown = newest[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    days = [(day, list(group)) for day, group in groupby(shown, lambda one: one.generated.date())]
    older = page + 1 if len(newest) > page * PAGE_SIZE else None
    return _page("days", days=days, titles=titles, made=made, story=story, older=older)


def stories_page(stories: Sequence[Story], headlines: Sequence[Headline]) -> str:
    """The stories that were briefed, the one that moved last first, with their briefings."""
    briefed: dict[str, list[Headline]] = defaultdict(list)
    for headline in headlines:
        briefed[headline.story].insert(0, headline)
    told = [(story, briefed[story.id]) for story in reversed(stories) if briefed[story.id]]
    return _page("stories", told=told)


def search_page(words: str, hits: Sequence[Hit]) -> str:
    """The facts that hold the words; the words stand in the field again."""
    return _page("search", words=words, hits=hits, full=len(hits) >= MOST_HITS)


def notice_page(line: str) -> str:
    """One line in place of a page."""
    return _page("notice", line=line)


@cache
def style() -> str:
    """The briefing page's own style, and what the lists add to it."""
    ours = (files("agent.web") / "templates" / "lists.css").read_text(encoding="utf-8")
    page = (files("agent.render") / "templates" / "page.css").read_text(encoding="utf-8")
    return page + ours


def _page(template: str, **values: object) -> str:
    shown: dict[str, object] = {"words": ""}
    return _environment().get_template(f"{template}.html.jinja").render(shown | values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("agent.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = _day
    environment.filters["counted"] = wording.counted
    return environment


def _day(day: date) -> str:
    return wording.date_value(day.isoformat())


def _shown(value: object) -> object:
    """Foreign text on one line and without what acts or hides."""
    return one_line(value) if isinstance(value, str) and not isinstance(value, Markup) else value
