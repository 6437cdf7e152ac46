"""What a killed or starved program left behind."""

import sqlite3
from contextlib import closing
from pathlib import Path


def is_sound(file: Path) -> bool:
    """Whether SQLite finds the database in `file` in order; one that is not there yet is."""
    if not file.exists():
        return True
    with closing(sqlite3.connect(file)) as connection:
        try:
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
        except sqlite3.DatabaseError:
            return False


def calls_repeated(file: Path) -> int:
    """How many recorded good answers were bought once more."""
    query = "SELECT count(*) - count(DISTINCT key) FROM calls WHERE outcome = 'ok'"
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute(query).fetchone()[0])
