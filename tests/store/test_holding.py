"""One run at a time works on an edition, and a run that died holds nothing."""

import asyncio
import signal
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from agent.store import holding as room
from agent.store.editions import open_edition
from agent.store.holding import BusyError, holding
from agent.store.store import Store

SHORT = timedelta(seconds=0.3)


@pytest.fixture
async def edition(store: Store) -> str:
    return (await open_edition(store, "daily", date(2025, 6, 20))).id


async def test_a_second_run_is_told_and_the_next_one_may(store: Store, edition: str) -> None:
    async with holding(store, edition):
        with pytest.raises(BusyError, match="being made by another run") as caught:
            async with holding(store, edition):
                pass
        assert "\n" not in str(caught.value)
    async with holding(store, edition):
        pass


async def test_another_edition_is_free(store: Store, edition: str) -> None:
    other = await open_edition(store, "noon", date(2025, 6, 20))
    async with holding(store, edition), holding(store, other.id):
        pass


async def test_what_fails_lets_go(store: Store, edition: str) -> None:
    for error in (ValueError, TimeoutError):
        with pytest.raises(error):
            async with holding(store, edition):
                raise error
    async with holding(store, edition):
        pass


HOLDER = """
import asyncio, sys
from pathlib import Path
from agent.store.holding import holding
from agent.store.store import Store

async def main():
    where = sys.argv[1]
    async with Store.open(where if "://" in where else Path(where)) as store:
        async with holding(store, sys.argv[2]):
            print("holds", flush=True)
            await asyncio.sleep(600)

asyncio.run(main())
"""


async def test_a_killed_holder_is_gone_at_once(
    store: Store, where: Path | str, edition: str
) -> None:
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, str(where), edition),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout is not None
    assert await program.stdout.readline() == b"holds\n"
    with pytest.raises(BusyError, match=f"process {program.pid} "):
        async with holding(store, edition):
            pass
    program.send_signal(signal.SIGKILL)
    await program.wait()
    async with holding(store, edition):
        pass


async def test_a_holder_elsewhere_is_believed_until_its_lease_ends(
    store: Store, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(room, "_machine", lambda: "another-host#")
        await room._take(store, edition, "another-host# 1 x", SHORT)
    with pytest.raises(BusyError, match="on another-host"):
        async with holding(store, edition):
            pass
    await asyncio.sleep(SHORT.total_seconds())
    async with holding(store, edition):
        pass


async def test_a_working_holder_outlives_its_lease(store: Store, edition: str) -> None:
    async with holding(store, edition, SHORT):
        await asyncio.sleep(3 * SHORT.total_seconds())
        with pytest.raises(BusyError):
            async with holding(store, edition):
                pass


async def test_a_holder_that_was_taken_over_stops(store: Store, edition: str) -> None:
    async def worked() -> None:
        async with holding(store, edition, SHORT):
            await room._update(store, edition, await _holder(store), {"holder": "other 1 x"})
            await asyncio.sleep(60)

    with pytest.raises(BusyError, match="taken over"):
        await worked()
    assert await _holder(store) == "other 1 x"


async def _holder(store: Store) -> str:
    async with store.reading() as connection:
        found = await connection.exec_driver_sql("SELECT holder FROM editions")
        return str(found.scalar_one())
