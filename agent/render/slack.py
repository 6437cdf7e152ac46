"""The briefing as Slack messages: the first for the channel, the others for its thread."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypedDict

from agent.render.dates import Day, ahead, newest
from agent.render.index import Index, Placed, index
from agent.render.links import web_link
from agent.render.quotes import in_marks, telling
from agent.render.slack_text import Block, mrkdwn, section, words
from agent.render.words import (
    CHANGES,
    counted,
    date_value,
    day,
    decided_by,
    kind_of,
    said_by,
    sentence_case,
    told_by,
    when_told,
)
from agent.text.plain import one_line
from schemas.briefing import AuditFinding, Briefing, Conflict, FactChange, Side

Part = Literal["evidence", "conflicts", "sources"]
Entries = Iterator[list[Block]]
"""Blocks that must stay together, in order."""


class Message(TypedDict):
    """One message: `text` is what a notification shows."""

    text: str
    blocks: list[Block]


_MOST_BLOCKS = 50
_MOST_CHARACTERS = 12_500
"""Slack refuses messages somewhat above 13,000 characters; the keys of the blocks count too."""
_FIELDS = 10
_HEADER = 150
_NOTICE = 300
_QUOTES = 2_600
"""Characters of quotes in one block; more of them take another."""


def blocks(briefing: Briefing, controls: Sequence[Block] = ()) -> list[Message]:
    """The briefing in as few messages as Slack's limits allow; no fact is cut in two.

    The first, which ends in `controls`, holds headline, summary, key facts and conflicts, as far
    as they fit; then come the words that the key facts stand on, and all the rest. Article text
    is literal in it: it calls nobody, links nowhere and sets no type.
    """
    found = index(briefing)
    first, *more = paged(_top(briefing, found), controls)
    pages = [[*first, *controls], *more, *paged(_rest(briefing, found))]
    headline = mrkdwn(briefing.headline, _NOTICE)
    return [
        Message(text=headline if not place else f"{headline} ({place + 1})", blocks=page)
        for place, page in enumerate(pages)
    ]


def blocks_of(briefing: Briefing, part: Part, most: int) -> list[Block]:
    """One part of the briefing in at most `most` blocks; the last says so where more is left."""
    found = index(briefing)
    entries = {
        "evidence": lambda: _evidence(found),
        "conflicts": lambda: _conflicts(briefing, found),
        "sources": lambda: _sources(briefing, found),
    }[part]()
    every = [block for entry in entries for block in entry]
    if not every:
        return [section("_There is nothing of the kind in this briefing._")]
    if len(every) <= most:
        return every
    return [*every[: most - 1], section("_The rest stands in the thread._")]


def paged(entries: Entries, room_for: Sequence[Block] = ()) -> list[list[Block]]:
    """The entries on as few messages as Slack's limits allow; `room_for` is left free in each."""
    pages: list[list[Block]] = []
    for entry in entries:
        if not pages or not _fits([*pages[-1], *entry, *room_for]):
            pages.append([])
        pages[-1] += entry
    return pages


def _fits(page: list[Block]) -> bool:
    return len(page) <= _MOST_BLOCKS and len(str(page)) <= _MOST_CHARACTERS


def _top(briefing: Briefing, found: Index) -> Entries:
    yield _head(briefing)
    if briefing.summary:
        sentences = (f"{mrkdwn(s.text, 600)}{_cited(s.facts, found)}" for s in briefing.summary)
        yield [section(" ".join(sentences))]
    yield from _titled("Key facts", ([_fact(placed, found)] for placed in found.key_facts()))
    yield from _titled("Where the sources differ", _conflicts(briefing, found))


def _rest(briefing: Briefing, found: Index) -> Entries:
    parts: tuple[tuple[str, Entries], ...] = (
        ("The words they stand on", _evidence(found)),
        ("Credits that were checked", ([_audit(one)] for one in briefing.audits)),
        ("Since the last briefing", ([_change(one, found)] for one in _changed(briefing))),
        (
            f"What to watch after {day(newest(briefing))}",
            ([_date(one, found)] for one in ahead(briefing)),
        ),
        ("Also reported", ([_further(placed)] for placed in found.further_facts())),
        ("Sources", _sources(briefing, found)),
    )
    for title, entries in parts:
        yield from _titled(title, entries)


def _titled(title: str, entries: Iterable[list[Block]]) -> Entries:
    """A heading comes with the first entry under it, and not at all without one."""
    heading = [section(f"*{title}*")]
    for entry in entries:
        yield heading + entry
        heading = []


