"""The briefing as one HTML page that needs no network: template, style and script put together."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from agent.render import words
from agent.render.clip import opening
from agent.render.dates import ahead, newest, timeline, worded_dates
from agent.render.figures import figures
from agent.render.graph import graph
from agent.render.index import index
from agent.render.named import named
from agent.render.origins import one_origin_alone
from agent.render.page_view import fact_view, side_views, source_view
from agent.text.plain import printable
from schemas.briefing import Briefing

_JOINERS = re.compile("([\u200c\u200d])")


def page(briefing: Briefing) -> str:
    """The whole page. Its policy lets it load nothing and run only the script written into it."""
    found = index(briefing)
    style, script = _text("page.css"), _text("page.js")
    template = _environment().get_template("page.html.jinja")
    return template.render(
        briefing=briefing,
        found=found,
        words=words,
        opening=opening,
        policy=_policy(style, script),
        # Our own files, which hold no value from outside: the only text that is not escaped.
        style=Markup(style),  # noqa: S704 - see above
        script=Markup(script),  # noqa: S704 - see above
        key_facts=[fact_view(placed, briefing, found) for placed in found.key_facts()],
        further_facts=[fact_view(placed, briefing, found) for placed in found.further_facts()],
        disputed=[one for one in briefing.conflicts if one.standing == "conflict"],
        sides={conflict.id: side_views(conflict, found) for conflict in briefing.conflicts},
        alone=one_origin_alone(briefing),
        graph=graph(briefing, found),
        kinds={fact.kind for fact in briefing.facts},
        changes=[change for change in briefing.changes if change.type != "unchanged"],
        figures=figures(briefing),
        dates=worded_dates(briefing),
        timeline=timeline(briefing),
        ahead=ahead(briefing),
        newest=newest(briefing),
        named=named(briefing),
        sources=[source_view(article, briefing, found) for article in briefing.articles],
    )


def _policy(style: str, script: str) -> str:
    """The content security policy: nothing from anywhere but these two inline texts."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _text(name: str) -> str:
    return (files("agent.render") / "templates" / name).read_text(encoding="utf-8")


def _template(name: str) -> str:
    """A template without its indentation, which would be a third of the page."""
    return "\n".join(line.lstrip() for line in _text(name).splitlines())


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    """Text without what acts or hides; the joiners stay, which some scripts spell with."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return "".join(
        part if _JOINERS.fullmatch(part) else printable(part) for part in _JOINERS.split(value)
    )
