"""The gate: each recording replayed and held against its baseline.

A baseline is what a recording scored when somebody last accepted it: the sums of every metric by
article and kind, one metric a line, so that a diff shows what moved.
"""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from agent.errors import InputError
from evals.comparison import Shift, compare
from evals.figures import cells_of
from evals.runs import Run, items_of
from schemas.base import Form
from schemas.gold import GoldStory

BASELINES = Path(__file__).parent / "baselines"


class Baseline(Form):
    """What one profile and model scored. `labels` are the SHA-256 of each story's gold then."""

    profile: str
    model: str
    made: datetime
    labels: dict[str, str]
    cells: dict[str, dict[str, dict[str, tuple[float, int]]]]


class Verdict(NamedTuple):
    """One recording at the gate. It passes where no shift is "worse".

    `unheld` are the stories that the baseline does not know yet: they are left out.
    """

    name: str
    run: Run
    shifts: tuple[Shift, ...]
    unheld: tuple[str, ...]

    @property
    def failures(self) -> tuple[Shift, ...]:
        """What got worse."""
        return tuple(shift for shift in self.shifts if shift.verdict == "worse")


def labels_digest(story: GoldStory) -> str:
    """SHA-256 of a story's labels: figures on other labels are other figures."""
    return hashlib.sha256(story.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def hold_against(
    name: str, run: Run, stories: tuple[GoldStory, ...], folder: Path = BASELINES
) -> Verdict:
    """`run` against the baseline `name`, on the stories that the baseline knows.

    Raises InputError where there is no baseline, or one of other labels.
    """
    baseline = read_baseline(name, folder)
    labels = {story.story: labels_digest(story) for story in stories}
    others = [known for known, digest in baseline.labels.items() if labels.get(known) != digest]
    if others:
        raise InputError(
            str(_file(name, folder)),
            f"was made on other labels of {', '.join(others)}; look at the new figures "
            "(`python -m evals run`), then accept them with `python -m evals gate --accept`",
        )
    unheld = tuple(story for story in labels if story not in baseline.labels)
    left_out = {item for story in stories if story.story in unheld for item in items_of(story)}
    held = cells_of(score for score in run.scores if score.item not in left_out)
    return Verdict(name, run, compare(baseline.cells, held, run.types), unheld)


def accept(name: str, run: Run, stories: tuple[GoldStory, ...], folder: Path = BASELINES) -> Path:
    """Makes `run` the baseline `name`; returns its file."""
    baseline = Baseline(
        profile=run.profile,
        model=run.model,
        made=datetime.now(UTC).replace(microsecond=0),
        labels={story.story: labels_digest(story) for story in stories},
        cells={
            metric: {item: dict(kinds) for item, kinds in items.items()}
            for metric, items in cells_of(run.scores).items()
        },
    )
    head = baseline.model_dump(mode="json", exclude={"cells"})
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    cells = ",\n".join(
        f"  {json.dumps(metric)}: {json.dumps(items, sort_keys=True)}"
        for metric, items in sorted(baseline.model_dump(mode="json")["cells"].items())
    )
    text = "{\n" + ",\n".join([*lines, f'"cells": {{\n{cells}\n}}']) + "\n}\n"
    path = _file(name, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read_baseline(name: str, folder: Path = BASELINES) -> Baseline:
    """The baseline `name`. Raises InputError where there is none."""
    path = _file(name, folder)
    try:
        return Baseline.model_validate_json(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = "no baseline yet; `python -m evals gate --accept` makes it"
        raise InputError(str(path), reason) from error
    except ValidationError as error:
        reason = "is not a baseline; `python -m evals gate --accept` makes it anew"
        raise InputError(str(path), reason) from error


def _file(name: str, folder: Path) -> Path:
    return folder / f"{name}.json"
