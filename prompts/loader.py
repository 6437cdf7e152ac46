"""Loads a prompt by task and profile and fills it in.

A template is one file, `<task>/<profile>-<version>.jinja`, whose blocks are its messages, in order:
`system`, then `example_1_user`, `example_1_assistant` and so on, then `user`. A released version
never changes (manifest.json holds its hash); a better wording is a new version.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from prompts.rendered import RenderedPrompt

_FILE = re.compile(r"(?P<profile>[a-z]+)-(?P<version>\d+)\.jinja")
_ROLES = {"system": "system", "user": "user", "assistant": "assistant"}


@dataclass(frozen=True)
class Prompt:
    """One version of one task's prompt for one profile."""

    task: str
    profile: str
    version: int

    @property
    def id(self) -> str:
        return f"{self.task}/{self.profile}@{self.version}"

    @property
    def path(self) -> str:
        """Where the template lies, from this package's folder."""
        return f"{self.task}/{self.profile}-{self.version}.jinja"

    def source(self) -> str:
        """The template's text. Raises FileNotFoundError where there is no such version."""
        return files("prompts").joinpath(self.path).read_text(encoding="utf-8")

    def render(self, **values: object) -> RenderedPrompt:
        """The messages with `values` put in as plain text.

        Values are never read as templates, so an article that holds `{{ 7*7 }}` reaches the model
        as those very characters. Raises jinja2.UndefinedError where the template asks for a value
        that is not given.
        """
        template = _environment().get_template(self.path)
        context = template.new_context(values)
        messages = tuple(
            {"role": _ROLES[name.rsplit("_", 1)[-1]], "content": "".join(block(context)).strip()}
            for name, block in template.blocks.items()
        )
        sent = json.dumps(messages, ensure_ascii=False, sort_keys=True)
        return RenderedPrompt(
            id=self.id, hash=hashlib.sha256(sent.encode()).hexdigest(), messages=messages
        )


def load(task: str, profile: str, version: int | None = None) -> Prompt:
    """The prompt of `task` for `profile`, its newest version where none is named.

    Raises KeyError where the task has no prompt for that profile, or not in that version.
    """
    versions = [p for p in available() if (p.task, p.profile) == (task, profile)]
    wanted = [p for p in versions if version in (None, p.version)]
    if not wanted:
        raise KeyError(f"no prompt {task}/{profile}" + (f"@{version}" if version else ""))
    return max(wanted, key=lambda prompt: prompt.version)


@cache
def available() -> tuple[Prompt, ...]:
    """Every prompt that this package holds, in order of task, profile and version."""
    found = []
    for folder in files("prompts").iterdir():
        if folder.is_dir():
            for file in folder.iterdir():
                if match := _FILE.fullmatch(file.name):
                    found.append(Prompt(folder.name, match["profile"], int(match["version"])))
    return tuple(sorted(found, key=lambda prompt: (prompt.task, prompt.profile, prompt.version)))


@cache
def _environment() -> Environment:
    def source(path: str) -> str:
        return files("prompts").joinpath(path).read_text(encoding="utf-8")

    # Prompts are plain text for a model, not HTML: escaping would alter the article's words.
    return Environment(
        loader=FunctionLoader(source),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - plain text for a model; see above
    )
