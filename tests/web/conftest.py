"""A store with briefings in it, served on loopback; the client sends what a test tells it to."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import httpx2
import pytest

from agent.store.briefings import save_briefing
from agent.store.editions import keep_made, open_edition
from agent.store.store import Store
from agent.store.stories import Story, save_stories
from agent.web.serving import serving
from tests.render.hostile import HOSTILE, hostile_briefing
from tests.render.material import bridge_briefing
from tests.store.material import DAY, MORNING, a_briefing, an_edition


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store.open(tmp_path) as opened:
        yield opened


@pytest.fixture
async def web(store: Store) -> AsyncIterator[httpx2.AsyncClient]:
    async with serving(store) as server, httpx2.AsyncClient(base_url=server.url) as client:
        yield client


@pytest.fixture
async def filled(store: Store) -> Store:
    """A plain briefing, the one of the bridge in a story on the next day, and a hostile one."""
    await save_briefing(store, a_briefing("Rain falls on Orm", headline="Rain"))
    hostile = Story(HOSTILE, HOSTILE, MORNING, MORNING + DAY, frozenset())
    bridge = Story("s1", "The bridge at Orm", MORNING, MORNING + 2 * DAY, frozenset())
    await save_stories(store, [hostile, bridge])
    edition = await open_edition(store, "daily", date(2025, 7, 1))
    await save_briefing(store, bridge_briefing(), story="s1", edition=edition.id)
    await keep_made(store, edition.id, an_edition(edition.day, bridge_briefing()))
    odd = await open_edition(store, HOSTILE, date(2025, 7, 1))
    await save_briefing(store, hostile_briefing(), story=HOSTILE, edition=odd.id)
    await keep_made(store, odd.id, an_edition(odd.day, hostile_briefing()))
    return store
