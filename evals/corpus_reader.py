"""Reads gold stories: one YAML file a story, checked by schemas.gold, drafts refused.

The JSON Schema beside the corpus lets editors check a file while it is written; its first line is
`# yaml-language-server: $schema=story.schema.json`.
"""

import json
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import ValidationError

from agent.errors import InputError
from schemas.gold import GoldStory

CORPUS = Path(__file__).resolve().parent / "corpus"
SCHEMA_FILE = CORPUS / "story.schema.json"
Split = Literal["dev", "test", "all"]


class _Loader(yaml.CSafeLoader):
    """YAML without its timestamps: pydantic reads dates, and keys such as 2025-07 stay words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_story(path: Path) -> GoldStory:
    """The story in the YAML file `path`.

    Raises InputError for a file that cannot be read, breaks the schema or is still a draft.
    """
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader, less its timestamps
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(str(path), " ".join(str(error).split())) from error
    try:
        story = GoldStory.model_validate(raw)
    except ValidationError as error:
        raise InputError(str(path), _first_fault(error)) from error
    drafts = [fact.key for article in story.articles for fact in article.facts if fact.draft]
    if drafts:
        raise InputError(
            str(path),
            f"is a draft: not confirmed yet are {len(drafts)} of its facts, the first "
            f"{drafts[0]!r}; correct each, then take its line `draft: true` out",
        )
    if story.draft:
        raise InputError(
            str(path), "is a draft: check its head, then take the line `draft: true` at its top out"
        )
    return story


def read_corpus(folder: Path = CORPUS, split: Split = "all") -> tuple[GoldStory, ...]:
    """Every story of `folder` (its *.yaml files, by name) that belongs to `split`.

    Raises InputError where a file is unfit, an article id stands in two stories, or none is left.
    """
    stories = [read_story(path) for path in sorted(folder.glob("*.yaml"))]
    seen: dict[str, str] = {}
    for story in stories:
        for article in story.articles:
            if article.id in seen:
                reason = f"article id {article.id!r} stands in {seen[article.id]} and {story.story}"
                raise InputError(str(folder), reason)
            seen[article.id] = story.story
    chosen = tuple(story for story in stories if split in ("all", story.split))
    if not chosen:
        raise InputError(str(folder), f"holds no story (*.yaml) of the split {split!r}")
    return chosen


def schema_text() -> str:
    """The JSON Schema of a story file, as `story.schema.json` must hold it."""
    schema = GoldStory.model_json_schema()
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"])
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return f"{place}: {fault['msg']}{more}" if place else f"{fault['msg']}{more}"
