"""What the commands do: read a corpus with a system, grade what it gave, refresh a recording."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from agent.settings import EMBEDDED_MODELS, Settings, load_settings
from evals.benchmarks.reconcile_gold import measure
from evals.corpus_reader import read_corpus
from evals.floor import every_sentence
from evals.judge import Verdicts, verdicts
from evals.matcher import NOTHING_JUDGED
from evals.outputs import StoryOutput
from evals.recordings import (
    LIVE,
    Player,
    StaleError,
    live,
    recording_file,
    replaying,
    write_recording,
)
from evals.results import report
from evals.runs import Run, grade, story_types
from evals.systems import read_story
from schemas.gold import GoldStory


class Reading(NamedTuple):
    """What a system gave for some stories, and which profile and model it used, if any."""

    system: str
    outputs: tuple[StoryOutput, ...]
    profile: str = ""
    model: str = ""


def floor(stories: tuple[GoldStory, ...]) -> Reading:
    """Every sentence as a fact."""
    return Reading("sentences", tuple(every_sentence(story) for story in stories))


async def read(stories: tuple[GoldStory, ...], settings: Settings, *, ask: bool) -> Reading:
    """The program on `stories`: from recorded answers, or with `ask` from the model itself.

    Raises StaleError where a recorded answer is lacking.
    """
    player = (
        live(recording_file(settings, LIVE), settings)
        if ask
        else replaying(recording_file(settings))
    )
    async with player as playing:
        outputs = await _read_all(stories, playing)
    return Reading("factbrief", outputs, settings.profile, settings.model)


def graded(
    stories: tuple[GoldStory, ...],
    reading: Reading,
    *,
    name: str,
    split: str,
    judged: Mapping[tuple[str, str], bool] = NOTHING_JUDGED,
) -> Run:
    """`reading`, graded against the gold of `stories`."""
    return Run(
        name=name,
        system=reading.system,
        profile=reading.profile,
        model=reading.model,
        split=split,
        made=datetime.now(UTC),
        outputs=reading.outputs,
        scores=grade(stories, reading.outputs, judged),
        types=story_types(stories),
    )


async def judge(stories: tuple[GoldStory, ...], reading: Reading, settings: Settings) -> Verdicts:
    """The configured model's word on what the matcher finds doubtful; answers are kept."""
    async with live(recording_file(settings, LIVE), settings) as player:
        return await verdicts(stories, reading.outputs, player.gateway)


async def replayed(stories: tuple[GoldStory, ...], paths: tuple[Path, ...]) -> dict[str, Run]:
    """Each of the recordings `paths` replayed on `stories` and graded, by its name.

    Raises StaleError where one lacks an answer.
    """
    runs = {}
    for path in paths:
        async with replaying(path) as player:
            outputs = await _read_all(stories, player)
        info = player.gateway.info
        reading = Reading("factbrief", outputs, info.profile, info.name)
        runs[path.stem] = graded(stories, reading, name=path.stem, split="all")
    return runs


async def results(stories: tuple[GoldStory, ...]) -> str:
    """The page docs/results.md, from the embedded model's recording.

    Raises StaleError where the recording lacks an answer.
    """
    path = recording_file(load_settings(model=EMBEDDED_MODELS[0], profile="compact"))
    run = (await replayed(stories, (path,)))[path.stem]
    ground = graded(stories, floor(stories), name="floor", split="all")
    gold = [score for story in stories for score in await measure(story)]
    return report(run, ground, gold, stories)


async def refresh(settings: Settings) -> str:
    """Asks whatever the recording lacks, over the whole corpus, and drops what is no longer used.

    Returns one line that says what the recording holds.
    """
    path = recording_file(settings)
    async with live(path, settings) as player:
        await _read_all(read_corpus(), player)
        used = [player.ledger.recorded[key] for key in player.ledger.used]
        write_recording(path, player.gateway.info, used)
    return f"{path}: {len(used)} answers"


async def _read_all(stories: tuple[GoldStory, ...], player: Player) -> tuple[StoryOutput, ...]:
    """Each story read, in order; raises one StaleError that names every story it stands for."""
    outputs = []
    stale: dict[str, StaleError] = {}
    for story in stories:
        try:
            outputs.append(await read_story(story, player))
            print(f"{story.story}: {player.ledger.mark} answers", file=sys.stderr)
        except StaleError as error:
            stale[story.story] = error
    if stale:
        first = next(iter(stale.values()))
        raise StaleError(f"{first} (lacking in: {', '.join(stale)})") from first
    return tuple(outputs)
