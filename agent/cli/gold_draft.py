"""A draft of gold labels from the program's own facts, for a person to correct (docs/gold.md)."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from agent.ingest.decode import decode
from agent.pipeline import Read
from agent.text.amounts import normal
from agent.text.cues import hedges, negations
from agent.text.names import find_names
from agent.text.periods import normal_date
from schemas.fact import Fact
from schemas.gold import GoldAttribution, plain

_HEAD = """\
# yaml-language-server: $schema=story.schema.json
# A draft: these are the program's own facts, and labels taken over unread only flatter it.
# Read each article to its end. Correct every fact, add those that are missing, delete what is none,
# and take the line `draft: true` out of each fact that you have confirmed; then set story, title,
# type and each article's voice and published, and take out the `draft: true` at the top.
"""
_FORMATS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html"}
_KEY_WORDS = 6
_SAID = set(GoldAttribution.model_fields)
_MOST_KEPT = 5


class _Dumper(yaml.SafeDumper):
    """YAML in which a text of several lines is shown as lines."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = "|" if "\n" in data else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)


def gold_draft(read: Sequence[Read]) -> str:
    """One story file for evals/corpus in which every fact of `read` still has to be confirmed."""
    keys: dict[str, str] = {}
    names: set[str] = set()
    articles = [_article(one, names, keys) for one in read]
    story = {
        "draft": True,
        "story": articles[0]["id"],
        "title": articles[0]["title"] or articles[0]["id"],
        "split": "dev",
        "type": "plain",
        "articles": articles,
    }
    return _HEAD + yaml.dump(story, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)


def _article(read: Read, names: set[str], keys: dict[str, str]) -> dict[str, Any]:
    article, facts = read.article, read.extraction.facts
    text, form = _page(read)
    return {
        "id": _unused(_slug(Path(article.source).stem) or "article", names),
        "outlet": article.outlet,
        "voice": "wire",
        "format": form,
        "published": article.published.isoformat() if article.published else None,
        "title": article.title,
        "url": article.url,
        "text": text,
        "facts": [_fact(fact, keys) for fact in facts],
        "nothing": [],
    }


def _page(read: Read) -> tuple[str, str]:
    """The page as it was given, with its format; the cleaned text where it was no file, or where
    a label would not be found in it."""
    file = Path(read.article.source)
    if file.is_file():
        raw = decode(file.read_bytes(), read.article.source)
        page = plain(raw)
        quotes = (one.quote for fact in read.extraction.facts for one in fact.evidence)
        if all(plain(quote) in page for quote in quotes):
            return raw, _FORMATS.get(file.suffix.lower(), "txt")
    return read.article.text, "txt"


def _fact(fact: Fact, keys: dict[str, str]) -> dict[str, Any]:
    label: dict[str, Any] = {
        "draft": True,
        "key": _key(fact.claim, keys),
        "claim": fact.claim,
        "quotes": [" ".join(evidence.quote.split()) for evidence in fact.evidence],
        "kind": fact.kind,
    }
    if fact.attribution:
        label["attribution"] = fact.attribution.model_dump(include=_SAID)
    turning = [cue.text for cue in (*negations(fact.claim), *hedges(fact.claim))]
    counted = [quantity.text for quantity in fact.quantities]
    named = [name.text for name in find_names(fact.claim)]
    label["keep"] = list(dict.fromkeys([*turning, *counted, *named]))[:_MOST_KEPT]
    label["quantities"] = [normal(quantity) for quantity in fact.quantities]
    label["dates"] = [normal_date(mention) for mention in fact.dates if mention.value]
    return label


def _key(claim: str, keys: dict[str, str]) -> str:
    """A key for `claim`, the one that the very same claim has already where there is one."""
    if claim not in keys:
        start = "-".join(_slug(claim).split("-")[:_KEY_WORDS]) or "fact"
        keys[claim] = _unused(start, set(keys.values()))
    return keys[claim]


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def _unused(name: str, taken: set[str]) -> str:
    """`name`, with a number after it where it is taken; it is added to `taken`."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free
