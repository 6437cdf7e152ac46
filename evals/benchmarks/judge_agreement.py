"""How far the judge agrees with people, on a sample of the judgements that the matcher is held to.

    python -m evals.benchmarks.judge_agreement FOLDER

asks the configured model for what the recording lacks; FOLDER is as evals.benchmarks.judgements
reads it. The answers are kept in evals/recordings/judge, and docs/matcher.md is made from them.
"""

import asyncio
import random
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.settings import Settings, load_settings
from evals.benchmarks.judgements import Labels, Pair, balanced, read_pairs
from evals.bootstrap import RESAMPLES, SEED, interval
from evals.judge import judged
from evals.matcher import presence
from evals.recordings import RECORDINGS, Player, live, recording_file, replaying

TEXTS = 30
UNITS = 5
"""Units of each text: they are asked about in a row, so that the text itself is read once."""


def sample(pairs: list[Pair]) -> list[Pair]:
    """UNITS judgements on each of TEXTS texts, drawn with a fixed seed, text by text."""
    texts: dict[tuple[int, str], list[Pair]] = {}
    for pair in pairs:
        texts.setdefault((pair.article, pair.text), []).append(pair)
    draw = random.Random(SEED)  # noqa: S311 - a sample, no secret
    wide = [units for units in texts.values() if len(units) >= UNITS]
    return [pair for units in draw.sample(wide, TEXTS) for pair in draw.sample(units, UNITS)]


async def judge_agreement(pairs: list[Pair]) -> str:
    """A table of the judge and the matcher on the sample of `pairs`, from recorded answers.

    Raises StaleError where the recording lacks one.
    """
    chosen = sample(pairs)
    settings = load_settings()
    async with replaying(_file(settings)) as player:
        said = await _asked(chosen, player)
    found = np.array([presence(pair.unit, pair.text, pair.weights).present for pair in chosen])
    labels = np.array([pair.present for pair in chosen])
    articles = np.array([pair.article for pair in chosen])
    return "\n".join(
        [
            f"On {len(chosen)} of these judgements ({TEXTS} texts, {labels.mean():.0%} present):",
            "",
            "| way | balanced accuracy | 95% interval | all | of those present | of those absent |",
            "| :-- | --: | :-: | --: | --: | --: |",
            agreement_row(f"{settings.model} as judge", said, labels, articles),
            agreement_row("matcher", found, labels, articles),
        ]
    )


async def _asked(chosen: list[Pair], player: Player) -> Labels:
    return np.array([await judged(pair.unit, pair.text, player.gateway) for pair in chosen])


def agreement_row(name: str, given: Labels, wanted: Labels, articles: NDArray[np.int_]) -> str:
    """One line of the table of what `given` has right; the interval is by resampling articles."""
    named = np.unique(articles)
    draws = []
    for picks in np.random.default_rng(SEED).choice(named, (RESAMPLES, len(named))):
        at = np.concatenate([np.flatnonzero(articles == article) for article in picks])
        draws.append(balanced(given[at], wanted[at]))
    spread = interval(np.array(draws))
    between = f"{spread.low:.3f} to {spread.high:.3f}" if spread else "-"
    right = given == wanted
    return (
        f"| {name} | {balanced(given, wanted):.3f} | {between} | {right.mean():.3f} "
        f"| {right[wanted].mean():.3f} | {right[~wanted].mean():.3f} |"
    )


def _file(settings: Settings) -> Path:
    return recording_file(settings, RECORDINGS / "judge")


async def record(pairs: list[Pair]) -> str:
    """Asks the model what the recording lacks; returns one line that says what it holds."""
    settings = load_settings()
    async with live(_file(settings), settings) as player:
        await _asked(sample(pairs), player)
        return f"{_file(settings)}: {len(player.ledger.recorded)} answers"


if __name__ == "__main__":
    print(asyncio.run(record(read_pairs(Path(sys.argv[1])))))
