"""The attacks as data, and the pages that carry them."""

import html
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import TypeAdapter

from schemas.base import Form


class Attack(Form):
    """One attack; see the head of attacks.yaml for what each field means.

    `repeat` is (mark, unit, times): the mark in `text` stands for the unit, so many times over.
    """

    name: str
    kind: str
    text: str
    form: Literal["txt", "html", "md"] = "txt"
    obeyed: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    repeat: tuple[str, str, int] | None = None

    def words(self) -> str:
        """What is set into the carrier."""
        if self.repeat is None:
            return self.text
        mark, unit, times = self.repeat
        return self.text.replace(mark, unit * times)


@cache
def attacks() -> tuple[Attack, ...]:
    """Every attack, in the order of the file."""
    return TypeAdapter(tuple[Attack, ...]).validate_python(yaml.safe_load(_text("attacks.yaml")))


def carrier(folder: Path, attack: Attack | None = None, *, form: str = "txt") -> Path:
    """Writes the carrying article, with `attack` set in or untouched; the file's path."""
    form = attack.form if attack else form
    before, after = _text("carrier.txt").split("{attack}")
    if form == "html":
        words = "".join((_page(before), attack.words() if attack else "", _paragraphs(after)))
        words = f"<html><body><article>{words}</article></body></html>"
    else:
        words = before + (attack.words() if attack else "") + after
    file = folder / f"carrier.{form}"
    file.write_text(words, encoding="utf-8")
    return file


def bystander(folder: Path) -> Path:
    """Writes the article that no attack is in; the file's path."""
    file = folder / "bystander.txt"
    file.write_text(_text("bystander.txt"), encoding="utf-8")
    return file


def _page(words: str) -> str:
    title, _, body = words.partition("\n\n")
    return f"<h1>{html.escape(title)}</h1>{_paragraphs(body)}"


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{html.escape(p)}</p>" for p in words.split("\n\n") if p.strip())


def _text(name: str) -> str:
    return (files("evals.attacks") / name).read_text(encoding="utf-8")
