"""The briefing as Markdown that reads well in a pager, on GitHub and in e-mail."""

import re
from collections.abc import Iterable

from agent.render.dates import Day, ahead, newest, timeline
from agent.render.figures import figures
from agent.render.index import Index, Placed, index
from agent.render.links import web_link
from agent.render.named import named
from agent.render.origins import links_of, one_origin_alone
from agent.render.quotes import telling
from agent.render.words import (
    CHANGES,
    counted,
    date_value,
    day,
    decided_by,
    kind_of,
    left_out_why,
    said_by,
    sentence_case,
    told_by,
    when_told,
)
from agent.text.plain import one_line
from schemas.briefing import AuditFinding, Briefing, Conflict, Side
from schemas.fact import Evidence

_ACTIVE = re.compile(r"[\\`*\[\]|~<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\d*)(?=[#>=+-]|(?<=\d)[.)](?:\s|$))")
_MENTION = re.compile(r"(?<![\w@])@(?=\w)")
_FOOT = (
    "Numbers in brackets are those of the facts. "
    "The page and the JSON form hold every quote and every line left out."
)
_NEW_LINE = "  "
"""At the end of a line of Markdown: the next one begins a line of its own."""
_ENTITIES = {"<": "&lt;", "&": "&amp;"}


def markdown(briefing: Briefing) -> str:
    """The briefing as Markdown. Article text in it is literal: no markup, link or mention acts."""
    found = index(briefing)
    sections = [
        _head(briefing),
        _summary(briefing, found),
        _section("Key facts", (_fact(placed, found) for placed in found.key_facts())),
        _section("Where the sources differ", (_conflict(c, found) for c in briefing.conflicts)),
        _section("From one origin alone", _one_origin(briefing, found)),
        _section("Credits that were checked", (_audit(a, found) for a in briefing.audits)),
        _section("Since the last briefing", _changes(briefing, found)),
        _section("Figures", _figures(briefing, found)),
        _section("Timeline", (_date(date, found) for date in timeline(briefing))),
        _section(
            f"What to watch after {day(newest(briefing))}",
            (_date(date, found) for date in ahead(briefing)),
        ),
        _section("People and bodies", _named(briefing, found)),
        _section("Also reported", (_brief_fact(placed) for placed in found.further_facts())),
        _section("Sources", _sources(briefing, found)),
        _FOOT,
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def inline(text: str) -> str:
    """`text` on one line as Markdown that shows those very characters."""
    flat = one_line(text)
    escaped = _ACTIVE.sub(lambda hit: _ENTITIES.get(hit[0], f"\\{hit[0]}"), flat)
    # A word joiner parts the sign from the name, so that nobody is notified of a briefing.
    return _MENTION.sub("@\u2060", _LINE_START.sub(r"\1\\", escaped))


def _section(title: str, entries: Iterable[str]) -> str:
    body = "\n".join(entries)
    return f"## {title}\n\n{body}" if body else ""


def _head(briefing: Briefing) -> str:
    origins = f", {counted(len(briefing.origins), 'origin')}" if briefing.origins else ""
    read = counted(len(briefing.articles), "article")
    line = f"{day(briefing.generated)} · {read}{origins} · read by {inline(briefing.model.name)}"
    return f"# {inline(briefing.headline)}\n\n{line}"


def _summary(briefing: Briefing, found: Index) -> str:
    return " ".join(
        f"{inline(sentence.text)}{_cited(sentence.facts, found)}" for sentence in briefing.summary
    )


def _cited(fact_ids: Iterable[str], found: Index) -> str:
    numbers = found.cited(fact_ids)
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _fact(placed: Placed, found: Index) -> str:
    fact = placed.fact
    origins = found.named(fact.origins)
    told = told_by(found.sources(fact), origins)
    notes = [said_by(fact.attribution, fact.claim, origins), told]
    if fact.id in found.conflicts:
        notes.append("sources differ")
    indent = "  " * (placed.depth + 1)
    line = inline(" · ".join(filter(None, notes)))
    lines = [_brief_fact(placed) + _NEW_LINE, f"{indent}*{line}*"]
    if quoted := telling(fact.claim, fact.evidence):
        lines += ["", f"{indent}> {_quote(quoted, found, told)}", ""]
    return "\n".join(lines)


def _brief_fact(placed: Placed) -> str:
    return f"{'  ' * placed.depth}- **{placed.number}.** {inline(placed.fact.claim)}"


def _quote(evidence: Evidence, found: Index, told: str = "") -> str:
    """The words and their article's label, which is not repeated where `told` is the same."""
    label = found.labels.get(evidence.article, evidence.article)
    words = inline(evidence.quote)
    return words if label == told else f"{words} — {inline(label)}"


def _conflict(conflict: Conflict, found: Index) -> str:
    kind = kind_of(conflict)
    reason = f" ({inline(why)})" if (why := decided_by(conflict)) else ""
    lines = [f"**{kind}: {inline(conflict.about)}**{reason}", ""]
    for side in conflict.sides:
        lines += [*_side(side, found), ""]
    return "\n".join(lines)


def _side(side: Side, found: Index) -> list[str]:
    labels = [found.labels.get(article, article) for article in side.articles]
    told = told_by(labels, found.named(side.origins))
    line = inline(when_told(told, side.reported))
    lines = [f"- {inline(side.claim)}{_cited(side.facts, found)}{_NEW_LINE}", f"  *{line}*"]
    if quoted := telling(side.claim, side.evidence):
        lines += ["", f"  > {_quote(quoted, found, told)}"]
    return lines


def _one_origin(briefing: Briefing, found: Index) -> Iterable[str]:
    for alone in one_origin_alone(briefing):
        parts = []
        if retold := found.cited(fact.id for fact in alone.retold):
            parts.append(f"told by several articles, all from this one: {_listed(retold)}")
        if once := found.cited(fact.id for fact in alone.told_once):
            parts.append(f"told by one article: {_listed(once)}")
        yield f"- **{inline(found.origin_names[alone.origin.id])}**: {'; '.join(parts)}"


def _listed(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers))


