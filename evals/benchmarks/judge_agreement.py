"""How far the judge agrees with people, on a sample of the judgements that the matcher is held to.

    python -m evals.benchmarks.judge_agreement FOLDER [HOW_MANY]

FOLDER is as for matcher_agreement. The model is the configured one; its answers are kept in
out/evals/live, so a second run asks nothing. The matcher's figure on the same sample stands beside.
"""

import asyncio
import random
import sys
from pathlib import Path

from agent.settings import load_settings
from evals.benchmarks.matcher_agreement import Pair, read_pairs
from evals.bootstrap import SEED
from evals.judge import judged
from evals.matcher import presence
from evals.recordings import LIVE, live, recording_file


async def measure(pairs: list[Pair]) -> str:
    """One line each for the judge and for the matcher: balanced accuracy on `pairs`."""
    settings = load_settings()
    async with live(recording_file(settings, LIVE), settings) as player:
        said = [await judged(pair.unit, pair.text, player.gateway) for pair in pairs]
    found = [presence(pair.unit, pair.text, pair.weights).present for pair in pairs]
    return f"{settings.model}: {_balanced(pairs, said):.3f}\nmatcher: {_balanced(pairs, found):.3f}"


def _balanced(pairs: list[Pair], said: list[bool]) -> float:
    shares = []
    for wanted in (True, False):
        given = [answer for pair, answer in zip(pairs, said, strict=True) if pair.present == wanted]
        shares.append(sum(answer == wanted for answer in given) / len(given))
    return sum(shares) / 2


if __name__ == "__main__":
    HOW_MANY = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    SAMPLE = random.Random(SEED).sample(read_pairs(Path(sys.argv[1])), HOW_MANY)  # noqa: S311 - a sample, no secret
    print(asyncio.run(measure(SAMPLE)))
