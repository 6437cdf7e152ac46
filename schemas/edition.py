"""An edition of the daily briefing: the day's stories, what is new in them, what was left out."""

from datetime import date, datetime
from typing import Literal

from schemas.article import Dropped
from schemas.base import Form
from schemas.briefing import Briefing, ChangeType
from schemas.call import Usage

EDITION_VERSION: Literal["1.0"] = "1.0"


class News(Form):
    """A fact that is not as it stood in the last edition.

    `claim` is what is told now, `earlier` what was told before, "" for a new fact. For a fact that
    a source took back `fact` is "" and `claim` what was taken back; otherwise `fact` is its id in
    the story's briefing.
    """

    type: ChangeType
    claim: str
    earlier: str = ""
    fact: str = ""


class EditionStory(Form):
    """A story of the day. `id` is the same for as long as the story goes on.

    `followed` is True where an earlier edition had it. `news` is empty where nothing is new since
    then: such a story is one line. `new_articles` of the briefing's articles came for this edition.
    """

    id: str
    title: str
    followed: bool
    new_articles: int
    news: tuple[News, ...]
    briefing: Briefing


class UnreadStory(Form):
    """A story of which nothing was read, and why."""

    title: str
    articles: int
    outlets: tuple[str, ...]
    reason: str


class DailyEdition(Form):
    """One edition. `stories` come in order of weight; `zone` is the IANA name of the time zone in
    which `day` is meant. `dropped` are inputs that could not be used, near-copies among them;
    `faults` what was wrong with feeds.
    """

    version: Literal["1.0"] = EDITION_VERSION
    name: str
    day: date
    zone: str
    generated: datetime
    stories: tuple[EditionStory, ...]
    unread: tuple[UnreadStory, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    faults: tuple[Dropped, ...] = ()
    usage: Usage

    @property
    def telling(self) -> tuple[EditionStory, ...]:
        """The stories with news."""
        return tuple(story for story in self.stories if story.news)

    @property
    def quiet(self) -> tuple[EditionStory, ...]:
        """The stories with nothing new."""
        return tuple(story for story in self.stories if not story.news)
