"""Every test of the room that asks for a place runs twice: on SQLite and on a real PostgreSQL."""

import pytest


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found
