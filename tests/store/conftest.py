"""Every test that asks for a store runs twice: on SQLite and on a real PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.store.store import Store


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
async def store(where: Path | str) -> AsyncIterator[Store]:
    async with Store.open(where) as opened:
        yield opened
