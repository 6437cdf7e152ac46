"""The daily run: takes in, sorts, briefs, delivers; killed anywhere, the next one goes on there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.daily.config import DailyConfig
from agent.daily.delivering import WAITS, Delivered, deliver
from agent.daily.gathering import Gathered, Gathering
from agent.daily.making import Making
from agent.daily.sorting import sort
from agent.ingest.fetch import Fetcher
from agent.llm.gateway import Gateway
from agent.pipeline import Watcher
from agent.reconcile.outlets import Aliases
from agent.store.editions import Edition, editions, made_edition, open_edition, set_state
from agent.store.holding import holding
from agent.store.store import Store
from schemas.edition import DailyEdition

_OVERLAP = timedelta(days=1)
"""How long before the last edition an article may have been published and still be new: feeds
announce late."""
_UNFINISHED = timedelta(days=7)
"""An edition that was left unfinished for longer is left so."""


def date_of(now: datetime, zone: str) -> date:
    """The day that an edition begun at `now` is of."""
    return now.astimezone(ZoneInfo(zone)).date()


@dataclass(frozen=True)
class Outcome:
    """An edition that is made, and what became of its deliveries."""

    edition: DailyEdition
    deliveries: tuple[Delivered, ...]

    @property
    def whole(self) -> bool:
        """Whether every target has it."""
        return all(one.outcome != "failed" for one in self.deliveries)


@dataclass(frozen=True)
class DailyRun:
    """What a run of the edition `name` works with. `since` bounds the publication of what is taken
    in, None goes by the edition before; `at_once` is the number of articles under way, `waits` the
    seconds before a failed delivery is tried again, `aliases` are further names of outlets."""

    name: str
    config: DailyConfig
    at_once: int
    store: Store
    gateway: Gateway
    watcher: Watcher
    fetcher: Fetcher
    since: datetime | None = None
    waits: Sequence[float] = WAITS
    aliases: Aliases = field(default_factory=dict)

    async def today(self, now: datetime) -> list[Outcome]:
        """The run of the day: `finish` for the date that it is where the edition is read."""
        return await self.finish(date_of(now, self.config.zone), now)

    async def finish(self, day: date, now: datetime) -> list[Outcome]:
        """Finishes editions that were left unfinished before `day`, then makes and delivers that
        of `day`. Where its day is over by `now`, it takes nothing in: that is the next one's.

        An edition that every target has is not among the outcomes. Raises BusyError where another
        run is at work on one, and what reading raises.
        """
        today = date_of(now, self.config.zone)
        outcomes = []
        for edition in [
            *await self._unfinished(day),
            await open_edition(self.store, self.name, day),
        ]:
            async with holding(self.store, edition.id):
                # Read again: another run may have finished it in the meantime.
                current = await open_edition(self.store, self.name, edition.day)
                if current.state != "delivered":
                    outcomes.append(await self._finished(current, takes_in=edition.day == today))
        return outcomes

    async def _unfinished(self, day: date) -> list[Edition]:
        """Earlier editions that wait to be made or delivered, oldest first."""
        recent = await editions(self.store, name=self.name, since=day - _UNFINISHED)
        return [one for one in recent if one.day < day and one.state != "delivered"]

    async def _finished(self, edition: Edition, *, takes_in: bool) -> Outcome:
        form = await made_edition(self.store, edition.id)
        if form is None:
            form = await self._made(edition, takes_in=takes_in)
        delivered = await deliver(form, edition.id, self.config, self.store, self.waits)
        outcome = Outcome(form, tuple(delivered))
        if outcome.whole:
            await set_state(self.store, edition.id, "delivered")
        return outcome

    async def _made(self, edition: Edition, *, takes_in: bool) -> DailyEdition:
        gathered = Gathered((), ())
        if takes_in:
            gathering = await self.gathering(edition.day, edition.opened)
            gathered = await gathering.gather(self.watcher)
        sorting = await sort(self.store, self.config, edition, datetime.now(UTC))
        making = Making(
            self.store,
            self.config,
            self.gateway,
            self.watcher,
            at_once=self.at_once,
            aliases=self.aliases,
        )
        return await making.make(edition, sorting, gathered)

    async def gathering(self, day: date, opened: datetime) -> Gathering:
        """What takes in the articles of the edition of `day`, whose run was begun at `opened`."""
        before = await editions(self.store, name=self.name)
        last = max((one.opened for one in before if one.day < day), default=opened)
        since = self.since or last - _OVERLAP
        return Gathering(self.config, self.store, self.fetcher, since=since, opened=opened)
