"""An edition as Slack messages: the first names its stories, the thread tells each."""

from collections.abc import Iterator

from agent.render.edition_view import EditionView, StoryView, Told, edition_view
from agent.render.slack import Message, paged
from agent.render.slack_text import Block, mrkdwn, section
from schemas.edition import DailyEdition

_HEADER = 150
_A_BLOCK = 6
_LINES = 18
"""Entries of a list that are shown; how many more there are is said."""


def edition_messages(edition: DailyEdition) -> list[Message]:
    """The messages, the first for the channel. Article text is literal in them: it calls nobody,
    links nowhere but to its article and sets no type."""
    view = edition_view(edition)
    return [_first(view), *(message for story in view.stories for message in _messages(story))]


def _first(view: EditionView) -> Message:
    blocks: list[Block] = [
        {"type": "header", "text": {"type": "plain_text", "text": view.title[:_HEADER]}},
        section(f"_{mrkdwn(view.note, 300)}_"),
    ]
    headings = [
        f"*{number}.* {mrkdwn(story.heading, 300)}"
        for number, story in enumerate(view.stories, start=1)
    ]
    for heading, lines in (
        ("", headings),
        ("Nothing new", [mrkdwn(line, 200) for line in view.quiet]),
        ("Not read", [mrkdwn(line, 200) for line in view.unread]),
    ):
        blocks += _listed(heading, lines)
    return Message(text=mrkdwn(view.title, 300), blocks=blocks)


def _listed(heading: str, lines: list[str]) -> Iterator[Block]:
    """Few lines a block: a block of Slack's holds 3,000 characters."""
    shown = lines[:_LINES]
    if len(lines) > len(shown):
        shown.append(f"_and {len(lines) - len(shown)} more_")
    for start in range(0, len(shown), _A_BLOCK):
        title = f"*{heading}*\n" if heading and not start else ""
        yield section(title + "\n".join(shown[start : start + _A_BLOCK]))


def _messages(story: StoryView) -> list[Message]:
    blocks = [section(f"*{mrkdwn(story.heading, 300)}*\n_{mrkdwn(story.note, 200)}_")]
    blocks += [section(_told(one)) for one in story.told]
    if story.more:
        blocks.append(section(f"_and {story.more} more_"))
    blocks += [section(f"*Sources differ* · {_told(one)}") for one in story.differ]
    links = [
        f"{mrkdwn(link.outlet, 100)}: {_link(link.title, link.address)}" for link in story.sources
    ]
    blocks += _listed("Sources", links)
    heading = mrkdwn(story.heading, 300)
    return [Message(text=heading, blocks=page) for page in paged(iter([one] for one in blocks))]


def _told(one: Told) -> str:
    mark = f"*{one.mark}:* " if one.mark else "• "
    lines = [f"{mark}{mrkdwn(one.claim, 600)}"]
    lines += [f"_before: {mrkdwn(one.before, 300)}_"] if one.before else []
    lines += [mrkdwn(words, 400) for words in (one.note, one.quote) if words]
    return "\n".join(lines)


def _link(title: str, address: str) -> str:
    shown = mrkdwn(title, 150).replace("|", "¦")
    return f"<{address.replace('&', '&amp;')}|{shown}>" if 0 < len(address) < 150 else shown
