"""The ways in which model servers misbehave, each as a reply to a good answer's place.

`sound` is the answer that a well-behaved server would have sent. What is no answer at all costs no
token; what is an answer, however bad, carries its usage.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.support.model_server import Reply, answer, fault

Misbehaviour = Callable[[Reply], Reply]


def _text(sound: Reply) -> str:
    return str(sound.body["choices"][0]["message"]["content"])


def _with_choice(sound: Reply, **changes: Any) -> Reply:
    choice = sound.body["choices"][0] | changes
    return replace(sound, body=sound.body | {"choices": [choice]})


def _without(sound: Reply, key: str) -> Reply:
    return replace(sound, body={k: v for k, v in sound.body.items() if k != key})


def _soon() -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)


PASSING: dict[str, Misbehaviour] = {
    "429": lambda _: fault(429, "slow down", retry_after=0),
    "429 without Retry-After": lambda _: fault(429, "slow down"),
    "429 with a date": lambda _: fault(429, "slow down", retry_after=_soon()),
    "500": lambda _: fault(500, "oops"),
    "502 page": lambda _: Reply(502, "<html><body><h1>Bad Gateway</h1></body></html>"),
    "503": lambda _: fault(503, "overloaded"),
    "reset": lambda _: Reply(hang_up=True),
    "cut in mid-answer": lambda sound: replace(sound, cut=400),
    "time-out": lambda _: Reply(504, "late", delay=6),
    "drip": lambda _: Reply(drip=0.05),
}
"""Faults of the line or the moment: the same request may succeed when it is sent again."""

ANSWERS: dict[str, Misbehaviour] = {
    "truncated JSON": lambda sound: answer(_text(sound)[: len(_text(sound)) // 2]),
    "length": lambda sound: answer(_text(sound)[:40], finish_reason="length"),
    "content filter": lambda _: answer("", finish_reason="content_filter"),
    "refusal": lambda _: answer("", refusal="I cannot help with that."),
    "wrong shape": lambda _: answer({"claims": [{"text": "The ferries sank."}]}),
    "wrong types": lambda _: answer({"facts": "The ferries sank."}),
    "list": lambda _: answer([1, 2, 3]),
    "null": lambda sound: _with_choice(sound, message={"role": "assistant", "content": None}),
    "white space": lambda _: answer(" \n" * 20_000, finish_reason="length"),
    "numbers out of range": lambda _: answer({"facts": [_fact((0,)), _fact((9999,))]}),
    "negative numbers": lambda _: answer({"facts": [_fact((-1,)), _fact((10**30,))]}),
    "contradictory": lambda _: answer(
        {"facts": [_fact((1,)), _fact((1,), claim="The ferries did not sink.")] * 3}
    ),
    "duplicated": lambda sound: answer(_doubled(sound)),
    "10 MB": lambda _: answer({"facts": [_fact((1,), claim="A" * 10_000_000)]}),
    "prose": lambda _: answer("Sure! Here are the facts you asked for:"),
    "fenced": lambda sound: answer(f"```json\n{_text(sound)}\n```"),
    "wrong model": lambda sound: replace(sound, body=sound.body | {"model": "another"}),
    "usage missing": lambda sound: _without(sound, "usage"),
}
"""Answers that arrive whole and are bad, or odd: asked again once at most."""

NO_ANSWERS: dict[str, Misbehaviour] = {
    "empty choices": lambda sound: replace(sound, body=sound.body | {"choices": []}),
    "no choices": lambda sound: _without(sound, "choices"),
    "web page": lambda _: Reply(200, "<html>It works!</html>"),
    "404": lambda _: fault(404, "no such model"),
    "400": lambda _: fault(400, "context length exceeded"),
}
"""What is no chat answer and will not become one."""

FAULTS = PASSING | ANSWERS | NO_ANSWERS


def _fact(sentences: tuple[int, ...], claim: str = "The ferries sank.") -> dict[str, Any]:
    told = {"sentences": list(sentences), "claim": claim, "kind": "event"}
    return told | {"speaker": "", "naming": "none", "outlet": ""}


def _doubled(sound: Reply) -> str:
    text = _text(sound)
    opening, _, entries = text.partition("[")
    inner = entries.rpartition("]")[0]
    return f"{opening}[{inner}, {inner}]}}" if inner else text
