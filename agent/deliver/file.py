"""Writes a briefing to a file, whole or not at all."""

import os
from pathlib import Path

from agent.errors import ConfigError


def write(path: Path, text: str) -> None:
    """Writes `text` to `path` in UTF-8. A reader sees the old file or the new one, never half.

    A link stays a link. What is there and is no file, such as a pipe or a device, is written to.
    Raises ConfigError where the folder is missing, not writable or full.
    """
    if not path.name:
        raise ConfigError(f"'{path}' is no file to write to: name one with -o")
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8")
        else:
            _replace(target, text)
    except (OSError, RuntimeError) as error:  # links that lead round in a circle
        cause = getattr(error, "strerror", None) or str(error)
        raise ConfigError(
            f"{path} cannot be written ({cause}): name another file with -o"
        ) from error


def _replace(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
