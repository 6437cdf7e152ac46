"""The briefing as Slack messages: the first for the channel, the others for its thread."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from agent.render.dates import Dated, ahead
from agent.render.index import Index, Placed, index
from agent.render.links import web_link
from agent.render.plain import one_line
from agent.render.quotes import in_marks, telling
from agent.render.words import (
    CHANGES,
    CONFLICTS,
    UPDATE,
    counted,
    date_value,
    day,
    said_by,
    told_by,
)
from schemas.briefing import AuditFinding, Briefing, Conflict, FactChange, Side

Block = dict[str, Any]
"""One block as Slack's API takes it."""


class Message(TypedDict):
    """One message: `text` is what a notification shows."""

    text: str
    blocks: list[Block]


_MOST_BLOCKS = 50
_MOST_CHARACTERS = 12_500
"""Slack refuses messages somewhat above 13,000 characters; the keys of the blocks count too."""
_SECTION = 3_000
_FIELD = 2_000
_FIELDS = 10
_HEADER = 150
_NOTICE = 300

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LOOK_ALIKES = {"*": "∗", "~": "∼", "`": "ˋ", "_": "ˍ"}
"""Slack has no way to escape its marks: signs that look the same take their place."""
_ACTIVE = re.compile(r"[&<>*~`]|(?<!\w)_|_(?!\w)")
_EMOJI = re.compile(r":(?=[\w+'-]+:)")
_CUT_ENTITY = re.compile(r"&[a-z]*$")


def blocks(briefing: Briefing) -> list[Message]:
    """The briefing in as few messages as Slack's limits allow; no fact is cut in two.

    Article text in it is literal: it calls nobody, links nowhere and sets no type.
    """
    found = index(briefing)
    headline = mrkdwn(briefing.headline, _NOTICE)
    pages: list[list[Block]] = [[]]
    for entry in _entries(briefing, found):
        if pages[-1] and not _fits(pages[-1] + entry):
            pages.append([])
        pages[-1] += entry
    return [
        Message(text=headline if not place else f"{headline} ({place + 1})", blocks=page)
        for place, page in enumerate(pages)
    ]


def mrkdwn(text: str, most: int = _SECTION) -> str:
    """`text` on one line as Slack text that shows those characters, at most `most` of them."""
    escaped = _ACTIVE.sub(lambda hit: _ENTITIES.get(hit[0]) or _LOOK_ALIKES[hit[0]], one_line(text))
    # A word joiner after the colon keeps ":name:" from becoming a picture.
    escaped = _EMOJI.sub(":\u2060", escaped)
    return _cut(escaped, most)


def _cut(escaped: str, most: int) -> str:
    return escaped if len(escaped) <= most else _CUT_ENTITY.sub("", escaped[: most - 1]) + "…"


def _fits(page: list[Block]) -> bool:
    return len(page) <= _MOST_BLOCKS and len(str(page)) <= _MOST_CHARACTERS


def _entries(briefing: Briefing, found: Index) -> Iterator[list[Block]]:
    """What must stay together, in order: a heading comes with the first entry under it."""
    yield _head(briefing)
    if briefing.summary:
        sentences = (f"{mrkdwn(s.text, 600)}{_cited(s.facts, found)}" for s in briefing.summary)
        yield [_section(" ".join(sentences))]
    parts: tuple[tuple[str, Iterable[list[Block]]], ...] = (
        ("Key facts", ([_fact(placed, found)] for placed in found.key_facts())),
        (
            "Where the sources differ",
            (e for one in briefing.conflicts for e in _conflict(one, found)),
        ),
        ("Credits that were checked", ([_audit(one)] for one in briefing.audits)),
        ("Since the last briefing", ([_change(one, found)] for one in _changed(briefing))),
        ("What to watch", ([_dated(one, found)] for one in ahead(briefing))),
        ("Also reported", ([_further(placed)] for placed in found.further_facts())),
        ("Sources", ([_source(place, briefing, found)] for place in range(len(found.articles)))),
    )
    for title, entries in parts:
        heading = [_section(f"*{title}*")]
        for entry in entries:
            yield heading + entry
            heading = []


