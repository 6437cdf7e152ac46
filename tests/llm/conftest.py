"""What the tests of the gateway share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.store.store import Store


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "FACTBRIEF_HOME", "FACTBRIEF_MODEL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with Store.open(tmp_path / "home") as opened:
        yield opened
