"""A PostgreSQL of the tests' own: Debian's package on a Unix socket, ended with the tests."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 60
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB")
"""What holds through a power cut costs time and is not what the tests are about."""

_EMPTY = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid();
SET client_min_messages = warning; DROP SCHEMA IF EXISTS dbos CASCADE;
DROP SCHEMA public CASCADE; CREATE SCHEMA public;
"""


@dataclass(frozen=True)
class Postgres:
    """A running server; its socket lies in `folder`."""

    folder: Path
    programs: Path

    def url(self, database: str = "postgres") -> str:
        """Where that database is or would be."""
        return f"postgresql://tester@/{database}?host={self.folder}"

    def emptied(self) -> str:
        """The URL of the one database, with nothing in it and nobody else connected."""
        psql = (self.programs / "psql", "-h", self.folder, "-U", "tester", "-d", "postgres")
        subprocess.run(
            [*psql, "-v", "ON_ERROR_STOP=1", "-qc", _EMPTY], check=True, capture_output=True
        )
        return self.url()


@contextmanager
def running() -> Iterator[Postgres]:
    """A server in a new folder. Raises FileNotFoundError where PostgreSQL is not installed."""
    folder = Path(tempfile.mkdtemp(prefix="factbrief-postgres-"))
    user = _unprivileged(folder)
    postgres = Postgres(folder, _programs())
    data = folder / "data"
    process = None
    try:
        initdb = (postgres.programs / "initdb", "-D", data, "-U", "tester", "--no-sync")
        subprocess.run(
            [*initdb, "--auth=trust", "--encoding=UTF8", "--no-locale"],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
        )
        settings = [f"--{setting}" for setting in (*_FAST, "listen_addresses=")]
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [postgres.programs / "postgres", "-D", data, "-k", folder, *settings],
                stdout=log,
                stderr=log,
                user=user,
                cwd=folder,
            )
        _wait(postgres, process)
        yield postgres
    finally:
        if process:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is wanted any more
            process.wait(_PATIENCE)
        shutil.rmtree(folder)


def _programs() -> Path:
    for initdb in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True):
        return initdb.parent
    if found := shutil.which("initdb"):
        return Path(found).parent
    raise FileNotFoundError("no PostgreSQL here: install the package `postgresql`")


def _unprivileged(folder: Path) -> int | None:
    """The user to run as, where we are root, which PostgreSQL refuses; `folder` becomes theirs."""
    if os.getuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return nobody.pw_uid


def _wait(postgres: Postgres, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        ready: list[str | Path] = [postgres.programs / "pg_isready", "-q", "-h", postgres.folder]
        if subprocess.run(ready, check=False).returncode == 0:
            return
        time.sleep(0.05)
    raise RuntimeError((postgres.folder / "log").read_text())
