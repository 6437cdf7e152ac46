"""Turns what the disk or the database refuses into one line for the user."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from agent.errors import ConfigError
from agent.store.engine import FILE
from agent.text.plain import one_line


def shown(where: Path | str) -> str:
    """The store's file, or its URL without the password."""
    if isinstance(where, Path):
        return str(where / FILE)
    return make_url(where).render_as_string(hide_password=True)


@contextmanager
def explained(where: Path | str) -> Iterator[None]:
    """Raises ConfigError instead of whatever the store at `where` raises."""
    try:
        yield
    except OSError as error:
        raise ConfigError(_unreachable(where, error)) from error
    except DBAPIError as error:
        raise ConfigError(_refused(where, str(error.orig))) from error


def _unreachable(where: Path | str, error: OSError) -> str:
    cause = error.strerror or str(error)
    if isinstance(where, Path):
        return f"{where}: {cause}; make the folder writable or name another with FACTBRIEF_HOME"
    return f"{shown(where)}: {_line(cause)}; start that server or correct FACTBRIEF_DATABASE"


def _refused(where: Path | str, cause: str) -> str:
    way_out = "see to that server or correct FACTBRIEF_DATABASE"
    if isinstance(where, Path):
        way_out = _way_out(cause)
    return f"{shown(where)}: {_line(cause)}; {way_out}"


def _way_out(cause: str) -> str:
    if "full" in cause:
        return "free some disk space or name another folder with FACTBRIEF_HOME"
    if "malformed" in cause or "not a database" in cause:
        return "move the file away; a new one is made at the next run"
    if "locked" in cause:
        return "another program holds it; end that program and run again"
    return "make the folder writable or name another with FACTBRIEF_HOME"


def _line(cause: str) -> str:
    return one_line(cause)[:300]
