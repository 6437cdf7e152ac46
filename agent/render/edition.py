"""An edition of the daily briefing as text, Markdown, a page and JSON."""

import textwrap
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from agent.render import Form
from agent.render.edition_view import EditionView, StoryView, Told, edition_view, subject
from agent.render.markdown import inline
from schemas.edition import DailyEdition

__all__ = ["render_edition", "subject"]

_WIDTH = 78


def render_edition(edition: DailyEdition, form: Form) -> str:
    """The whole edition in one form, ending in a newline. html: one page without any script, fit
    for e-mail."""
    if form == "json":
        return edition.model_dump_json(indent=1) + "\n"
    view = edition_view(edition)
    if form == "html":
        return _template().render(view=view) + "\n"
    lines = _markdown(view) if form == "markdown" else _text(view)
    return "\n".join(lines).rstrip() + "\n"


def _text(view: EditionView) -> Iterator[str]:
    yield view.title.upper()
    yield from _wrapped(view.note)
    for number, story in enumerate(view.stories, start=1):
        yield ""
        yield from _wrapped(f"{number}. {story.heading}")
        yield from _wrapped(story.note, "   ")
        for told in story.told:
            yield from _text_of(told)
        if story.more:
            yield f"   - and {story.more} more"
        if story.differ:
            yield "   The sources differ:"
            for told in story.differ:
                yield from _text_of(told)
        for link in story.sources:
            yield from _wrapped(f"{link.outlet}: {link.title}", "     ")
            if link.address:
                yield f"     {link.address}"
    for heading, entries in _closing(view):
        yield ""
        yield heading.upper()
        for entry in entries:
            yield from _wrapped(f"- {entry}", "", "  ")


def _text_of(told: Told) -> Iterator[str]:
    mark = f"{told.mark}: " if told.mark else ""
    yield from _wrapped(f"- {mark}{told.claim}", "   ", "     ")
    for words in _beside(told):
        yield from _wrapped(words, "     ")


def _beside(told: Told) -> Iterator[str]:
    if told.before:
        yield f"before: {told.before}"
    if told.note:
        yield told.note
    if told.quote:
        yield told.quote


def _wrapped(words: str, first: str = "", rest: str | None = None) -> list[str]:
    after = first if rest is None else rest
    return textwrap.wrap(
        words, _WIDTH, initial_indent=first, subsequent_indent=after, break_long_words=False
    )


def _markdown(view: EditionView) -> Iterator[str]:
    yield f"# {inline(view.title)}"
    yield ""
    yield inline(view.note)
    for story in view.stories:
        yield from ("", f"## {inline(story.heading)}", "", f"*{inline(story.note)}*", "")
        yield from (_markdown_of(told) for told in story.told)
        if story.more:
            yield f"- and {story.more} more"
        if story.differ:
            yield from ("", "**The sources differ**", "")
            yield from (_markdown_of(told) for told in story.differ)
        yield from ("", f"Sources: {_links(story)}")
    for heading, entries in _closing(view):
        yield from ("", f"## {heading}", "")
        yield from (f"- {inline(entry)}" for entry in entries)


def _markdown_of(told: Told) -> str:
    mark = f"**{told.mark}:** " if told.mark else ""
    lines = [f"- {mark}{inline(told.claim)}", *(f"  {inline(words)}" for words in _beside(told))]
    return "  \n".join(lines)


def _links(story: StoryView) -> str:
    return " · ".join(
        f"{inline(link.outlet)}: "
        + (f"[{inline(link.title)}]({link.address})" if link.address else inline(link.title))
        for link in story.sources
    )


def _closing(view: EditionView) -> Iterator[tuple[str, tuple[str, ...]]]:
    for heading, entries in (
        ("Nothing new", view.quiet),
        ("Not read", view.unread),
        ("Left out", view.dropped),
    ):
        if entries:
            yield heading, entries


@cache
def _template() -> Template:
    text = (files("agent.render") / "templates" / "edition.html.jinja").read_text(encoding="utf-8")
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(text, globals={"closing": _closing, "beside": _beside})
