"""The briefing in a terminal: headline, summary, facts, disagreements, sources; 80 columns."""

from collections.abc import Iterable
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from agent.render.dates import ahead, newest
from agent.render.index import Index, Placed, index
from agent.render.quotes import in_marks, telling
from agent.render.words import (
    CHANGES,
    counted,
    date_value,
    day,
    decided_by,
    kind_of,
    left_out,
    said_by,
    sentence_case,
    spread,
    told_by,
    took,
    when_told,
)
from agent.text.plain import one_line
from schemas.briefing import AuditFinding, Briefing, Conflict, Side
from schemas.fact import Evidence

_WIDTH = 80
_WIDEST = 100
"""Longer lines are hard to read, however wide the window."""
_FURTHER = 15
"""Facts listed beneath the key facts: what still fits a screen or two."""
_QUOTE = 180
"""Characters of a quote that are shown under a conflict; the page and the JSON hold it whole."""


def plain_text(briefing: Briefing) -> str:
    """The briefing as text of at most 80 columns, without colour."""
    out = StringIO()
    _print(briefing, Console(file=out, width=_WIDTH, color_system=None, force_terminal=False))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def print_briefing(briefing: Briefing, console: Console | None = None) -> None:
    """Prints the briefing in the width of the terminal, up to 100 columns."""
    _print(briefing, console or Console(highlight=False))


def _print(briefing: Briefing, console: Console) -> None:
    found = index(briefing)
    parts = [
        _head(briefing),
        _summary(briefing, found),
        _section("Key facts", (_fact(placed, found) for placed in found.key_facts())),
        _section("Where the sources differ", (_conflict(c, found) for c in briefing.conflicts)),
        _section("Credits that were checked", (_audit(a, found) for a in briefing.audits)),
        _section("Since the last briefing", _changes(briefing, found)),
        _section(f"What to watch after {day(newest(briefing))}", _ahead(briefing, found)),
        _section("Also reported", _further(found)),
        _section("Sources", _sources(briefing, found)),
        _foot(briefing),
    ]
    width = min(console.width, _WIDEST)
    console.print(Group(*(part for part in parts if part)), width=width, highlight=False)


def _section(title: str, entries: Iterable[RenderableType]) -> RenderableType | None:
    shown = list(entries)
    if not shown:
        return None
    return Padding(Group(Text(title.upper(), style="bold cyan"), *shown), (1, 0, 0, 0))


def _head(briefing: Briefing) -> RenderableType:
    origins = f", {counted(len(briefing.origins), 'origin')}" if briefing.origins else ""
    read = counted(len(briefing.articles), "article")
    line = f"{day(briefing.generated)} · {read}{origins} · read by {one_line(briefing.model.name)}"
    return Group(Text(one_line(briefing.headline), style="bold"), Text(line, style="dim"))


def _summary(briefing: Briefing, found: Index) -> RenderableType | None:
    text = Text()
    for sentence in briefing.summary:
        text.append(one_line(sentence.text))
        for number in found.cited(sentence.facts):
            text.append(f" [{number}]", style="cyan")
        text.append(" ")
    return Padding(text, (1, 0, 0, 0)) if text else None


def _fact(placed: Placed, found: Index) -> RenderableType:
    fact = placed.fact
    body = Text(one_line(fact.claim))
    origins = found.named(fact.origins)
    told = told_by(found.sources(fact), origins)
    if speaker := said_by(fact.attribution, fact.claim, origins):
        told = f"{speaker} · {told}"
    body.append(f"\n{one_line(told)}", style="dim")
    if fact.id in found.conflicts:
        body.append(" · sources differ", style="yellow")
    return _numbered(placed, body)


def _further(found: Index) -> Iterable[RenderableType]:
    facts = found.further_facts()
    yield from (_brief_fact(placed) for placed in facts[:_FURTHER])
    if rest := len(facts[_FURTHER:]):
        more = f"and {counted(rest, 'fact')} more, in the page, the Markdown and the JSON form"
        yield Padding(Text(more, style="dim"), (0, 0, 0, 5))