def _section(text: str, fields: Iterable[str] = ()) -> Block:
    section: Block = {"type": "section", "text": _text(_cut(text, _SECTION))}
    if shown := [_text(_cut(field, _FIELD)) for field in fields]:
        section["fields"] = shown
    return section


def _text(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _head(briefing: Briefing) -> list[Block]:
    headline = one_line(briefing.headline)
    if len(headline) > _HEADER:
        headline = headline[: _HEADER - 1].rstrip() + "…"
    title = {"type": "plain_text", "text": headline or "Briefing", "emoji": False}
    read = counted(len(briefing.articles), "article")
    origins = f", {counted(len(briefing.origins), 'origin')}" if briefing.origins else ""
    model = mrkdwn(briefing.model.name, 100)
    line = f"{day(briefing.generated)} · {read}{origins} · read by {model}"
    return [{"type": "header", "text": title}, {"type": "context", "elements": [_text(line)]}]


def _cited(fact_ids: Iterable[str], found: Index) -> str:
    return "".join(f" [{number}]" for number in found.cited(fact_ids))


def _fact(placed: Placed, found: Index) -> Block:
    fact = placed.fact
    told = [said_by(fact.attribution, fact.claim), told_by(found.sources(fact), fact.origin_count)]
    if fact.id in found.conflicts:
        told.append("sources differ")
    line = mrkdwn(" · ".join(filter(None, told)), 800)
    return _section(f"*{placed.number}.* {mrkdwn(fact.claim, 2_000)}\n_{line}_")


def _further(placed: Placed) -> Block:
    return _section(f"*{placed.number}.* {mrkdwn(placed.fact.claim, 2_000)}")


def _conflict(conflict: Conflict, found: Index) -> Iterator[list[Block]]:
    kind = UPDATE if conflict.standing == "update" else CONFLICTS[conflict.type]
    title = f"*{kind}: {mrkdwn(conflict.about, 300)}*\n{mrkdwn(conflict.reason, 600)}"
    for at in range(0, len(conflict.sides), _FIELDS):
        fields = (_side(side, found) for side in conflict.sides[at : at + _FIELDS])
        yield [_section(title if not at else "and", fields)]


def _side(side: Side, found: Index) -> str:
    labels = [found.labels.get(article, article) for article in side.articles]
    lines = [f"{mrkdwn(side.claim, 400)}{_cited(side.facts, found)}"]
    if quoted := telling(side.claim, side.evidence):
        lines.append(mrkdwn(in_marks(quoted.quote), 300))
    return "\n".join([*lines, f"_{mrkdwn(told_by(labels, len(side.origins)), 200)}_"])


def _audit(audit: AuditFinding) -> Block:
    quotes = [audit.crediting, *([audit.found] if audit.found else [])]
    return _section(
        mrkdwn(audit.text, 1_000), (mrkdwn(in_marks(quoted.quote), 800) for quoted in quotes)
    )


def _changed(briefing: Briefing) -> list[FactChange]:
    return [change for change in briefing.changes if change.type != "unchanged"]


def _change(change: FactChange, found: Index) -> Block:
    text = f"*{CHANGES[change.type]}:* {mrkdwn(change.claim, 1_200)}{_cited([change.fact], found)}"
    if change.earlier and change.earlier != change.claim:
        text += f"\n_before: {mrkdwn(change.earlier, 1_200)}_"
    return _section(text)


def _dated(dated: Dated, found: Index) -> Block:
    when = mrkdwn(date_value(dated.value), 60)
    return _section(f"*{when}:* {mrkdwn(dated.fact.claim, 2_000)}{_cited([dated.fact.id], found)}")


def _source(place: int, briefing: Briefing, found: Index) -> Block:
    article = briefing.articles[place]
    title = mrkdwn(article.title or article.source, 300)
    address = web_link(article.url, article.source).replace("&", "&amp;")
    linked = f"<{address}|{title.replace('|', '¦')}>" if 0 < len(address) < 2_000 else title
    return _section(f"*{mrkdwn(found.labels[article.id], 200)}* {linked}")