def _evidence(found: Index) -> Entries:
    for placed in found.key_facts():
        lines: list[str] = []
        for span in placed.fact.evidence:
            label = mrkdwn(found.labels.get(span.article, span.article), 200)
            line = f"> {mrkdwn(in_marks(span.quote), 1_000)} _{label}_"
            if lines and len("\n".join([*lines, line])) > _QUOTES:
                yield [section("\n".join([f"*{placed.number}.*", *lines]))]
                lines = []
            lines.append(line)
        yield [section("\n".join([f"*{placed.number}.*", *lines]))]


def _conflicts(briefing: Briefing, found: Index) -> Entries:
    return (entry for one in briefing.conflicts for entry in _conflict(one, found))


def _sources(briefing: Briefing, found: Index) -> Entries:
    return ([_source(place, briefing, found)] for place in range(len(found.articles)))


def _head(briefing: Briefing) -> list[Block]:
    headline = one_line(briefing.headline)
    if len(headline) > _HEADER:
        headline = headline[: _HEADER - 1].rstrip() + "…"
    title = {"type": "plain_text", "text": headline or "Briefing", "emoji": False}
    read = counted(len(briefing.articles), "article")
    origins = f", {counted(len(briefing.origins), 'origin')}" if briefing.origins else ""
    model = mrkdwn(briefing.model.name, 100)
    line = f"{day(briefing.generated)} · {read}{origins} · read by {model}"
    return [{"type": "header", "text": title}, {"type": "context", "elements": [words(line)]}]


def _cited(fact_ids: Iterable[str], found: Index) -> str:
    return "".join(f" [{number}]" for number in found.cited(fact_ids))


def _fact(placed: Placed, found: Index) -> Block:
    fact = placed.fact
    origins = found.named(fact.origins)
    told = [
        said_by(fact.attribution, fact.claim, origins),
        told_by(found.sources(fact), origins),
    ]
    if fact.id in found.conflicts:
        told.append("sources differ")
    line = mrkdwn(" · ".join(filter(None, told)), 800)
    return section(f"*{placed.number}.* {mrkdwn(fact.claim, 2_000)}\n_{line}_")


def _further(placed: Placed) -> Block:
    return section(f"*{placed.number}.* {mrkdwn(placed.fact.claim, 2_000)}")


def _conflict(conflict: Conflict, found: Index) -> Entries:
    kind = kind_of(conflict)
    title = f"*{kind}: {mrkdwn(conflict.about, 300)}*\n{mrkdwn(decided_by(conflict), 600)}".rstrip()
    for at in range(0, len(conflict.sides), _FIELDS):
        fields = (_side(side, found) for side in conflict.sides[at : at + _FIELDS])
        yield [section(title if not at else "and", fields)]


def _side(side: Side, found: Index) -> str:
    labels = [found.labels.get(article, article) for article in side.articles]
    lines = [f"{mrkdwn(side.claim, 400)}{_cited(side.facts, found)}"]
    if quoted := telling(side.claim, side.evidence):
        lines.append(mrkdwn(in_marks(quoted.quote), 300))
    told = mrkdwn(told_by(labels, found.named(side.origins)), 200)
    return "\n".join([*lines, f"_{when_told(told, side.reported)}_"])


def _audit(audit: AuditFinding) -> Block:
    quotes = [audit.crediting, *([audit.found] if audit.found else [])]
    return section(
        mrkdwn(audit.text, 1_000), (mrkdwn(in_marks(quoted.quote), 800) for quoted in quotes)
    )


def _changed(briefing: Briefing) -> list[FactChange]:
    return [change for change in briefing.changes if change.type != "unchanged"]


def _change(change: FactChange, found: Index) -> Block:
    text = f"*{CHANGES[change.type]}:* {mrkdwn(change.claim, 1_200)}{_cited([change.fact], found)}"
    if change.before and change.before != change.claim:
        text += f"\n_before: {mrkdwn(change.before, 1_200)}_"
    return section(text)


def _date(date: Day, found: Index) -> Block:
    when = mrkdwn(sentence_case(date_value(date.value)), 60)
    told = (f"{mrkdwn(entry.claim, 300)}{_cited([entry.fact], found)}" for entry in date.entries)
    return section("\n".join([f"*{when}*", *told]))


def _source(place: int, briefing: Briefing, found: Index) -> Block:
    article = briefing.articles[place]
    title = mrkdwn(found.title(article), 300)
    address = web_link(article.url, article.source).replace("&", "&amp;")
    linked = f"<{address}|{title.replace('|', '¦')}>" if 0 < len(address) < 2_000 else title
    return section(f"*{mrkdwn(found.labels[article.id], 200)}* {linked}".rstrip())
