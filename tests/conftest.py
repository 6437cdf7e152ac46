"""For every test: examples that are the same each day, no verdict by the clock, Ctrl-C that works.

A machine under load must not fail a property; speed has tests of its own.
"""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.postgres import Postgres, running

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# Programs started from a job in the background would inherit that Ctrl-C is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL, begun by the first test that asks for one."""
    with running() as server:
        yield server


@pytest.fixture
def kind() -> str:
    """The kind of database, "sqlite" or "postgresql": a room or a test says where it is not this
    one alone."""
    return "sqlite"


@pytest.fixture
def where(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """A place for a store in which there is none yet."""
    if kind == "sqlite":
        return tmp_path
    server: Postgres = request.getfixturevalue("postgres")
    return server.emptied()
