"""From the articles that no edition has told yet to the stories of this one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from agent.daily.config import DailyConfig
from agent.daily.wanted import unwanted
from agent.ingest.near_copies import without_copies
from agent.store import stories as kept
from agent.store.articles import KeptArticle, articles, versions
from agent.store.editions import Edition, editions
from agent.store.store import Store
from agent.stories import Sketch, group, sketch
from schemas.article import Article, Dropped

FOLLOWED = timedelta(days=14)
"""A story that was silent for longer is not gone on with."""

_MOST_KNOWN = 8
"""Articles by which a known story is recognised, the newest."""
_MOST_READ = 40
"""Articles of one story that are read together, the newest."""


@dataclass(frozen=True)
class Story:
    """A story of the edition. `articles` are all of it, oldest first; those whose ids are `new` are
    told for the first time."""

    id: str
    articles: tuple[Article, ...]
    new: frozenset[str]

    @property
    def title(self) -> str:
        """Its newest article's title."""
        newest = self.articles[-1]
        return newest.title or newest.words_of(1)

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who reports it, each once."""
        return tuple(dict.fromkeys(article.outlet or article.source for article in self.articles))


@dataclass(frozen=True)
class Sorting:
    """The stories with new articles, the widest told first; what is in none of them, and why."""

    stories: tuple[Story, ...]
    dropped: tuple[Dropped, ...]
    dropped_ids: frozenset[str]


async def sort(store: Store, config: DailyConfig, edition: Edition, now: datetime) -> Sorting:
    """The edition's stories. When this returns the store knows the story of each new article."""
    recent = await articles(store, since=now - FOLLOWED)
    ours = {one.article.id: one.article for one in recent if one.source_kind in config.origins}
    told = await _told_before(store, edition)
    reasons = {
        id_: reason for id_, article in ours.items() if (reason := unwanted(article, config))
    }
    chosen = [article for id_, article in ours.items() if id_ not in reasons]
    kept_articles, copies = without_copies(chosen)
    reasons |= {copy.article.id: copy.reason for copy in copies}
    members = await _followed(store, kept_articles, told, _by_id(recent), now)
    stories = [
        Story(id_, tuple(found[-_MOST_READ:]), frozenset(one.id for one in found) - told)
        for id_, found in members.items()
    ]
    stories = [story for story in stories if story.new]
    stories.sort(key=lambda story: (-len(story.outlets), -len(story.new), story.id))
    dropped = {id_: reason for id_, reason in reasons.items() if id_ not in told}
    return Sorting(
        tuple(stories),
        tuple(_dropped(ours[id_], reason) for id_, reason in dropped.items()),
        frozenset(dropped),
    )


async def _told_before(store: Store, edition: Edition) -> set[str]:
    """The articles of earlier editions of this name."""
    others = await editions(store, name=edition.name, since=edition.day - 2 * FOLLOWED)
    return {article for one in others if one.id != edition.id for article in one.articles}


def _by_id(recent: Sequence[KeptArticle]) -> dict[str, Article]:
    return {one.article.id: one.article for one in recent}


async def _followed(
    store: Store,
    wanted: Sequence[Article],
    told: set[str],
    every: Mapping[str, Article],
    now: datetime,
) -> dict[str, list[Article]]:
    """The wanted articles by story, oldest first; new ones are given one first."""
    known = {story.id: story for story in await kept.stories(store, since=now - FOLLOWED)}
    home = {article: story.id for story in known.values() for article in story.articles}
    for article in wanted:
        if article.id not in home and (story := await _of_versions(store, article, home)):
            await _save(store, story, [article], now)
            home[article.id] = story
    homeless = [one for one in wanted if one.id not in home and one.id not in told]
    if homeless:
        sketches = {id_: _known_sketches(story, every) for id_, story in known.items()}
        for found in group([sketch(one) for one in homeless], sketches):
            id_ = found.story or f"story-{found.articles[0]}"
            home |= dict.fromkeys(found.articles, id_)
            await _save(store, id_, [every[one] for one in found.articles], now)
    members: dict[str, list[Article]] = {}
    for article in sorted(wanted, key=_moment):
        if article.id in home:
            members.setdefault(home[article.id], []).append(article)
    return members


async def _of_versions(store: Store, article: Article, home: Mapping[str, str]) -> str:
    """The story to which an older version of `article` belongs, "" where there is none."""
    older = await versions(store, article.url or article.source)
    return next((home[one.article.id] for one in older if one.article.id in home), "")


async def _save(store: Store, story: str, found: Sequence[Article], now: datetime) -> None:
    ids = frozenset(article.id for article in found)
    await kept.save_stories(store, [kept.Story(story, found[-1].title, now, now, ids)])


def _known_sketches(story: kept.Story, every: Mapping[str, Article]) -> list[Sketch]:
    held = sorted((every[id_] for id_ in story.articles if id_ in every), key=_moment)
    return [sketch(article) for article in held[-_MOST_KNOWN:]]


def _moment(article: Article) -> tuple[datetime, str]:
    moment = article.published or article.updated or datetime.max.replace(tzinfo=UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), article.id


def _dropped(article: Article, reason: str) -> Dropped:
    return Dropped(source=article.url or article.source, what="article", text="", reason=reason)
