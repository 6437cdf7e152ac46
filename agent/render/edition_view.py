"""What every form of an edition shows, in order, as plain text: the forms only set it in type."""

from collections.abc import Iterable
from dataclasses import dataclass

from agent.render.index import Index, index
from agent.render.links import web_link
from agent.render.quotes import in_marks, telling
from agent.render.words import CHANGES, counted, day, kind_of, said_by, told_by
from agent.text.plain import one_line
from schemas.article import Dropped
from schemas.briefing import Conflict
from schemas.edition import DailyEdition, EditionStory, News

MOST_NEWS = 8
"""So many facts of a story are told; how many more there are is said."""


@dataclass(frozen=True)
class Told:
    """One fact: `mark` says how it stands to the last edition, `before` is what was told then,
    `note` who says so, `quote` the words it stands on; "" for what there is none of."""

    mark: str
    claim: str
    before: str = ""
    note: str = ""
    quote: str = ""


@dataclass(frozen=True)
class Link:
    """An article; `address` is "" where there is nothing to link to."""

    outlet: str
    title: str
    address: str


@dataclass(frozen=True)
class StoryView:
    """A story with news. `more` facts of it are not told."""

    heading: str
    note: str
    told: tuple[Told, ...]
    more: int
    differ: tuple[Told, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class EditionView:
    """The edition; `quiet`, `unread` and `dropped` are a line each."""

    title: str
    note: str
    stories: tuple[StoryView, ...]
    quiet: tuple[str, ...]
    unread: tuple[str, ...]
    dropped: tuple[str, ...]


def edition_view(edition: DailyEdition) -> EditionView:
    """All that is shown of `edition`, each text on one line and with nothing in it that acts."""
    return EditionView(
        title=subject(edition),
        note=_note(edition),
        stories=tuple(_story(story) for story in edition.telling),
        quiet=tuple(_quiet(story) for story in edition.quiet),
        unread=tuple(
            f"{one_line(story.title)} ({counted(story.articles, 'article')}): "
            f"not read: {one_line(story.reason)}"
            for story in edition.unread
        ),
        dropped=tuple(_dropped(edition.faults + edition.dropped)),
    )


def subject(edition: DailyEdition) -> str:
    """The edition in a line: "Briefing of 12 March 2025: 3 stories with news"."""
    stories = len(edition.telling)
    said = "1 story with news" if stories == 1 else f"{stories} stories with news"
    name = "Briefing" if edition.name == "daily" else f"Briefing ({one_line(edition.name)})"
    return f"{name} of {day(edition.day)}: {said if stories else 'nothing new'}"


def _note(edition: DailyEdition) -> str:
    articles = sum(len(story.briefing.articles) for story in edition.stories)
    new = sum(story.new_articles for story in edition.stories)
    if not articles:
        return "No new article was read."
    model = one_line(edition.stories[0].briefing.model.name)
    return f"{counted(articles, 'article')}, {new} of them new, read by {model}"


def _story(story: EditionStory) -> StoryView:
    found = index(story.briefing)
    told = story.news[:MOST_NEWS]
    return StoryView(
        heading=one_line(story.briefing.headline),
        note=_story_note(story),
        told=tuple(_told(news, story, found) for news in told),
        more=len(story.news) - len(told),
        differ=tuple(_differing(one, found) for one in story.briefing.conflicts),
        sources=tuple(
            Link(
                one_line(found.labels[article.id]),
                one_line(article.title or article.source),
                web_link(article.url, article.source),
            )
            for article in story.briefing.articles
        ),
    )


def _story_note(story: EditionStory) -> str:
    articles = counted(len(story.briefing.articles), "article")
    if not story.followed:
        return f"New story · {articles}"
    return f"Story followed · {articles}, {story.new_articles} new"


def _told(news: News, story: EditionStory, found: Index) -> Told:
    fact = found.facts.get(news.fact)
    mark = CHANGES[news.type] if story.followed or news.type != "new" else ""
    if fact is None:
        return Told(mark, one_line(news.claim), note="a source has taken this back")
    origins = found.named(fact.origins)
    who = told_by(found.sources(fact), origins)
    said = said_by(fact.attribution, fact.claim, origins)
    quoted = telling(fact.claim, fact.evidence)
    return Told(
        mark,
        one_line(news.claim),
        before=one_line(news.earlier) if news.earlier != news.claim else "",
        note=one_line(" · ".join(filter(None, (said, who)))),
        quote=one_line(in_marks(quoted.quote)) if quoted else "",
    )


def _differing(conflict: Conflict, found: Index) -> Told:
    kind = kind_of(conflict)
    sides = (
        f"{side.claim} ({', '.join(found.labels.get(one, one) for one in side.articles)})"
        for side in conflict.sides
    )
    return Told(kind, one_line(conflict.about), note=one_line(" — against — ".join(sides)))


def _quiet(story: EditionStory) -> str:
    articles = counted(story.new_articles, "new article")
    return f"{one_line(story.briefing.headline)}: nothing new ({articles})"


def _dropped(dropped: Iterable[Dropped]) -> Iterable[str]:
    return (f"{one_line(one.source)}: {one_line(one.reason)}" for one in dropped)