def _brief_fact(placed: Placed) -> RenderableType:
    fact = placed.fact
    body = Text(one_line(fact.claim))
    if fact.article_count > 1:
        body.append(f" ({spread(fact.article_count, fact.origin_count)})", style="dim")
    return _numbered(placed, body)


def _numbered(placed: Placed, body: Text) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4 + 3 * placed.depth, justify="right", style="cyan")
    grid.add_column(ratio=1)
    grid.expand = True
    grid.add_row(str(placed.number), body)
    return grid


def _conflict(conflict: Conflict, found: Index) -> RenderableType:
    kind = kind_of(conflict)
    title = Text(f"{kind}: ", style="yellow").append(one_line(conflict.about), style="bold default")
    sides = [_side(side, found) for side in conflict.sides]
    if reason := decided_by(conflict):
        title.append(f" ({one_line(reason)})", style="not bold dim")
    return Padding(Group(title, *sides), (0, 0, 0, 2))


def _side(side: Side, found: Index) -> RenderableType:
    body = Text(one_line(side.claim))
    body.append("".join(f" [{number}]" for number in found.cited(side.facts)), style="cyan")
    labels = [found.labels.get(article, article) for article in side.articles]
    told = told_by(labels, found.named(side.origins))
    if quoted := telling(side.claim, side.evidence):
        body.append(f"\n{_quote(quoted, found, told)}", style="dim")
    body.append(f"\n{one_line(when_told(told, side.reported))}", style="dim")
    return _bullet("–", body)


def _audit(audit: AuditFinding, found: Index) -> RenderableType:
    body = Text(one_line(audit.text))
    body.append(f"\n{_quote(audit.crediting, found)}", style="dim")
    if audit.found:
        body.append(f"\n{_quote(audit.found, found)}", style="dim")
    return _bullet("–", body)


def _quote(evidence: Evidence, found: Index, told: str = "") -> str:
    """The words and their article's label, which is not repeated where `told` is the same."""
    words = one_line(evidence.quote)
    if len(words) > _QUOTE:
        words = words[:_QUOTE].rsplit(" ", 1)[0] + " …"
    label = found.labels.get(evidence.article, evidence.article)
    return in_marks(words) if label == told else f"{in_marks(words)} — {one_line(label)}"


def _changes(briefing: Briefing, found: Index) -> Iterable[RenderableType]:
    for change in briefing.changes:
        if change.type == "unchanged":
            continue
        body = Text(f"{CHANGES[change.type]}: ", style="green").append(
            one_line(change.claim), style="default"
        )
        body.append("".join(f" [{n}]" for n in found.cited((change.fact,))), style="cyan")
        if change.before and change.before != change.claim:
            body.append(f"\nbefore: {one_line(change.before)}", style="dim")
        yield _bullet("–", body)


def _ahead(briefing: Briefing, found: Index) -> Iterable[RenderableType]:
    for date in ahead(briefing):
        body = Text(sentence_case(date_value(date.value)), style="bold")
        for entry in date.entries:
            body.append(f"\n{one_line(entry.claim)}", style="not bold")
            body.append(f" [{found.numbers[entry.fact]}]", style="not bold cyan")
        yield _bullet("–", body)


def _sources(briefing: Briefing, found: Index) -> Iterable[RenderableType]:
    for article in briefing.articles:
        body = Text(one_line(found.labels[article.id]))
        if title := found.title(article):
            body.append(one_line(f": {title}"))
        notes = [day(article.published)] if article.published else []
        notes.append(counted(article.fact_count, "fact"))
        if dropped := left_out(article.dropped):
            notes.append(dropped)
        body.append(f"\n{one_line(' · '.join(notes))}", style="dim")
        yield _bullet("–", body)
    for dropped_input in briefing.dropped:
        line = f"{dropped_input.source}: not briefed: {dropped_input.reason}"
        yield _bullet("×", Text(one_line(line), style="yellow"))


def _bullet(mark: str, body: Text) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, justify="right", style="dim")
    grid.add_column(ratio=1)
    grid.expand = True
    grid.add_row(mark, body)
    return grid


def _foot(briefing: Briefing) -> RenderableType:
    line = sentence_case(took(briefing.usage))
    return Padding(Text(line, style="dim"), (1, 0, 0, 0))
