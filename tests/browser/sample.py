"""The briefing in the pictures: the sample story as the embedded model read it.

`python -m tests.browser.sample` makes it anew from the recorded answers.
"""

import asyncio
from pathlib import Path

from agent.render.dates import newest
from agent.settings import EMBEDDED_MODELS, load_settings
from evals.corpus_reader import read_story as gold_story
from evals.recordings import recording_file, replaying
from evals.sample import STORY
from evals.systems import read_story
from schemas.briefing import Briefing

KEPT = Path(__file__).with_suffix(".json")
"""Kept, so that the pictures change when the page does and not with every answer recorded anew."""


def sample_briefing() -> Briefing:
    """The kept briefing."""
    return Briefing.model_validate_json(KEPT.read_text(encoding="utf-8"))


async def _replayed() -> Briefing:
    """The briefing, as if it had been made when the newest article came out."""
    settings = load_settings(model=EMBEDDED_MODELS[0], profile="compact")
    async with replaying(recording_file(settings)) as player:
        briefing = (await read_story(gold_story(STORY), player)).briefing
    assert briefing is not None
    return briefing.model_copy(update={"generated": newest(briefing)})


if __name__ == "__main__":
    KEPT.write_text(asyncio.run(_replayed()).model_dump_json(exclude_defaults=True) + "\n", "utf-8")
