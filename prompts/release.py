"""`python -m prompts.release`: puts templates under the rule that released versions never change.

manifest.json holds the SHA-256 of every released template. A kept answer and a recording name the
version that they were made with, so a version that changed would make them lie. A better wording
is a new file, one version up; this command adds it to the manifest.
"""

import hashlib
import json
import sys
from importlib.resources import files
from pathlib import Path

from prompts.loader import available

MANIFEST = "manifest.json"


def released() -> dict[str, str]:
    """The SHA-256 of each released template by its path within this package."""
    text = files("prompts").joinpath(MANIFEST).read_text(encoding="utf-8")
    return {str(path): str(digest) for path, digest in json.loads(text).items()}


def present() -> dict[str, str]:
    """The SHA-256 of each template that is here, by its path within this package."""
    return {
        prompt.path: hashlib.sha256(prompt.source().encode()).hexdigest() for prompt in available()
    }


def changed() -> list[str]:
    """Released templates that are gone or no longer what was released."""
    here = present()
    return [path for path, digest in released().items() if here.get(path) != digest]


def release() -> list[str]:
    """Adds new templates to the manifest and returns their paths.

    Raises ValueError, and adds nothing, where a released one has changed.
    """
    if broken := changed():
        raise ValueError(
            f"{', '.join(broken)}: released versions never change; undo that and make a new version"
        )
    here = present()
    added = sorted(here.keys() - released().keys())
    if added:
        text = json.dumps(dict(sorted(here.items())), indent=2) + "\n"
        (Path(__file__).parent / MANIFEST).write_text(text, encoding="utf-8")
    return added


if __name__ == "__main__":
    try:
        print("\n".join(release()) or "nothing new")
    except ValueError as error:
        sys.exit(f"prompts: {error}")
