"""Turns a finished briefing into what people and programs read. Pure: a briefing in, text out."""

from typing import TYPE_CHECKING, Literal

from schemas.briefing import Briefing

if TYPE_CHECKING:
    from rich.console import Console

Form = Literal["text", "markdown", "json", "html"]

__all__ = ["Form", "render", "show"]


def render(briefing: Briefing, form: Form) -> str:
    """The whole briefing in one form, ending in a newline.

    text: at most 80 columns, no colour. html: one page that needs no network.
    """
    # Each form is imported when asked for: a JSON briefing needs neither Rich nor Jinja2.
    if form == "json":
        from agent.render.json_form import json_form

        return json_form(briefing)
    if form == "markdown":
        from agent.render.markdown import markdown

        return markdown(briefing)
    if form == "html":
        from agent.render.page import page

        return page(briefing)
    from agent.render.terminal import plain_text

    return plain_text(briefing)


def show(briefing: Briefing, console: "Console | None" = None) -> None:
    """Prints the briefing on `console`, the standard output where none is given."""
    from agent.render.terminal import print_briefing

    print_briefing(briefing, console)
