"""What a run would do, for `--dry-run`: feeds and folders are read, but no page, and nothing is
kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from agent.daily.gathering import Announced
from agent.daily.run import DailyRun
from agent.ingest import read_articles
from agent.llm.prices import nothing, price_of
from agent.store.articles import versions
from agent.store.calls import calls
from agent.store.feeds import feed
from agent.store.store import Store
from schemas.article import Dropped
from schemas.call import Call

_PROMPT_TOKENS, _ANSWER_TOKENS = 3_000, 900
"""What one article takes where no article was read yet."""


@dataclass(frozen=True)
class Place:
    """A page or a folder, how many of its articles are new as far as can be told without fetching,
    and what is to be said of it."""

    source: str
    new: int
    said: str


@dataclass(frozen=True)
class Plan:
    """What a run would fetch, published at `since` or later, ask and spend. Tokens are those of
    all new articles, as an average article took so far; `cost` is in US dollars, None where the
    price is unknown."""

    since: datetime
    announced: tuple[Announced, ...]
    places: tuple[Place, ...]
    articles: int
    prompt_tokens: int
    answer_tokens: int
    cost: float | None
    targets: tuple[str, ...]


async def plan(run: DailyRun, now: datetime) -> Plan:
    """The plan of `run`."""
    day = now.astimezone(ZoneInfo(run.config.zone)).date()
    gathering = await run.gathering(day, now)
    announced = tuple([one async for one in gathering.announced()])
    places = [await _page(run.store, page) for page in run.config.pages]
    places += [await _folder(run.store, folder) for folder in run.config.folders]
    articles = sum(len(one.entries) for one in announced) + sum(one.new for one in places)
    asked, answered = _an_article(await calls(run.store))
    prompt_tokens, answer_tokens = round(articles * asked), round(articles * answered)
    model = run.gateway.info
    price = nothing if model.endpoint == "embedded" else price_of(model.name, model.endpoint)
    return Plan(
        gathering.since,
        announced,
        tuple(places),
        articles,
        prompt_tokens,
        answer_tokens,
        price(prompt_tokens, 0, answer_tokens),
        tuple(target.id for target in run.config.targets),
    )


async def _page(store: Store, address: str) -> Place:
    if await feed(store, address):
        return Place(address, 0, "asked whether it changed")
    return Place(address, 1, "not read yet")


async def _folder(store: Store, folder: str) -> Place:
    new, unread = 0, []
    async for read in read_articles([folder]):
        if isinstance(read, Dropped):
            named = "" if read.source == folder else f"{read.source}: "
            unread.append(named + read.reason)
        else:
            before = await versions(store, read.url or read.source)
            new += read.id not in {one.article.id for one in before}
    return Place(folder, new, "; ".join([f"{new} new", *unread]))


def _an_article(recorded: Sequence[Call]) -> tuple[float, float]:
    """The tokens that an article took on average, asked and answered."""
    sent = [call for call in recorded if call.article and call.outcome != "cached"]
    read = len({call.article for call in sent})
    if not read:
        return _PROMPT_TOKENS, _ANSWER_TOKENS
    return sum(c.prompt_tokens for c in sent) / read, sum(c.completion_tokens for c in sent) / read


def told(planned: Plan) -> list[str]:
    """The plan in lines for people."""
    lines = [f"Published since {planned.since:%Y-%m-%d %H:%M %Z}:"]
    for one in planned.announced:
        fault = f" ({one.fault})" if one.fault else ""
        lines.append(f"  {one.address}: {len(one.entries)} new{fault}")
        lines += [f"    {entry.url}  {entry.title}" for entry in one.entries]
    lines += [f"  {place.source}: {place.said}" for place in planned.places]
    cost = "at an unknown price" if planned.cost is None else f"${planned.cost:.2f}"
    lines.append(
        f"Asked: about {planned.prompt_tokens:,} tokens and {planned.answer_tokens:,} in answers "
        f"for {planned.articles} articles, {cost}"
    )
    lines.append(f"Delivered to: {', '.join(planned.targets) or 'nobody; it is kept in the store'}")
    return lines
