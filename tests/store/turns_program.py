"""Takes turns as a process of its own: python -m tests.store.turns_program WHERE ENDPOINT TIMES.

Prints when each turn came, in seconds since 1970. WHERE is a folder or a database's URL.
"""

import asyncio
import sys
import time
from pathlib import Path

from agent.store.store import Store
from agent.store.turns import take_turn

PER_MINUTE = 600


async def main(where: str, endpoint: str, times: int) -> None:
    async with Store.open(where if "://" in where else Path(where)) as store:

        async def one() -> None:
            await asyncio.sleep(await take_turn(store, endpoint, PER_MINUTE))
            print(time.time(), flush=True)

        await asyncio.gather(*(one() for _ in range(times)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
