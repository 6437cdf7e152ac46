"""What a run of an edition says when it ends."""

from collections.abc import Iterator, Sequence

from agent.daily.run import Outcome
from agent.render.edition import subject
from agent.text.plain import one_line


def told(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The lines for people, none where nothing was left to do."""
    for outcome in outcomes:
        yield one_line(subject(outcome.edition))
        for one in outcome.deliveries:
            yield "  " + one_line(f"{one.target}: {one.outcome}{one.detail and ': ' + one.detail}")
        for story in outcome.edition.unread:
            yield "  " + one_line(f"not read: {story.title}: {story.reason}")