def _audit(audit: AuditFinding, found: Index) -> str:
    lines = [f"- {inline(audit.text)}", "", f"  > {_quote(audit.crediting, found)}"]
    if audit.found:
        lines += ["  >", f"  > {_quote(audit.found, found)}"]
    return "\n".join([*lines, ""])


def _changes(briefing: Briefing, found: Index) -> Iterable[str]:
    for change in briefing.changes:
        if change.type == "unchanged":
            continue
        told = change.before if change.before != change.claim else ""
        before = f" (before: {inline(told)})" if told else ""
        cited = _cited((change.fact,), found)
        yield f"- **{CHANGES[change.type]}:** {inline(change.claim)}{before}{cited}"


def _figures(briefing: Briefing, found: Index) -> Iterable[str]:
    rows = [
        f"| {inline(figure.words)} | {inline(figure.before + figure.words + figure.after)} "
        f"| {_listed(found.cited(fact.id for fact in figure.facts))} |"
        for figure in figures(briefing)
    ]
    return ["| Figure | In the words of | Facts |", "| --- | --- | --- |", *rows] if rows else []


def _date(date: Day, found: Index) -> str:
    told = [f"{inline(entry.claim)}{_cited((entry.fact,), found)}" for entry in date.entries]
    when = f"- **{inline(sentence_case(date_value(date.value)))}:**"
    if len(told) == 1:
        return f"{when} {told[0]}"
    return "\n".join([when, *(f"  - {entry}" for entry in told)])


def _named(briefing: Briefing, found: Index) -> Iterable[str]:
    for entry in named(briefing):
        name = inline(f"{entry.name}, {entry.title}" if entry.title else entry.name)
        yield f"- {name}{_cited((fact.id for fact in entry.facts), found)}"


def _sources(briefing: Briefing, found: Index) -> Iterable[str]:
    for article in briefing.articles:
        title = inline(found.title(article))
        link = web_link(article.url, article.source)
        notes = [inline(found.labels[article.id]), f"[{title}]({link})" if link else title]
        if article.published:
            notes.append(day(article.published))
        notes += [inline(found.came_by(link)) for link in links_of(briefing, article.id)]
        notes.append(counted(article.fact_count, "fact"))
        notes.append(inline(left_out_why(article.dropped)))
        yield f"- {' · '.join(note for note in notes if note)}"
    for lost in briefing.dropped:
        yield f"- {inline(lost.source)}: not briefed: {inline(lost.reason)}"
