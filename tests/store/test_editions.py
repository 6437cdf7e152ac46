"""An edition is made once a name and day."""

import json
from datetime import date

from sqlalchemy import update

from agent.store import tables
from agent.store.editions import (
    add_articles,
    editions,
    keep_made,
    made_edition,
    open_edition,
    set_state,
)
from agent.store.store import Store
from tests.store.material import a_briefing, an_edition

FRIDAY, SATURDAY = date(2025, 6, 20), date(2025, 6, 21)


async def test_an_edition_is_opened_once(store: Store) -> None:
    first = await open_edition(store, "daily", FRIDAY)
    assert (first.id, first.state) == ("daily/2025-06-20", "open")
    assert await open_edition(store, "daily", FRIDAY) == first
    assert len(await editions(store)) == 1


async def test_it_keeps_its_state_and_articles(store: Store) -> None:
    edition = await open_edition(store, "daily", FRIDAY)
    await add_articles(store, edition.id, ["a1", "a2"])
    await add_articles(store, edition.id, ["a2", "a3"])
    await add_articles(store, edition.id, [])
    await set_state(store, edition.id, "delivered")
    again = await open_edition(store, "daily", FRIDAY)
    assert again.state == "delivered"
    assert again.articles == {"a1", "a2", "a3"}


async def test_it_is_kept_as_it_is_delivered(store: Store) -> None:
    edition = await open_edition(store, "daily", FRIDAY)
    assert await made_edition(store, edition.id) is None
    made = an_edition(FRIDAY, a_briefing("Trains stop"))
    await keep_made(store, edition.id, made)
    assert await made_edition(store, edition.id) == made
    again = await open_edition(store, "daily", FRIDAY)
    assert (again.state, again.opened) == ("made", edition.opened)
    assert await made_edition(store, "daily/2025-06-19") is None


async def test_editions_are_listed_by_name_and_day(store: Store) -> None:
    for name, day in (("daily", SATURDAY), ("daily", FRIDAY), ("noon", SATURDAY)):
        await open_edition(store, name, day)
    listed = ["daily/2025-06-20", "daily/2025-06-21", "noon/2025-06-21"]
    assert [one.id for one in await editions(store)] == listed
    assert [one.id for one in await editions(store, name="daily")] == listed[:2]
    assert [one.id for one in await editions(store, since=SATURDAY)] == listed[1:]


async def test_an_edition_kept_with_briefings_of_an_earlier_version_is_read(store: Store) -> None:
    edition = await open_edition(store, "daily", FRIDAY)
    made = an_edition(FRIDAY, a_briefing("Trains stop"))
    await keep_made(store, edition.id, made)
    old = made.model_dump(mode="json")
    old["stories"][0]["briefing"]["version"] = "1.0"
    async with store.transaction() as connection:
        await connection.execute(update(tables.editions).values(json=json.dumps(old)))
    assert await made_edition(store, edition.id) == made
