"""A run killed anywhere leaves a store from which the next one ends the same edition, once."""

import asyncio
import sys
from pathlib import Path
from random import Random

from agent.store.briefings import headlines
from agent.store.deliveries import deliveries
from agent.store.editions import editions
from agent.store.search import search
from agent.store.store import Store

ROOT = Path(__file__).parents[2]
KILLS = 3
DAYS = 40

RUN = f"""
import asyncio, sys
from datetime import date, timedelta
from pathlib import Path
from agent.store.briefings import save_briefing
from agent.store.deliveries import begin_delivery, end_delivery
from agent.store.editions import add_articles, open_edition, set_state
from agent.store.holding import holding
from agent.store.store import Store
from tests.store.material import a_briefing

async def main():
    where = sys.argv[1]
    async with Store.open(where if "://" in where else Path(where)) as store:
        print("runs", flush=True)
        for day in range({DAYS}):
            edition = await open_edition(store, "daily", date(2025, 6, 1) + timedelta(days=day))
            async with holding(store, edition.id):
                if edition.state == "open":
                    await add_articles(store, edition.id, [f"a{{day}}", f"b{{day}}"])
                    briefing = a_briefing(f"Rain on day {{day}}", f"Wind on day {{day}}")
                    await save_briefing(store, briefing, edition=edition.id)
                    await set_state(store, edition.id, "made")
                if begun := await begin_delivery(store, edition.id, "smtp"):
                    await end_delivery(store, begun.delivery, "sent")
                await set_state(store, edition.id, "delivered")

asyncio.run(main())
"""


async def test_killed_runs_end_as_one(where: Path | str) -> None:
    random = Random(7)  # noqa: S311 - moments to be killed at, no secret
    for _ in range(KILLS):
        await _run(where, kill_after=random.uniform(0.01, 0.3))
    await _run(where)

    async with Store.open(where) as store:
        made = await editions(store)
        assert len(made) == DAYS
        assert {edition.state for edition in made} == {"delivered"}
        kept = [one.edition for one in await headlines(store)]
        assert sorted(kept) == [edition.id for edition in made]
        assert len(await search(store, "rain", 1000)) == DAYS
        for edition in made:
            assert len(edition.articles) == 2
            outcomes = [one.outcome for one in await deliveries(store, edition.id)]
            assert outcomes.count("sent") == 1


async def _run(where: Path | str, kill_after: float | None = None) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", RUN, str(where)), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"runs\n"
    if kill_after is not None:
        await asyncio.sleep(kill_after)
        process.kill()
    await process.communicate()
    assert process.returncode == (0 if kill_after is None else -9)
