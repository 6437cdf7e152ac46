"""A gateway whose answers come from a script in this process, for tests of what is made of them.

Forms and checks are applied as the provider applies them: an answer that will not do is asked for
once more with the reason. Nothing is stored, nothing goes over the wire.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, cast

from agent.llm.gateway import Gateway
from agent.llm.ledger import Ledger
from agent.llm.request import AnswerError, Request, T
from agent.store.calls import KeptAnswer
from schemas.briefing import ModelInfo
from schemas.call import Usage

Script = Callable[[str, str], Any]
"""From the last message of the prompt, and the reason why the answer before would not do ("" the
first time), to the answer: a string as it stands, an exception to raise, or anything as JSON."""


class Scripted:
    """What was asked, in order, and for what reason; it answers by its script."""

    def __init__(self, script: Script) -> None:
        self.asked: list[str] = []
        self.reasons: list[str] = []
        self._script = script

    async def answer(self, request: Request[T], key: str, kept: KeptAnswer | None) -> T:
        """The scripted answer, judged; raises what the script holds."""
        del key, kept
        reason = text = ""
        for _ in range(2):
            words = request.prompt.messages[-1]["content"]
            self.asked.append(words)
            self.reasons.append(reason)
            given = self._script(words, reason)
            if isinstance(given, Exception):
                raise given
            text = given if isinstance(given, str) else json.dumps(given)
            fit, reason = request.read(text)
            if fit is not None:
                return fit
        raise AnswerError("invalid", reason, text)


class _NoLedger:
    """Keeps nothing."""

    usage = Usage()

    async def kept(self, key: str) -> None:
        """No answer is ever on disk."""
        del key

    async def parts(self, keys: Sequence[str]) -> dict[str, str]:
        """Nor is what was told on a single question."""
        del keys
        return {}

    async def keep_parts(self, answers: Mapping[str, str]) -> None:
        """Keeps nothing."""
        del answers


def scripted(
    script: Script, profile: Literal["compact", "full"] = "full"
) -> tuple[Gateway, Scripted]:
    """A gateway that answers by `script`, and the record of what it was asked."""
    record = Scripted(script)
    info = ModelInfo(name="scripted", profile=profile, endpoint="scripted")
    return Gateway(info, cast(Ledger, _NoLedger()), lambda: record), record


def unasked(words: str, reason: str) -> Any:
    """The script of a test in which nothing may be asked."""
    raise AssertionError(f"asked: {words} {reason}")
