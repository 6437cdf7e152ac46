"""A model that reads well, as a script for the model server: every sentence is a fact."""

import re
from collections.abc import Callable
from typing import Any

from tests.support.model_server import Reply, answer

_NUMBERED = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
_LISTED = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)
_PAIR = re.compile(r"^Pair (\d+)$", re.MULTILINE)


def form_of(request: dict[str, Any]) -> str:
    """The name of the form that the request asks for."""
    return str(request["response_format"]["json_schema"]["name"])


def asked(request: dict[str, Any]) -> str:
    """What the request is about; after an unfit answer it ends in a complaint instead."""
    return str(request["messages"][1]["content"])


def read(request: dict[str, Any]) -> dict[str, Any]:
    """The answer of a reader who takes every sentence for one fact and finds no two alike."""
    text = asked(request)
    match form_of(request):
        case "Extracted":
            article = text.partition("Article")[2]
            return {"facts": [_fact(int(n), words) for n, words in _NUMBERED.findall(article)]}
        case "Composed":
            listed = _LISTED.findall(text)[:2]
            told = [{"text": claim, "facts": [int(n)]} for n, claim in listed]
            return {"headline": " ".join(listed[0][1].split()[:14]).rstrip("."), "summary": told}
        case "Related":
            return {"pairs": [_different(int(n)) for n in _PAIR.findall(text)]}
        case form:
            raise ValueError(f"no answer is scripted for {form}")


def reader(*, delay: float = 0) -> Callable[[dict[str, Any]], Reply]:
    """`read` as a script; every answer takes `delay` seconds."""
    return lambda request: answer(read(request), delay=delay)


def _fact(number: int, words: str) -> dict[str, Any]:
    told = {"sentences": [number], "claim": words, "kind": "event"}
    return told | {"speaker": "", "naming": "none", "outlet": ""}


def _different(number: int) -> dict[str, Any]:
    return {"pair": number, "relation": "different", "differs_in": "nothing"}
