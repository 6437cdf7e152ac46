"""A planted regression, which the gate must catch: the prompt that cuts sentences, without its rule
that one fact tells one thing.

    python -m evals.planted

records what the embedded model answers then to the sentences of STORIES, in RECORDING. The gate's
tests hold that against the same articles read with the whole prompt, by the same code.
"""

import asyncio
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace

from agent.llm.gateway import Gateway
from agent.llm.request import AnswerError, T
from agent.settings import load_settings
from evals.corpus_reader import read_corpus
from evals.outputs import StoryOutput
from evals.recordings import RECORDINGS, Player, StaleError, live, write_recording
from evals.systems import extract_story
from prompts.rendered import RenderedPrompt
from schemas.call import Usage
from schemas.gold import GoldStory

STORIES = ("harbour-talks", "rate-decisions", "who-is-she")
RECORDING = RECORDINGS / "planted" / "split-without-cutting.jsonl"
_RULE = "- One fact tells one thing"

Rewording = Callable[[RenderedPrompt], RenderedPrompt]


class RewordingGateway(Gateway):
    """A gateway that sends the prompts that cut a sentence as `reword` makes them.

    The program may have come to ask about other sentences since the recording was made. Those are
    looked up as the program words them, and without an answer even then they stay whole: the two
    sides of a comparison only come a little closer.
    """

    def __init__(self, inner: Gateway, reword: Rewording) -> None:
        self.info = inner.info
        self._inner = inner
        self._reword = reword

    @property
    def usage(self) -> Usage:
        """What the gateway behind it has spent."""
        return self._inner.usage

    async def ask(
        self,
        prompt: RenderedPrompt,
        form: type[T],
        *,
        article: str = "",
        max_tokens: int,
        check: Callable[[T], str | None] | None = None,
        repeat: int = 0,
    ) -> T:
        """As any gateway; AnswerError where a replay has no answer to either wording."""
        wordings = (self._reword(prompt), prompt) if prompt.id.startswith("split/") else (prompt,)
        for wording in wordings:
            try:
                return await self._inner.ask(
                    wording,
                    form,
                    article=article,
                    max_tokens=max_tokens,
                    check=check,
                    repeat=repeat,
                )
            except StaleError:
                continue
        raise AnswerError("invalid", "no answer was recorded")


def as_it_is(prompt: RenderedPrompt) -> RenderedPrompt:
    """`prompt` itself."""
    return prompt


def without_rule(prompt: RenderedPrompt) -> RenderedPrompt:
    """`prompt` without the rule, and without the examples that show it by cutting a sentence."""
    rules, *shown, sentence = prompt.messages
    lines = [line for line in rules["content"].split("\n") if not line.startswith(_RULE)]
    pairs = zip(shown[::2], shown[1::2], strict=True)
    kept = [pair for pair in pairs if len(json.loads(pair[1]["content"])["facts"]) == 1]
    messages = (
        {"role": "system", "content": "\n".join(lines)},
        *(message for pair in kept for message in pair),
        sentence,
    )
    sent = json.dumps(messages, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(sent.encode()).hexdigest()
    return replace(prompt, id=f"{prompt.id}-without-cutting", hash=digest, messages=messages)


def planted_stories() -> tuple[GoldStory, ...]:
    """The stories over which the regression is recorded."""
    return tuple(story for story in read_corpus() if story.story in STORIES)


async def read_with(player: Player, reword: Rewording) -> tuple[StoryOutput, ...]:
    """The facts of STORIES, read with the prompt that `reword` makes of the program's own."""
    rewording = Player(RewordingGateway(player.gateway, reword), player.ledger)
    return tuple([await extract_story(story, rewording) for story in planted_stories()])


async def record() -> str:
    """Asks the model what RECORDING lacks; returns one line that says what it holds."""
    async with live(RECORDING, load_settings()) as player:
        await read_with(player, without_rule)
        used = [player.ledger.recorded[key] for key in player.ledger.used]
        write_recording(RECORDING, player.gateway.info, used)
    return f"{RECORDING}: {len(used)} answers"


if __name__ == "__main__":
    print(asyncio.run(record()))
