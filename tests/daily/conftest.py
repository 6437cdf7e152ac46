from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.daily.material import Newsroom, newsroom
from tests.support.reader import reader


@pytest.fixture
async def room(
    tmp_path: Path, where: Path | str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Newsroom]:
    monkeypatch.chdir(tmp_path)
    async with newsroom(tmp_path, where, reader()) as opened:
        yield opened
