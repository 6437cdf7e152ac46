"""Briefs the stories of an edition, one after the other, and puts the edition together."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from agent.daily.config import DailyConfig
from agent.daily.gathering import Gathered
from agent.daily.news import news_of, words_told
from agent.daily.sorting import FOLLOWED, Sorting, Story
from agent.errors import BudgetError, InputError, ProviderError
from agent.llm.gateway import Gateway
from agent.pipeline import Reading, Watcher, brief_reading, facts_of
from agent.reconcile.outlets import Aliases
from agent.store.briefings import briefings, save_briefing
from agent.store.editions import Edition, add_articles, editions, keep_made, made_edition
from agent.store.store import Store
from schemas.briefing import Briefing
from schemas.decision import Decision
from schemas.edition import DailyEdition, EditionStory, UnreadStory


class _Made(NamedTuple):
    """A briefing and the decisions that it rests on."""

    briefing: Briefing
    decisions: tuple[Decision, ...]


class Making:
    """Makes one edition. What a story's briefing took is kept before the next is begun."""

    def __init__(
        self,
        store: Store,
        config: DailyConfig,
        gateway: Gateway,
        watcher: Watcher,
        *,
        at_once: int,
        aliases: Aliases,
    ) -> None:
        self._store = store
        self._config = config
        self._gateway = gateway
        self._watcher = watcher
        self._at_once = at_once
        self._aliases = aliases

    async def make(self, edition: Edition, sorting: Sorting, gathered: Gathered) -> DailyEdition:
        """The edition, kept in the store.

        Raises ProviderError where the endpoint failed for every story: nothing is kept then.
        """
        told = await self._told(edition)
        words = words_told(one for stories in told.values() for one in stories)
        most = self._config.stories
        chosen, beyond = sorting.stories[:most], sorting.stories[most:]
        unread = [_unread(story, f"only {most} stories are read a day") for story in beyond]
        settled = {article for story in beyond for article in story.new} | sorting.dropped_ids
        stories: list[EditionStory] = []
        failures: list[ProviderError] = []
        for story in chosen:
            try:
                made = await self._story(story, edition, told[story.id], words)
            except InputError as error:
                unread.append(_unread(story, error.reason))
                settled |= story.new
            except (BudgetError, ProviderError) as error:
                unread.append(_unread(story, str(error)))
                failures += [error] if isinstance(error, ProviderError) else []
            else:
                stories.append(made)
                # What was not read for want of means is looked at again for the next edition.
                settled |= story.new & {article.id for article in made.briefing.articles}
        if failures and not stories:
            raise failures[0]
        form = DailyEdition(
            name=edition.name,
            day=edition.day,
            zone=self._config.zone,
            generated=datetime.now(UTC).replace(microsecond=0),
            stories=tuple(sorted(stories, key=_rank)),
            unread=tuple(unread),
            dropped=(*gathered.dropped, *sorting.dropped),
            faults=gathered.faults,
            usage=self._gateway.usage,
        )
        await add_articles(self._store, edition.id, settled)
        await keep_made(self._store, edition.id, form)
        return form

    async def _told(self, edition: Edition) -> dict[str, list[EditionStory]]:
        """The stories of the editions before, each with its states oldest first."""
        told: dict[str, list[EditionStory]] = defaultdict(list)
        before = await editions(self._store, name=edition.name, since=edition.day - 2 * FOLLOWED)
        for one in before:
            form = await made_edition(self._store, one.id) if one.day < edition.day else None
            for story in form.stories if form else ():
                told[story.id].append(story)
        return told

    async def _story(
        self,
        story: Story,
        edition: Edition,
        told: Sequence[EditionStory],
        elsewhere: frozenset[str],
    ) -> EditionStory:
        briefing = await self._kept(story, edition)
        if briefing is None:
            made = await self._briefed(story, told[-1].briefing if told else None)
            briefing = made.briefing
            await save_briefing(
                self._store,
                briefing,
                story=story.id,
                edition=edition.id,
                decisions=made.decisions,
            )
        return EditionStory(
            id=story.id,
            title=story.title,
            followed=bool(told),
            new_articles=len(story.new & {article.id for article in briefing.articles}),
            news=news_of(briefing, told, elsewhere),
            briefing=briefing,
        )

    async def _kept(self, story: Story, edition: Edition) -> Briefing | None:
        """The story's briefing that a run before this one made for the edition, of all articles."""
        for kept in await briefings(self._store, story=story.id, edition=edition.id):
            read = {article.id for article in kept.briefing.articles}
            if all(article.id in read for article in story.articles):
                return kept.briefing
        return None

    async def _briefed(self, story: Story, earlier: Briefing | None) -> _Made:
        reading = await facts_of(
            story.articles, self._gateway, self._watcher, at_once=self._at_once
        )
        try:
            return await self._briefing(reading, self._gateway, earlier)
        except BudgetError:
            return await self._briefing(reading, self._gateway.unasking(), earlier)

    async def _briefing(
        self, reading: Reading, gateway: Gateway, earlier: Briefing | None
    ) -> _Made:
        decisions: list[Decision] = []
        briefing = await brief_reading(
            reading,
            gateway,
            self._watcher,
            earlier=earlier,
            decided=decisions.extend,
            aliases=self._aliases,
        )
        return _Made(briefing, tuple(decisions))


def _unread(story: Story, reason: str) -> UnreadStory:
    return UnreadStory(
        title=story.title, articles=len(story.new), outlets=story.outlets, reason=reason
    )


def _rank(story: EditionStory) -> tuple[bool, int, int, str]:
    """What was told and holds no more leads; then the most widely reported."""
    mended = any(news.type != "new" for news in story.news)
    outlets = {article.outlet or article.source for article in story.briefing.articles}
    return not mended, -len(outlets), -len(story.news), story.id
