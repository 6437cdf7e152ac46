"""What the store holds for everybody: the newest edition, and what it says on a topic."""

from datetime import date

from agent.render.origins import links_for
from agent.store import requests
from agent.store.briefings import KeptBriefing, briefing
from agent.store.editions import editions, made_edition
from agent.store.requests import Standing
from agent.store.search import search
from agent.store.store import Store
from schemas.briefing import Briefing
from schemas.edition import DailyEdition

_MOST_HITS = 500


async def newest_edition(store: Store) -> tuple[str, DailyEdition] | None:
    """The newest edition that is made, with its id."""
    for edition in reversed(await editions(store)):
        if made := await made_edition(store, edition.id):
            return edition.id, made
    return None


async def shown_briefing(store: Store, which: str) -> Briefing | None:
    """What stands above the buttons with the value `which`: a request's number, then "/" and the
    story's id where the answer is an edition. None where it is no longer kept."""
    number, _, story = which.partition("/")
    standing = await requests.standing(store, number)
    if standing is None:
        return None
    if story:
        made = await edition_of(store, standing)
        told = made.stories if made else ()
        return next((one.briefing for one in told if one.id == story), None)
    if standing.briefing is None:
        return None
    kept = await briefing(store, standing.briefing)
    return narrowed(kept.briefing, standing.facts) if kept else None


async def edition_of(store: Store, standing: Standing) -> DailyEdition | None:
    """The edition that answers a request for one."""
    found = standing.request.words
    return await made_edition(store, found[0]) if found else None


async def on_topic(store: Store, topic: str) -> tuple[KeptBriefing, tuple[str, ...]] | None:
    """The newest briefing of a story or an edition that says something on `topic`, and the ids of
    the facts that do.

    What people had briefed for themselves is passed over: it may stem from a private channel.
    """
    facts: dict[tuple[date, int], list[str]] = {}
    for hit in await search(store, topic, _MOST_HITS):
        facts.setdefault((hit.day, hit.briefing), []).append(hit.fact)
    for day, number in sorted(facts, reverse=True):
        kept = await briefing(store, number)
        if kept and (kept.story or kept.edition):
            return kept, tuple(facts[day, number])
    return None


def narrowed(whole: Briefing, facts: tuple[str, ...]) -> Briefing:
    """`whole` with these facts alone and what concerns them; all of it where `facts` is empty."""
    if not facts:
        return whole
    wanted = set(facts)
    kept = tuple(fact for fact in whole.facts if fact.id in wanted)
    articles = {evidence.article for fact in kept for evidence in fact.evidence}
    origins = {origin for fact in kept for origin in fact.origins}
    links = [link for fact in kept for one in articles for link in links_for(fact, one, whole)]
    headline = whole.headline if len(kept) == len(whole.facts) else kept[0].claim
    return whole.model_copy(
        update={
            "headline": headline,
            "summary": tuple(s for s in whole.summary if s.facts and wanted >= set(s.facts)),
            "facts": kept,
            "conflicts": tuple(
                conflict
                for conflict in whole.conflicts
                if any(wanted & set(side.facts) for side in conflict.sides)
            ),
            "audits": (),
            "changes": tuple(change for change in whole.changes if change.fact in wanted),
            "origins": tuple(one for one in whole.origins if one.id in origins),
            "origin_links": tuple(one for one in whole.origin_links if one in links),
            "articles": tuple(one for one in whole.articles if one.id in articles),
        }
    )
