"""Which blocks are headline, body or noise, judged by what stands around them.

A line's own words come first (lines.py); then its place: the head above the first prose, lists
under a heading of their own, the tail below the last prose, and short lines between paragraphs.
In doubt a block is body: a fact lost costs more than a line too many.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent.ingest.line_patterns import (
    BYLINE,
    DATE_LINE,
    MENU,
    OTHER_STORIES,
    TOPICS,
    WRITER,
)
from agent.ingest.lines import line_reason
from agent.ingest.page import Block
from agent.ingest.prose import REPEATED_SHARE, Prose
from agent.ingest.shape import (
    ends_sentence,
    is_bullet,
    is_figure,
    is_prose,
    is_truncated,
    title_case,
    word_count,
)
from agent.text.cells import tables
from agent.text.words import content_words, coverage
from schemas.article import SentenceRole

REPEATS = "repeats the article"

_HIGHLIGHTS = re.compile(
    r"(?i)^(?:(?:story |article )?highlights|at a glance|in brief|takeaways|summary|quick read"
    r"|tl;?dr"
    r"|(?:the )?key (?:points|takeaways|facts|findings|developments)|(?:the )?(?:gist"
    r"|main points)"
    r"|what (?:you need )?to know)\W*$"
)
_PRESENTED = re.compile(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){1,3}) (?:is|was|writes)\b")
_BYLINE_WORDS = 12
_TITLE_WORDS = 5
_SUBHEAD_WORDS = 14
_STANDFIRST_WORDS = 45
_LOW_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """The role of a block; `reason` says why it is noise."""

    role: SentenceRole = "body"
    reason: str = ""


BODY = Mark()
TABLE = Mark("body", "")
"""A row among the rows of a table: body, whatever stands around it."""

HEADLINE = Mark("headline")


def block_marks(blocks: Sequence[Block], title: str = "") -> list[Mark]:
    """One mark a block. `title` is the article's, where the page's metadata names it."""
    rows = {at for places in tables([block.text for block in blocks]) for at in places}
    marks = [TABLE if at in rows else _own_mark(block) for at, block in enumerate(blocks)]
    _mark_lists(blocks, marks)
    _mark_tail(blocks, marks)
    _mark_head(blocks, marks, title)
    _mark_subheads(blocks, marks)
    _mark_writer(blocks, marks)
    return marks


def _own_mark(block: Block) -> Mark:
    reason = line_reason(block.text)
    return Mark("noise", reason) if reason else BODY


def _prose(blocks: Sequence[Block], marks: Sequence[Mark]) -> Prose:
    pairs = zip(blocks, marks, strict=True)
    return Prose(
        block.text
        for block, mark in pairs
        if mark is BODY and is_prose(block.text) and not is_bullet(block.text)
    )


def _mark_lists(blocks: Sequence[Block], marks: list[Mark]) -> None:
    """Lists under a heading of their own: highlights, other stories, topics."""
    prose = _prose(blocks, marks)
    for at, block in enumerate(blocks):
        if marks[at] is BODY and _HIGHLIGHTS.match(block.words):
            items = _repeating(blocks, _items_after(blocks, marks, at, most_words=30), prose)
            _mark_all(marks, [at, *items], REPEATS)
            if not items:
                marks[at] = HEADLINE
        elif marks[at].reason == OTHER_STORIES:
            _mark_all(marks, _items_after(blocks, marks, at, most_words=30), OTHER_STORIES)
        elif marks[at].reason == TOPICS:
            _mark_all(marks, _items_after(blocks, marks, at, most_words=6), TOPICS)


def _items_after(
    blocks: Sequence[Block], marks: Sequence[Mark], heading: int, *, most_words: int
) -> list[int]:
    """The entries of the list that follows `heading`: bullets, or lines without a final stop."""
    items = []
    for at in range(heading + 1, len(blocks)):
        text = blocks[at].text
        listed = is_bullet(text) or not ends_sentence(text) or is_truncated(text)
        fits = word_count(text) <= most_words and not _HIGHLIGHTS.match(blocks[at].words)
        if marks[at] is not BODY or blocks[at].heading or not (listed and fits):
            break
        items.append(at)
    return items


def _repeating(blocks: Sequence[Block], items: Sequence[int], prose: Prose) -> list[int]:
    """The items from the first on that tell again what the prose tells.

    A list of highlights may run on into other stories' headlines, so the best opening stretch
    counts. An item whose numbers no paragraph has beside its words is told nowhere else.
    """
    best, best_score, score = 0, 0.0, 0.0
    for count, item in enumerate(items, start=1):
        foreign = is_truncated(blocks[item].text)
        score += (0.0 if foreign else prose.share(blocks[item].words)) - REPEATED_SHARE
        if score > best_score:
            best, best_score = count, score
    return [item for item in items[:best] if prose.tells(blocks[item].words)]


def _mark_all(marks: list[Mark], positions: Iterable[int], reason: str) -> None:
    for at in positions:
        marks[at] = Mark("noise", reason)


def _mark_tail(blocks: Sequence[Block], marks: list[Mark]) -> None:
    """Below the last prose: teasers and headlines of other stories, topic tags, menus."""
    prose = _prose(blocks, marks)
    if not prose:
        return
    tail: list[int] = []
    lead = ""
    for at in range(len(blocks) - 1, -1, -1):
        if marks[at] is not BODY:
            continue
        if not _is_tail_line(blocks[at]):
            lead = blocks[at].text
            break
        tail.append(at)
    if lead.endswith(":") and not any(is_truncated(blocks[at].text) for at in tail):
        return
    tags = {at for at in tail if word_count(blocks[at].text) < _TITLE_WORDS}
    stories = [at for at in tail if at not in tags]
    if _are_other_stories([blocks[at].words for at in stories], prose):
        _mark_all(marks, stories, OTHER_STORIES)
        _mark_all(marks, tags, TOPICS)
    elif not stories:
        _mark_all(marks, tags, TOPICS)


def _is_tail_line(block: Block) -> bool:
    text = block.words
    if is_truncated(text):
        return True
    if ends_sentence(text):
        return text[-1] in "?!" and title_case(text) >= 0.7
    return word_count(text) <= 30 and not (is_figure(text) and title_case(text) < 0.7)


def _are_other_stories(lines: Sequence[str], prose: Prose) -> bool:
    """Whether lines at the end are headlines of other stories: what they tell is not told above."""
    if not lines:
        return False
    shares = [prose.share(line) for line in lines]
    if sum(shares) / len(shares) >= _LOW_OVERLAP:
        return False
    styled = sum(is_truncated(line) or title_case(line) >= 0.7 for line in lines)
    return len(lines) >= 2 or styled == 1


def _mark_head(blocks: Sequence[Block], marks: list[Mark], title: str) -> None:
    """Above the first prose: menu, title, standfirst."""
    first = next(
        (at for at, block in enumerate(blocks) if marks[at] is BODY and is_prose(block.text)), 0
    )
    head = [at for at in range(first) if marks[at] is BODY and _may_be_title(blocks[at], title)]
    title_at = _title_position(blocks, head, title)
    for at in head:
        below_title = title_at is not None and at > title_at
        if at == title_at or (below_title and word_count(blocks[at].text) >= _TITLE_WORDS):
            marks[at] = HEADLINE
        elif not ends_sentence(blocks[at].text) and not is_figure(blocks[at].text):
            marks[at] = Mark("noise", MENU)
    if title_at is not None and _is_standfirst(blocks, marks, title_at, first):
        marks[first] = HEADLINE


def _may_be_title(block: Block, title: str) -> bool:
    stopped = block.text.rstrip("\"'”’)").endswith((".", ":", ";"))
    return not is_bullet(block.text) and (
        not stopped or block.heading or _same_line(block.text, title)
    )


def _title_position(blocks: Sequence[Block], head: Sequence[int], title: str) -> int | None:
    named = [at for at in head if _same_line(blocks[at].text, title)]
    marked = [at for at in head if blocks[at].heading and word_count(blocks[at].text) >= 3]
    long = [at for at in head if word_count(blocks[at].text) >= _TITLE_WORDS]
    return next(iter([*named, *marked, *long]), None)


def _same_line(text: str, title: str) -> bool:
    return bool(title) and content_words(text) == content_words(title)


def _is_standfirst(
    blocks: Sequence[Block], marks: Sequence[Mark], title_at: int, first: int
) -> bool:
    """A sentence between the title and the byline that the article then tells at length."""
    signed = (BYLINE, DATE_LINE)
    below = [mark.reason for mark in marks[first + 1 : first + 4]]
    between = [mark.reason for mark in marks[title_at:first]]
    if not any(reason in signed for reason in below) or any(r in signed for r in between):
        return False
    rest = "\n".join(block.text for block in blocks[first + 1 :])
    words = blocks[first].text
    return word_count(words) <= _STANDFIRST_WORDS and coverage(words, rest) >= 0.7


def _mark_subheads(blocks: Sequence[Block], marks: list[Mark]) -> None:
    """Headings that the markup names, and a short line alone between two paragraphs."""
    for at, block in enumerate(blocks):
        if marks[at] is not BODY:
            continue
        if block.heading:
            marks[at] = HEADLINE
        elif is_truncated(block.text) and title_case(block.text) >= 0.7:
            marks[at] = Mark("noise", OTHER_STORIES)
        elif _is_subhead(blocks, marks, at):
            marks[at] = HEADLINE


def _is_subhead(blocks: Sequence[Block], marks: Sequence[Mark], at: int) -> bool:
    text = blocks[at].text
    if is_bullet(text) or is_figure(text) or (ends_sentence(text) and not text.endswith("?")):
        return False
    if word_count(text) > _SUBHEAD_WORDS or at + 1 >= len(blocks):
        return False
    before_is_list = at > 0 and marks[at - 1] is BODY and not ends_sentence(blocks[at - 1].text)
    return is_prose(blocks[at + 1].text) and not before_is_list


def _mark_writer(blocks: Sequence[Block], marks: list[Mark]) -> None:
    """The line at the end that presents the writer, and the writer's bare name at the head."""
    last = max((at for at, mark in enumerate(marks) if mark is BODY), default=0)
    presented = _PRESENTED.match(blocks[last].text) if blocks else None
    if not presented:
        return
    for at, block in enumerate(blocks[:last]):
        named = presented["name"] in block.text and marks[at].reason in (BYLINE, MENU)
        if named and word_count(block.text) <= _BYLINE_WORDS:
            _mark_all(marks, [at], BYLINE)
            _mark_all(marks, [last], WRITER)
