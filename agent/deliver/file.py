"""Writes a briefing to a file, whole or not at all."""

import os
from pathlib import Path

from agent.errors import ConfigError


def write(path: Path, text: str) -> None:
    """Writes `text` to `path` in UTF-8. A reader sees the old file or the new one, never half.

    Raises ConfigError where the folder is missing, not writable or full.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        cause = error.strerror or str(error)
        raise ConfigError(
            f"{path} cannot be written ({cause}): name another file with -o"
        ) from error
