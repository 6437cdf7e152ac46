"""Model files: how one is found and known by its bytes."""

import hashlib
from pathlib import Path

import pytest

from agent.errors import ConfigError
from agent.llm import models
from agent.llm.models import installed, model_file, path_of


def gguf(path: Path, rest: bytes = b"weights") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"GGUF" + rest)
    return path


async def test_any_gguf_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = gguf(tmp_path / "mine.gguf")
    file = await model_file(str(path), tmp_path / "home")

    assert (file.name, file.path) == ("mine.gguf", path)
    assert file.digest == hashlib.sha256(b"GGUFweights").hexdigest()


async def test_a_digest_is_computed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = gguf(tmp_path / "mine.gguf")
    first = await model_file(str(path), tmp_path)
    monkeypatch.delattr(hashlib, "file_digest")

    assert await model_file(str(path), tmp_path) == first


async def test_a_changed_file_is_another_model(tmp_path: Path) -> None:
    path = gguf(tmp_path / "mine.gguf")
    first = await model_file(str(path), tmp_path)
    gguf(path, b"other weights")

    assert (await model_file(str(path), tmp_path)).digest != first.digest


async def test_a_damaged_list_of_digests_is_made_anew(tmp_path: Path) -> None:
    path = gguf(tmp_path / "mine.gguf")
    known = tmp_path / "models" / "digests.json"
    known.parent.mkdir()
    known.write_text("{")
    first = await model_file(str(path), tmp_path)

    assert str(path) in known.read_text()
    assert await model_file(str(path), tmp_path) == first


async def test_a_missing_model_of_ours_is_told_with_the_command_that_fetches_it(
    tmp_path: Path,
) -> None:
    with pytest.raises(ConfigError, match=r"factbrief model pull qwen2\.5-coder-1\.5b"):
        await model_file("qwen2.5-coder-1.5b", tmp_path)
    assert await installed(tmp_path) == []


async def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the model nope is not on this machine: choose qwen2"):
        await model_file("nope", tmp_path)
    with pytest.raises(ConfigError, match=r"nowhere\.gguf is not on this machine: check the path"):
        await model_file("nowhere.gguf", tmp_path)


async def test_a_file_that_is_no_model_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.gguf"
    path.write_text("<html>404</html>")
    with pytest.raises(ConfigError, match="is not a GGUF file"):
        await model_file(str(path), tmp_path)


async def test_a_model_of_ours_with_other_bytes_is_refused(tmp_path: Path) -> None:
    gguf(path_of("qwen2.5-coder-0.5b", tmp_path))
    with pytest.raises(ConfigError, match=r"damaged: delete it and run .*model pull"):
        await model_file("qwen2.5-coder-0.5b", tmp_path)


def test_releases_are_looked_up_by_their_names() -> None:
    assert all(name == release.name for name, release in models.RELEASES.items())
